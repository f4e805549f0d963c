export * from './allowed.js';
export * from './caller.js';
