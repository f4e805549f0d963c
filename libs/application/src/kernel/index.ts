export * from './command-executor.js';
export { derivedRequest, streamOf } from './stamping.js';
