export * from './data-years.js';
export * from './explain.js';
export * from './gaps.js';
export * from './inputs.js';
export { noProvenance, type FieldOrigin, type Provenance } from './provenance.js';
export type { Conflict } from './sections.js';
export * from './standing.js';
export * from './trend.js';
export * from './statements.js';
