export * from './adopted-standards.js';
export { at, axes, inPoint, sayFrom, type Bitemporal, type Point } from './bitemporal.js';
export * from './county-record.js';
