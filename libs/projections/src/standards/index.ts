export * from './adopted-standards.js';
export * from './county-record.js';
