export { dueRow, dueRowOf, dueRows, nextDue, type DueRow } from './due-rows.js';
export { ladderOn, laddersOf, type LadderPeriod } from './ladders.js';
