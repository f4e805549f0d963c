export * from './counting.js';
export * from './deadline.js';
export * from './reckoning.js';
