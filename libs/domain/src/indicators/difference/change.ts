import type { AssessedStage, Judgement } from '@app/domain/standards';
import type { IndicatorState } from '../school-rule.js';
import type { Standing } from '../standing.js';
import type { StandingInput } from '../standing-input.js';

/** A standing with what it was computed from. */
export type Judged = Readonly<{ input: StandingInput; standing: Standing }>;

/**
 * Why something differs: another standard, the day alone (a rule's step, the end of an exemption), or what was recorded
 * (figures, the tree, the county's record). One is never counted as another.
 */
export type Reason = 'standard' | 'day' | 'record';

/** What sort of thing differs. `member`: a section joined, left or is called otherwise. `rule`: what is asked. */
export type ChangeKind =
  | 'verdict'
  | 'stage'
  | 'passing'
  | 'mean'
  | 'coefficient'
  | 'section'
  | 'indicator'
  | 'member'
  | 'item'
  | 'recognition'
  | 'veto'
  | 'rule';

/** How one of the two standings says it. */
export type Side = Readonly<{
  /** As it is printed, six places at most; null when there is none. */
  value: string | null;
  /** Of a ratio: the exact number before any rounding, as a fraction in lowest terms (`206/25`). */
  exact: string | null;
  verdict: Judgement | null;
  /** Of an indicator of a section. */
  state: IndicatorState | null;
  /** What it must be: `7.5`. */
  bound: string | null;
  /** A miss that is relieved on the day. */
  exempted: boolean;
}>;

/** One thing that two standings say differently; a side is null where the thing is not there. */
export type StandingChange = Readonly<{
  kind: ChangeKind;
  unitId: string;
  /** As explanations name it: `L5`, `cv.primary.L2`, `B7`, `verdict`. */
  subject: string;
  stage: AssessedStage | null;
  /** `四堡子小学小学部生均体育运动场馆面积`. */
  label: string;
  /** What a value is counted in: `㎡`; empty for what is only a number. */
  measure: string;
  clause: string;
  from: Side | null;
  to: Side | null;
}>;

/** Of a thing that differs, one part of the way from the first standing to the second. */
export type Step = Readonly<{
  why: Reason;
  from: Side | null;
  to: Side | null;
  /** Places of the inputs that it rests on and that differ, in their order; of what was recorded only. */
  inputs: readonly number[];
}>;

/** A change with each part of the way: one, unless a standard, the day and the record had a hand in it. */
export type ExplainedChange = StandingChange & Readonly<{ steps: readonly Step[] }>;

export const side = (more: Partial<Side>): Side => ({
  value: null,
  exact: null,
  verdict: null,
  state: null,
  bound: null,
  exempted: false,
  ...more,
});

/** Two changes with the same key are about the same thing. */
export const keyOf = ({ kind, unitId, subject, label }: StandingChange): string =>
  // An indicator of another standard may bear the same number and be another thing: its name tells.
  kind === 'indicator' || kind === 'item' || kind === 'coefficient'
    ? `${kind} ${unitId} ${subject} ${label}`
    : `${kind} ${unitId} ${subject}`;

const rank = { notMet: 0, pending: 1, met: 2 } as const;

/** Whether a verdict turned, and which way; null where none did. */
export const turnOf = ({ from, to }: Pick<StandingChange, 'from' | 'to'>): 'better' | 'worse' | null => {
  if (!from?.verdict || !to?.verdict || from.verdict === to.verdict) return null;
  return rank[from.verdict] < rank[to.verdict] ? 'better' : 'worse';
};
