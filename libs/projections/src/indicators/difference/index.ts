export type { DifferenceCause } from './cause-rows.js';
export { countyDifference, type CountyDifference, type DifferencePoint, type ToldChange } from './county-difference.js';
