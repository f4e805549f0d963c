export * from './account.js';
export * from './commands.js';
export * from './events.js';
export * from './permissions.js';
export * from './refusals.js';
export * from './roles.js';
export * from './account-on.js';
