export * from './adoption.js';
export * from './catalogue/index.js';
export * from './commands.js';
export * from './county-record.js';
export * from './events.js';
export * from './record-form.js';
export * from './refusals.js';
export * from './standard.js';
