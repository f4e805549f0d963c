export * from './placeholders.js';
export * from './refusals.js';
export * from './events.js';
export * from './template.js';
