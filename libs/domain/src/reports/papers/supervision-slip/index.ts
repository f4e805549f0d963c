export * from './form.js';
export * from './slip.js';
