export * from './commands.js';
export * from './differences.js';
export * from './events.js';
export * from './refusals.js';
export * from './report.js';
export * from './report-code.js';
export * from './standing-report.js';
export * from './papers/index.js';
