export * from './bundle-lines.js';
export * from './checkpoints.js';
export * from './event-proof.js';
export * from './in-scope.js';
export type { CheckpointReason, KeptCheckpoint } from './kept-checkpoints.js';
export * from './signing-key.js';
