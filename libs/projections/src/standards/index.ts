export * from './adopted-standards.js';
export { at, axes, forever, inPoint, sayFrom, type Bitemporal, type Point } from './bitemporal.js';
export * from './county-record.js';
