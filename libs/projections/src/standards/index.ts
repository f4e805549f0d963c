export * from './adopted-standards.js';
export { forever, type Point } from './bitemporal.js';
export * from './county-record.js';
