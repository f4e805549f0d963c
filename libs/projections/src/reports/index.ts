export * from './issued-papers.js';
export * from './issued-reports.js';
export * from './paper-templates.js';
export * from './papers/index.js';
