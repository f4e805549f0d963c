export * from './replay-incidents.js';
export * from './signing-key.js';
