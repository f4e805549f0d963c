export type { PupilsOfYear, Warning, WarningInput, WarningKind, WarningSeverity } from './warning.js';
export { warningsOf, type Warnings } from './warnings.js';
