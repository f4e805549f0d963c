export * from './acts.js';
export * from './campaign.js';
export * from './commands.js';
export * from './draft.js';
export * from './events.js';
export * from './refusals.js';
export * from './task.js';
