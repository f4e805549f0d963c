export * from './faults.js';
export * from './overlaid.js';
export * from './overlay.js';
