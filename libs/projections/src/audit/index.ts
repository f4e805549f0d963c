export * from './changed-streams.js';
export * from './change.js';
export { subjectOfStream } from './subjects.js';
export * from './moments.js';
export * from './trail.js';
export * from './trail-of.js';
export * from './trail-in-scope.js';
export * from './period.js';
export * from './revision-of.js';
