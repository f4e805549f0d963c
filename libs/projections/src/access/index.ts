export * from './accounts.js';
export * from './people.js';
export * from './inspector-reach.js';
export * from './seats.js';
