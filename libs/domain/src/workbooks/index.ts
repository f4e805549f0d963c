export * from './refusals.js';
