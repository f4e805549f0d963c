export type { AgainCause, MadeAgain } from './made-again.js';
export { PaperJobs, type PaperJob, type PaperJobState } from './papers/jobs.js';
export { Papers, type PaperPreview } from './papers/papers.js';
export { placeOf, sourceOf } from './papers/places.js';
export { PaperTemplates } from './papers/templates.js';
export { Reports, type Genuineness, type PaperRecord, type ReportRecord } from './reports.js';
