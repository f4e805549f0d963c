import { inForceOn } from '@app/domain/standards';
import { standingOf } from '../standing.js';
import { unitsOf } from '../units.js';
import { comingPupils } from './coming-pupils.js';
import { endingWarnings } from './ending.js';
import { nearWarnings } from './near.js';
import { sizeWarnings } from './sizes.js';
import { trendWarnings } from './trend.js';
import { bySeverity, type Raised, type Warning, type WarningInput } from './warning.js';

/** Early warning of a county on a day. JSON values only. */
export type Warnings = Readonly<{
  /** The school year that is looked ahead to: `2025-2026`. */
  nextDataYear: string;
  /** How many sections were reckoned from their grades, from the trend of their years, and not at all. */
  reckoned: Readonly<{ grades: number; trend: number; none: number }>;
  /** Pupils of the sections that were reckoned, today and next year. */
  students: Readonly<{ now: number; next: number }>;
  /** What the answer rests on, in sentences; what cannot be said, too. */
  basis: readonly string[];
  /** The gravest first. */
  warnings: readonly Warning[];
}>;

const following = (dataYear: string): string => `${dataYear.slice(5)}-${Number(dataYear.slice(5)) + 1}`;

const told = ({ grades, trend, none }: Warnings['reckoned'], next: string): readonly string[] => {
  if (grades + trend + none === 0) return ['还没有已审定的学生数，无法预警；审定后自动推算。'];
  return [
    ...(grades + trend > 0 ? [`${next}学年的学生数为推算数，其他数据按现有数据不变计算。`] : []),
    ...(grades > 0 ? [`${grades}个参评单位按分年级人数推算：各年级升一级，新生数同今年。`] : []),
    ...(trend > 0 ? [`${trend}个参评单位没有分年级人数，按已审定各学年的年均变化推算。`] : []),
    ...(none > 0 ? [`${none}个参评单位只有一个学年的数据，没有推算。`] : []),
  ];
};

/** Without what only the comparison needs. */
const plain = ({ kind, severity, unitId, unit, stage, subject, sentence, margin, until }: Raised): Warning => ({
  kind,
  severity,
  unitId,
  unit,
  stage,
  subject,
  sentence,
  margin,
  until,
});

/**
 * 数据预警: what will fail next year at the present trend of pupils, what is met by less than 5 % of its threshold, and
 * which relief ends within a year. Pure; thresholds are compared exactly. No figures: it says so, and warns of nothing.
 */
export const warningsOf = (of: WarningInput): Warnings => {
  const { input } = of;
  const standard = inForceOn(input.standard, input.date);
  const pupils = comingPupils(of);
  const standing = standingOf(input);
  const { units } = unitsOf({ ...input, standard });
  const nextDataYear = following(input.dataYear);
  const count = (basis: 'grades' | 'trend' | null) => pupils.filter((one) => one.basis === basis).length;
  const reckoned = { grades: count('grades'), trend: count('trend'), none: count(null) };
  const moving = pupils.filter(({ coming }) => coming !== null);
  const raised = [
    ...trendWarnings(input, standard, pupils),
    ...sizeWarnings(standard, of, pupils),
    ...nearWarnings(input, standard, standing, units),
    ...endingWarnings(input, standard, standing),
  ];
  return {
    nextDataYear,
    reckoned,
    students: {
      now: Number(moving.reduce((sum, { students }) => sum + students, 0n)),
      next: Number(moving.reduce((sum, { coming }) => sum + (coming ?? 0n), 0n)),
    },
    basis: told(reckoned, nextDataYear),
    warnings: raised.toSorted(bySeverity).map(plain),
  };
};
