export * from './accounts.js';
export * from './people.js';
