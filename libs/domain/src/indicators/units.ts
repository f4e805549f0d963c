import type { AssessedStage, Standard } from '@app/domain/standards';
import { atLeast, whole } from './exact.js';
import {
  stageNames,
  type Excluded,
  type Figure,
  type SectionInput,
  type SectionKind,
  type SharedSchoolInput,
} from './figures.js';
import { madeOf, madeOnce } from './made-once.js';
import { isKnown, quantityOf, ratioOf, type Quantity } from './ratios.js';
import { shared, sharesOf } from './sharing.js';
import type { StandingInput } from './standing-input.js';

/** A 参评单位 ready for the rule: its pupils, its part of each resource, and the ratio of each indicator. */
export type Unit = Readonly<{
  id: string;
  name: string;
  schoolId: string | null;
  stage: AssessedStage;
  students: Quantity;
  resources: readonly Quantity[];
  values: readonly Quantity[];
  /** What the section itself filed. */
  figures: Readonly<Record<string, Figure>>;
  /** The school whose stages use the same buildings, with this stage's part of them; null for a section of its own. */
  premises: Readonly<{ school: SharedSchoolInput; share: Quantity }> | null;
}>;

/** Units whose inputs make a section's ratios: its own, its school's, and its sisters' where they share buildings. */
export const sourcesOf = ({ id, premises }: Unit): readonly string[] =>
  premises ? [id, premises.school.id, ...premises.school.sections.map((section) => section.id)] : [id];

const kindNames: Readonly<Record<SectionKind, string>> = {
  school: '学校',
  campus: '校区',
  teachingPoint: '教学点',
  special: '特殊教育学校',
  vocational: '职业学校',
};

/** Why a section takes no part, or null when it does. A 教学点 whose pupils are 未填 stays in: it may have 50. */
const exclusion = (scope: Standard['scope'], { kind, figures }: SectionInput): string | null => {
  if (scope.excludedKinds.includes(kind)) return `${kindNames[kind]}不参加资源配置指标评估`;
  if (kind !== 'teachingPoint') return null;
  const students = quantityOf(figures['students']);
  if (!isKnown(students) || atLeast(students, whole(BigInt(scope.teachingPointFrom)))) return null;
  return `教学点学生${figures['students']}人，不足${scope.teachingPointFrom}人`;
};

/** A unit with the ratio of each indicator. */
const withRatios = ({ indicators }: Standard, section: Omit<Unit, 'values'>): Unit => ({
  ...section,
  values: indicators.map((indicator, index) =>
    ratioOf(indicator, section.resources[index] ?? 'missing', section.students),
  ),
});

const leftOut = ({ id, name, stage, kind }: SectionInput, reason: string): Excluded => ({
  sectionId: id,
  section: name,
  stage,
  kind,
  reason,
});

/** A section of its own, or why it takes no part. */
const plainUnit = madeOnce(
  (section: SectionInput, standard: Standard): Readonly<{ unit: Unit } | { out: Excluded }> => {
    const { id, name, schoolId, stage, figures } = section;
    const reason = exclusion(standard.scope, section);
    if (reason !== null) return { out: leftOut(section, reason) };
    const resources = standard.indicators.map(({ figure }) => quantityOf(figures[figure]));
    const students = quantityOf(figures['students']);
    return { unit: withRatios(standard, { id, name, schoolId, stage, students, resources, figures, premises: null }) };
  },
);

/** The sections of a school whose stages use the same buildings, each with its part of them. */
const jointUnits = madeOnce((school: SharedSchoolInput, standard: Standard): readonly Unit[] => {
  const shares = sharesOf(standard.sharing, school);
  return school.sections.map(({ id, name, stage, figures }) => {
    const resources = standard.indicators.map(({ figure, sharedByRatio }) =>
      sharedByRatio ? shared(quantityOf(school.figures[figure]), shares[stage]) : quantityOf(figures[figure]),
    );
    const students = quantityOf(school.students[stage]);
    const premises = { school, share: shares[stage] ?? ('undetermined' as const) };
    return withRatios(standard, { id, name, schoolId: school.id, stage, students, resources, figures, premises });
  });
});

type Units = Readonly<{ units: readonly Unit[]; excluded: readonly Excluded[] }>;

const allUnits = madeOf(
  4,
  (sections: readonly SectionInput[], sharedSchools: readonly SharedSchoolInput[], standard: Standard): Units => {
    const units: Unit[] = [];
    const excluded: Excluded[] = [];
    for (const section of sections) {
      const made = plainUnit(section, standard);
      if ('unit' in made) units.push(made.unit);
      else excluded.push(made.out);
    }
    for (const school of sharedSchools) units.push(...jointUnits(school, standard));
    return { units, excluded };
  },
);

/** The sections that take part, joint buildings split between their stages, and those that do not. */
export const unitsOf = ({
  standard,
  sections,
  sharedSchools,
}: Pick<StandingInput, 'standard' | 'sections' | 'sharedSchools'>): Units =>
  allUnits(sections, sharedSchools, standard);

/** 小学 or 初中 units, in their order. */
export const unitsIn = (units: readonly Unit[], stage: AssessedStage): readonly Unit[] =>
  units.filter((unit) => unit.stage === stage);

/** `小学没有参评单位，无法判定`. */
export const emptyStage = (stage: AssessedStage): string => `${stageNames[stage]}没有参评单位，无法判定`;
