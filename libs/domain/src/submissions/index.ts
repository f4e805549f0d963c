export * from './check.js';
export * from './commands.js';
export * from './data-year.js';
export * from './events.js';
export * from './figures.js';
export * from './form/index.js';
export * from './refusals.js';
export type { SubmissionState } from './state.js';
export * from './submission.js';
