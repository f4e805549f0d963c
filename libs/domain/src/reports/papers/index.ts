export * from './filled.js';
export * from './paper.js';
