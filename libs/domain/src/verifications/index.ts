export * from './commands.js';
export * from './difference.js';
export * from './events.js';
export * from './refusals.js';
export * from './subjects.js';
export * from './verification.js';
