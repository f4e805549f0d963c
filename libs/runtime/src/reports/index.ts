export type { AgainCause, MadeAgain } from './made-again.js';
export { Reports, type Genuineness, type ReportRecord } from './reports.js';
