export * from './placeholders.js';
export * from './refusals.js';
