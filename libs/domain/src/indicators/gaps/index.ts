export * from './county-plan.js';
export { driversOf, type Driver, type DrivenCv } from './drivers.js';
export { measureOf, type Measure } from './measures.js';
export { schoolGaps, type Change, type IndicatorShortfall, type SchoolGaps, type Way } from './school-gaps.js';
export { withChanges } from './changed.js';
