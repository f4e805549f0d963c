export * from './issued-reports.js';
