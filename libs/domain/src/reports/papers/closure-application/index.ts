export * from './application.js';
export * from './form.js';
