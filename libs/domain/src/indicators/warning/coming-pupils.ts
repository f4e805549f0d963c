import type { AssessedStage } from '@app/domain/standards';
import type { Figure, SectionKind } from '../figures.js';
import type { FiledValues } from '../counted-items/index.js';
import type { PupilsOfYear, WarningInput } from './warning.js';

/** How next year's pupils of a section were reckoned: its grades move up, or the trend of its years goes on. */
export type Basis = 'grades' | 'trend';

/** Next year's pupils of a section. */
export type ComingPupils = Readonly<{
  sectionId: string;
  name: string;
  schoolId: string;
  stage: AssessedStage;
  kind: SectionKind;
  students: bigint;
  /** Null, with `basis`: one year of figures only, so that nothing is reckoned. */
  coming: bigint | null;
  basis: Basis | null;
  /** `按分年级人数推算`. */
  how: string;
}>;

/** More years back say little about the next. */
const yearsBack = 5;

type Section = Omit<ComingPupils, 'students' | 'coming' | 'basis' | 'how'> & Readonly<{ pupils: Figure | undefined }>;

/** Every section of the compulsory stages, with the pupils that it counts by. */
const sectionsIn = ({ sections, sharedSchools }: WarningInput['input']): readonly Section[] => [
  ...sections.map(({ id, name, schoolId, stage, kind, figures }) => ({
    sectionId: id,
    name,
    schoolId: schoolId ?? id,
    stage,
    kind,
    pupils: figures['students'],
  })),
  ...sharedSchools.flatMap(({ id: schoolId, sections: parts, students }) =>
    parts.map(({ id, name, stage }) => ({
      sectionId: id,
      name,
      schoolId,
      stage,
      kind: 'school' as const,
      pupils: students[stage],
    })),
  ),
];

/** Persons are counted whole; null for 未填, 不适用 and what is none. */
const wholePersons = (figure: Figure | undefined): bigint | null =>
  typeof figure === 'string' && /^\d+$/.test(figure) ? BigInt(figure) : null;

const gradesOf: Readonly<Record<AssessedStage, readonly number[]>> = {
  primary: [1, 2, 3, 4, 5, 6],
  junior: [6, 7, 8, 9],
};

/** Pupils by grade; null where one is 未填. A grade that does not exist there has none. */
const gradesFiled = (values: FiledValues, stage: AssessedStage): readonly bigint[] | null => {
  const counts = gradesOf[stage].map((grade) => {
    const value = values[`grade${grade}Students`];
    return value === 'n/a' ? 0n : wholePersons(value);
  });
  return counts.some((one) => one === null) ? null : (counts as bigint[]);
};

/**
 * Every grade moves up, the last one leaves, and as many enter as did this year. Which grade is the last of primary
 * school is the county's matter (六三 or 五四学制); a 教学点 ends with the last grade that it has.
 */
const byGrades = (values: FiledValues, { stage, kind }: Section, fiveFour: boolean): bigint | null => {
  const grades = gradesFiled(values, stage);
  if (!grades) return null;
  const total = grades.reduce((sum, one) => sum + one, 0n);
  const first = stage === 'junior' && grades[0] === 0n ? 1 : 0;
  const last = stage === 'primary' && fiveFour ? 4 : grades.length - 1;
  const leaving = kind === 'teachingPoint' ? grades.findLastIndex((one) => one > 0n) : last;
  return total - (grades[leaving] ?? 0n) + (grades[first] ?? 0n);
};

const startOf = (dataYear: string): bigint => BigInt(dataYear.slice(0, 4));

/** The mean yearly change between the first and the last of the years goes on, rounded half up to whole pupils. */
const byTrend = (
  past: readonly PupilsOfYear[],
  now: Readonly<{ dataYear: string; students: bigint }>,
): Readonly<{ coming: bigint; since: string }> | null => {
  const known = past.filter(({ dataYear }) => startOf(dataYear) >= startOf(now.dataYear) - BigInt(yearsBack - 1));
  for (const { dataYear, students } of known) {
    const first = wholePersons(students);
    if (first === null || dataYear >= now.dataYear) continue;
    const years = startOf(now.dataYear) - startOf(dataYear);
    // n + (n − first)/years, half up: the sum is positive or counts as none.
    const doubled = 2n * (now.students * (years + 1n) - first) + years;
    return { coming: doubled <= 0n ? 0n : doubled / (2n * years), since: dataYear };
  }
  return null;
};

/** 五四学制: some junior section has pupils in the sixth grade, and no primary one has. */
const isFiveFour = (sections: readonly Section[], filed: WarningInput['filed']): boolean => {
  const sixth = (stage: AssessedStage) =>
    sections.some(
      (one) => one.stage === stage && (wholePersons(filed.get(one.sectionId)?.['grade6Students']) ?? 0n) > 0n,
    );
  return sixth('junior') && !sixth('primary');
};

/** Next year's pupils of every section whose pupils are known: by grade where they were filed so, else by the trend. */
export const comingPupils = ({ input, past, filed }: WarningInput): readonly ComingPupils[] => {
  const sections = sectionsIn(input);
  const fiveFour = isFiveFour(sections, filed);
  return sections.flatMap((section): ComingPupils[] => {
    const { pupils, ...of } = section;
    const students = wholePersons(pupils);
    if (students === null) return [];
    const values = filed.get(of.sectionId);
    const moved = values ? byGrades(values, section, fiveFour) : null;
    if (moved !== null) return [{ ...of, students, coming: moved, basis: 'grades', how: '按分年级人数推算' }];
    const trend = byTrend(past.get(of.sectionId) ?? [], { dataYear: input.dataYear, students });
    if (trend)
      return [{ ...of, students, coming: trend.coming, basis: 'trend', how: `按${trend.since}学年以来的年均变化推算` }];
    return [{ ...of, students, coming: null, basis: null, how: '只有一个学年的数据，未推算' }];
  });
};
