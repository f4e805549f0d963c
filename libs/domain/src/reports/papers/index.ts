export * from './filled.js';
export * from './paper.js';
export * from './stamp.js';
