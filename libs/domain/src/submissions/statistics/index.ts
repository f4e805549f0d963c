export * from './matching.js';
export * from './refusals.js';
