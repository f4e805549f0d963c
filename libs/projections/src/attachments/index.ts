export * from './evidence-uses.js';
