import type { InputChange } from './input-changes.js';

/** What brought an input, or a rule, to say something else. */
export type CauseKind = InputChange['kind'] | 'return' | 'expiry' | 'rule' | 'standard';

/** An act that put an input otherwise, or a day that did: what it said of it before and after. Days are ISO dates. */
export type Cause = Readonly<{
  kind: CauseKind;
  /** Name of the event, without its category (`CorrectionAccepted`); null: no event, the day alone. */
  act: string | null;
  /** `p1校体育运动场馆`. */
  label: string;
  measure: string;
  from: string | null;
  to: string | null;
  /** Number of the event in the log; null of a rule that is published with the program. */
  sequence: number | null;
  /** The day on which it was recorded; null: no event. */
  recordedOn: string | null;
  /** Since which day it holds. */
  effectiveFrom: string | null;
  /** It was known at the first point already and came to hold between the days; else it was recorded in between. */
  between: 'recorded' | 'effective';
  /** What it rests on, by the word of whoever did it; null: nothing was said. */
  basis: string | null;
  /** Files that were given as evidence. */
  files: number;
  /** `上报表格“填报表”D17`; null: typed. */
  cell: string | null;
}>;
