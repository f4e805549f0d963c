export * from './source.js';
export * from './sources.js';
