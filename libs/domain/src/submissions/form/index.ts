export * from './form.js';
export * from './rules.js';
