export { processes } from './all.js';
export type { AnyProcess } from './any-process.js';
export { keepTheClockOfEachStep } from './keep-the-clock-of-each-step.js';
export { openIssuesOnInspectionCompleted } from './open-issues-on-inspection-completed.js';
export { processTable, wakes, type Sentence } from './sentences.js';
