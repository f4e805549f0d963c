import type { Judgement } from '@app/domain/standards';
import type { ItemSource } from '../item-verdict.js';

/**
 * A number that went in: whose figure, by its name, as filed. Null is 未填. `measure` is what it is counted in (`平方米`).
 * The figure `return` is everything that the unit filed.
 */
export type InputReference = Readonly<{
  unitId: string;
  figure: string;
  label: string;
  value: string | null;
  measure: string;
}>;

/** Something that the answer rests on and that has an explanation of its own. */
export type PartReference = Readonly<{
  unitId: string;
  subject: string;
  label: string;
  value: string | null;
  verdict: Judgement | null;
}>;

/**
 * A unit that an item falls short by, or would without what it was granted. `says`: how, in a sentence. `relief`: the
 * granted relief with its last day; `within` its bounds it counts, null while that is open.
 */
export type ShortUnit = Readonly<{
  unitId: string;
  unit: string;
  says: string;
  relief: Readonly<{ exemptionId: string; expires: string; text: string; within: boolean | null }> | null;
}>;

/** A unit that has not said what an item needs: labels of the fields. `isBare`: it filed totals, by no form. */
export type OpenUnit = Readonly<{ unitId: string; unit: string; fields: readonly string[]; isBare: boolean }>;

/** Why a number or a verdict is what it is: the rule with its numbers. JSON values only. */
export type Explained = Readonly<{
  unitId: string;
  subject: string;
  /** `四堡子九年制学校小学部生均体育运动场馆面积`. */
  label: string;
  clause: string;
  value: string | null;
  unit: string;
  /** What it must be: `应不低于7.5`; null when nothing is asked. */
  bound: string | null;
  verdict: Judgement | null;
  /** The formula with its numbers: `7187.5 ÷ 1000 = 7.1875`. Empty while a number is missing. */
  formula: string;
  /** What comes before: the mean, the standard deviation, how a school's total is split. */
  steps: readonly string[];
  inputs: readonly InputReference[];
  /** Of an item: whose figures it is computed from; null when there are none, and of anything else. */
  figuresOf: ItemSource | null;
  parts: readonly PartReference[];
  /** Of an item that is counted over the schools; empty for anything else. */
  short: readonly ShortUnit[];
  open: readonly OpenUnit[];
  reasons: readonly string[];
}>;

/** Without the zeros that only pad: `7.500000` is `7.5`. */
export const bare = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);

/** A double as a clerk prints it, six places at most. */
export const printed = (value: number): string => bare(value.toFixed(6));

/** 达到、未达到、待定 of an answer that may be unknown. */
export const verdictOf = (met: boolean | null): Judgement => (met === null ? 'pending' : met ? 'met' : 'notMet');
