export * from './form.js';
export * from './letter.js';
