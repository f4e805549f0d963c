export * from './counting.js';
export * from './deadline.js';
