export * from './county-sequence.js';
export * from './membership.js';
export * from './organization-tree.js';
export * from './timeline.js';
export * from './unit-names.js';
export * from './units.js';
