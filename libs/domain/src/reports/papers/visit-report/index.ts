export * from './form.js';
export * from './report.js';
