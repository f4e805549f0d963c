export * from './canonical.js';
export * from './chain.js';
export * from './merkle.js';
export * from './verify.js';
