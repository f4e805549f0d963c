export * from './code-reservation.js';
export * from './commands.js';
export * from './events.js';
export * from './organization.js';
export * from './refusals.js';
export * from './units.js';
export * from './school-list.js';
