export * from './explain.js';
export * from './inputs.js';
export type { Conflict } from './sections.js';
export * from './standing.js';
export * from './statements.js';
