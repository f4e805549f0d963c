import { atLeast, exact, minus, whole, type Exact } from '../indicators/exact.js';
import type { Standing } from '../indicators/index.js';
import { placesIn } from './places.js';
import { readText, type Figure } from './reading.js';
import { above, percentOf, printedAs, slackOf } from './rounding.js';
import type { Quoted } from './check-text.js';
import { statedIn, type Subject } from './stated.js';
import { statedInTables } from './stated-table.js';

/** What a county's record has at a point: its standing, and the figures of its items by name. */
export type CountyRecord = Readonly<{
  standing: Pick<Standing, 'indicators' | 'stages' | 'excluded'>;
  items: Readonly<Record<string, string>>;
  /** What the figures of items are called. */
  names: Readonly<Record<string, Readonly<{ name: string; unit: string }>>>;
}>;

/** A number of the text beside the county's record. */
export type Comparison = Readonly<{
  at: Quoted;
  /** What it is a number of: `小学 L4 达标单位数`. */
  name: string;
  /** What the record has; null where it is 未填, still open, or counts others (units that take no part). */
  recorded: string | null;
  agrees: boolean | null;
}>;

const stageOf = { 小学: 'primary', 初中: 'junior' } as const;
const said: Readonly<Record<Exclude<Subject['kind'], 'item' | 'all-students'>, string>> = {
  sections: '参评单位数',
  students: '参评单位学生数',
  compliant: '综合达标单位数',
  'compliant-percent': '综合达标比例',
  'composite-cv': '综合差异系数',
  passing: '达标单位数',
  'passing-percent': '达标比例',
  cv: '校际差异系数',
};

const nameOf = (of: Subject, { names }: CountyRecord): string => {
  if (of.kind === 'item') return names[of.figure]?.name ?? of.figure;
  if (of.kind === 'all-students') return '参评单位学生数（小学与初中）';
  return [of.stage, 'indicator' in of ? of.indicator : '', said[of.kind]].filter((word) => word !== '').join(' ');
};

/** What the record has of a subject, exact or as precise as the standing keeps it. */
const recordedOf = (of: Subject, { standing, items }: CountyRecord): number | string | null => {
  if (of.kind === 'item') return items[of.figure] ?? null;
  const { primary, junior } = standing.stages;
  // A report counts all pupils, the standing those of units that take part: one number only where all do.
  const allIn = (stage: 'primary' | 'junior'): boolean => !standing.excluded.some((one) => one.stage === stage);
  if (of.kind === 'all-students')
    return primary.students === null || junior.students === null || standing.excluded.length > 0
      ? null
      : primary.students + junior.students;
  const stage = standing.stages[stageOf[of.stage]];
  const index = 'indicator' in of ? standing.indicators.findIndex(({ id }) => id === of.indicator) : -1;
  switch (of.kind) {
    case 'sections':
      return stage.sections;
    case 'students':
      return allIn(stageOf[of.stage]) ? stage.students : null;
    case 'compliant':
      return stage.compliant;
    case 'compliant-percent':
      return stage.compliantPercent;
    case 'composite-cv':
      return stage.compositeCv;
    case 'passing':
      return stage.passing[index] ?? null;
    case 'passing-percent':
      return stage.passingPercent[index] ?? null;
    case 'cv':
      return stage.cv[index] ?? null;
  }
};

/** The same to be compared with: a share from its counts, as the record's own is rounded already. */
const exactOf = (of: Subject, record: CountyRecord, recorded: string): Exact => {
  if (of.kind !== 'passing-percent' && of.kind !== 'compliant-percent') return exact(recorded);
  const counted =
    of.kind === 'passing-percent' ? ({ ...of, kind: 'passing' } as const) : ({ ...of, kind: 'compliant' } as const);
  const [some, all] = [recordedOf(counted, record), recordedOf({ ...of, kind: 'sections' } as const, record)];
  return some === null || !all ? exact(recorded) : percentOf(exact(String(some)), whole(BigInt(all)));
};

/** Whether the recorded number would be printed as the report has it; money may be cut to its last printed digit. */
const agree = (figure: Figure, recorded: Exact): boolean => {
  if (printedAs(figure, recorded) !== undefined) return true;
  const off = above(recorded, figure.value) ? minus(recorded, figure.value) : minus(figure.value, recorded);
  return figure.kind === 'money' && atLeast(slackOf(figure), off);
};

/**
 * The numbers of a text that a county's record has too, each beside it. A number that is another one's 未填 is neither right
 * nor wrong.
 */
export const compareWithCounty = (source: string, record: CountyRecord): readonly Comparison[] => {
  const reading = readText(source);
  const placeOf = placesIn(reading.text);
  const stated = [...statedIn(reading), ...statedInTables(reading)].toSorted((a, b) => a.figure.start - b.figure.start);
  return stated.map(({ figure, of }) => {
    const { start, end } = figure;
    const value = recordedOf(of, record);
    const recorded = value === null ? null : String(value);
    return {
      at: { start, end, ...placeOf(start), quoted: source.slice(start, end) },
      name: nameOf(of, record),
      recorded,
      agrees: recorded === null ? null : agree(figure, exactOf(of, record, recorded)),
    };
  });
};
