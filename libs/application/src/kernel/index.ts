export * from './command-executor.js';
export * from './command-watch.js';
export { asking, contextOf, derivedRequest, streamOf } from './stamping.js';
export * from './kept-evidence.js';
export * from './reaction.js';
export * from './present-state.js';
export * from './csv.js';
