export {
  side,
  turnOf,
  type StandingChange,
  type ChangeKind,
  type ExplainedChange,
  type Judged,
  type Reason,
  type Side,
  type Step,
} from './change.js';
export { Gathered } from './gathered.js';
export { differenceOf, type StandingDifference } from './difference.js';
export type { InputChange } from './input-changes.js';
export type { Cause, CauseKind } from './cause.js';
export { causeText } from './cause-text.js';
export { sentenceOf, type ToldStep } from './sentence.js';
