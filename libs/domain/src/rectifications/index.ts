export * from './commands.js';
export * from './events.js';
export { clauseOf, noticeOf, standingOf } from './bringing-in.js';
export { rectification } from './rectification.js';
export { rectificationRefusals } from './refusals.js';
export { visitsNeeded, type RectificationState, type RectificationStatus } from './state.js';
export * from './ledger-line.js';
export * from './acts.js';
