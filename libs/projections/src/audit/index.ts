export * from './change.js';
export * from './trail.js';
export * from './trail-in-scope.js';
