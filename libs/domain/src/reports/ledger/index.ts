export * from './entry.js';
export * from './forms.js';
