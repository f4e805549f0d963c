export * from './form.js';
export * from './notice.js';
