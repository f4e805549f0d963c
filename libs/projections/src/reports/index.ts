export * from './issued-reports.js';
export * from './papers/index.js';
