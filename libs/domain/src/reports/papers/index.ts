export * from './closure-application/index.js';
export * from './filled.js';
export * from './paper.js';
export * from './stamp.js';
export * from './rectification-notice/index.js';
export * from './rectification-report/index.js';
export * from './supervision-slip/index.js';
export * from './texts.js';
export type { IssueAsked, IssueFact } from './issue-file/index.js';
