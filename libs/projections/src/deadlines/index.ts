export { dueRow, dueRowOf, dueRows, nextDue, type DueRow } from './due-rows.js';
export { ladderOn, laddersOf, type LadderPeriod } from './ladders.js';
export * from './calendar.js';
export * from './county-limits.js';
export { dueCounts } from './due-counts.js';
