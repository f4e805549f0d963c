export { firstDifference, type FirstDifference } from './first-difference.js';
export * from './prove.js';
export { replayed } from './replayed.js';
export * from './sample.js';
