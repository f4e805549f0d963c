import type { AssessedStage } from '@app/domain/standards';
import type { FiledValues } from '../counted-items/index.js';
import type { Figure } from '../figures.js';
import { fixed, isZero, minus, over, times, whole, type Exact } from '../exact.js';
import type { StandingInput } from '../standing-input.js';

/** What will fail at the trend of pupils; what is met by less than a twentieth; which relief ends within a year. */
export type WarningKind = 'trend' | 'near' | 'exemption';

/** high: something will fail. medium: it has next to no room, or relief ends that is relied on. low: keep an eye on it. */
export type WarningSeverity = 'high' | 'medium' | 'low';

/** One warning (数据预警), as a clerk would say it. JSON values only. */
export type Warning = Readonly<{
  kind: WarningKind;
  severity: WarningSeverity;
  /** The section, or the school whose stages count together; null: the county as a whole. */
  unitId: string | null;
  unit: string | null;
  stage: AssessedStage | null;
  /** As an explanation names it: `L5`, `cv.primary.L3`, `B4`; of a section that will fail as a whole, its indicators: `L4 L5`. */
  subject: string;
  /** One Chinese sentence with its numbers. */
  sentence: string;
  /** Room that is left, percent of the threshold, two decimals; null where there is none to speak of. */
  margin: string | null;
  /** The day on which relief ends (ISO date); null for any other. */
  until: string | null;
}>;

/** A warning with its room as it is compared: exactly. */
export type Raised = Warning & Readonly<{ room: Exact | null }>;

/** Pupils of a section that counted in a data year. */
export type PupilsOfYear = Readonly<{ dataYear: string; students: Figure }>;

/** What early warning is worked out of: the standing's own input, and what the pupils of each section were before. */
export type WarningInput = Readonly<{
  input: StandingInput;
  /** By section: earlier data years of which its figures counted, the oldest first. */
  past: ReadonlyMap<string, readonly PupilsOfYear[]>;
  /** By unit: what it filed by form; a unit that is absent filed bare totals, or nothing. */
  filed: ReadonlyMap<string, FiledValues>;
}>;

/** 临界: so much of a threshold is little room; with so much of it there is next to none. */
export const nearShare: Exact = { n: 1n, d: 20n };
export const bareShare: Exact = { n: 1n, d: 100n };

const one = whole(1n);

/** Room of a value above a lower bound, as part of the bound: 0.02 is two percent. The bound is positive. */
export const roomAbove = (value: Exact, bound: Exact): Exact => over(minus(value, bound), bound);

/** Room of a value below an upper bound, as part of the bound. */
export const roomBelow = (value: Exact, bound: Exact): Exact => minus(one, over(value, bound));

/** `1.46`: a share as percent, two decimals. */
export const percentOf = (share: Exact): string => fixed(times(share, whole(100n)), 2);

/** Room as a sentence has it: `1.46%`; `不足0.01%` of less than is printed. Of none it is said that there is none. */
export const roomText = (room: Exact): string => {
  const percent = percentOf(room);
  return percent === '0.00' && !isZero(room) ? '不足0.01%' : `${percent}%`;
};

/** Compares rationals: below zero when `a` is smaller. */
export const compareExact = (a: Exact, b: Exact): number => {
  const [left, right] = [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** How grave little room is; null when there is enough, as there is at the very edge. */
export const gravityOf = (room: Exact): 'medium' | 'low' | null => {
  if (compareExact(room, bareShare) < 0) return 'medium';
  return compareExact(room, nearShare) < 0 ? 'low' : null;
};

const order: Readonly<Record<WarningSeverity, number>> = { high: 0, medium: 1, low: 2 };
const kinds: Readonly<Record<WarningKind, number>> = { trend: 0, exemption: 1, near: 2 };

/** By code units: the same order on every machine. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The gravest first; then what fails, what ends, what is close; then the least room, the earliest end, the name. */
export const bySeverity = (a: Raised, b: Raised): number =>
  order[a.severity] - order[b.severity] ||
  kinds[a.kind] - kinds[b.kind] ||
  (a.room && b.room ? compareExact(a.room, b.room) : 0) ||
  compareText(a.until ?? '', b.until ?? '') ||
  compareText(a.unit ?? '', b.unit ?? '') ||
  compareText(a.subject, b.subject);
