export * from './accepted-figures.js';
export * from './filed-returns.js';
export * from './review-items.js';
export * from './review-queue.js';
export * from './submission-list.js';
export * from './submission-register.js';
export type { SubmissionStatus, VersionStatus } from './version-rows.js';
