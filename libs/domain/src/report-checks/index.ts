export { checkText, type Finding, type Quoted, type TextCheck } from './check-text.js';
export type { Rule } from './clash.js';
export { rules as reportRules } from './rules/index.js';
export { compareWithCounty, type Comparison, type CountyRecord } from './against-county.js';
export { reportCheckRefusals } from './refusals.js';
