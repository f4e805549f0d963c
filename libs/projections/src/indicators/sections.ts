import {
  madeOf,
  type Figure,
  type SectionInput,
  type SectionKind,
  type SharedSchoolInput,
} from '@app/domain/indicators';
import type { SchoolType } from '@app/domain/organizations';
import type { AssessedStage, SharedSchoolType } from '@app/domain/standards';
import type { Member } from '../organizations/index.js';
import type { CountingFigures } from '../submissions/index.js';

/** A school's own word on its pupils, where it differs from what the section itself filed. The section's counts. */
export type Conflict = Readonly<{
  unitId: string;
  sectionId: string;
  stage: AssessedStage;
  school: string | null;
  section: string | null;
}>;

type Place = Readonly<{ above: Member; schoolType: SchoolType | null }>;
type Section = Member & Readonly<{ stage: AssessedStage }>;

const assessed = (member: Member): member is Section => member.stage === 'primary' || member.stage === 'junior';
const isShared = (type: SchoolType | null): type is SharedSchoolType =>
  type === 'nineYear' || type === 'completeSecondary' || type === 'twelveYear';

const kindOf = ({ above, schoolType }: Place): SectionKind => {
  if (schoolType === 'teachingPoint' || schoolType === 'special' || schoolType === 'vocational') return schoolType;
  return above.kind === 'campus' ? 'campus' : 'school';
};

/** `四堡子九年制学校小学部`, unless the section's own name says so already. */
const fullName = (section: Member, above: Member): string =>
  section.name.startsWith(above.name) ? section.name : `${above.name}${section.name}`;

/**
 * The same input for the same figures of the same section: what has been worked out of it stays good. Compared by what
 * the tree says; figures that were accepted are one object.
 */
const sectionInputs = new WeakMap<object, SectionInput>();
const same = (one: SectionInput, other: Omit<SectionInput, 'figures'>): boolean =>
  one.id === other.id &&
  one.name === other.name &&
  one.stage === other.stage &&
  one.schoolId === other.schoolId &&
  one.kind === other.kind;

const keptSection = (bare: Omit<SectionInput, 'figures'>, figures: SectionInput['figures']): SectionInput => {
  const before = sectionInputs.get(figures);
  if (before && same(before, bare)) return before;
  const section = { ...bare, figures };
  sectionInputs.set(figures, section);
  return section;
};

/** Likewise for a school whose stages share buildings: kept by the figures of the whole school. */
const schoolInputs = new WeakMap<object, SharedSchoolInput>();
const keptSchool = (school: SharedSchoolInput): SharedSchoolInput => {
  const before = schoolInputs.get(school.figures);
  const unchanged =
    before !== undefined &&
    before.id === school.id &&
    before.name === school.name &&
    before.type === school.type &&
    (['primary', 'junior', 'senior'] as const).every((stage) => before.students[stage] === school.students[stage]) &&
    before.sections.length === school.sections.length &&
    before.sections.every((one, index) => {
      const other = school.sections[index];
      return (
        other?.id === one.id && other.name === one.name && other.stage === one.stage && other.figures === one.figures
      );
    });
  if (unchanged) return before;
  schoolInputs.set(school.figures, school);
  return school;
};

/** Of a unit without accepted figures. */
const none: Readonly<Record<string, Figure>> = {};

type Bare = Omit<SectionInput, 'figures'>;
type Joint = Readonly<{ school: Member; type: SharedSchoolType; parts: readonly (Section & { fullName: string })[] }>;

/** What the tree alone says of a county's sections; and each as an input while it has no figures. */
type Plan = Readonly<{ plain: readonly Readonly<{ bare: Bare; empty: SectionInput }>[]; joint: readonly Joint[] }>;

const planned = (members: readonly Member[]): Plan => {
  const byId = new Map(members.map((member) => [member.unitId, member]));
  const typeOf = (member: Member): SchoolType | null =>
    member.schoolType ??
    (member.kind === 'campus' && member.parentId ? (byId.get(member.parentId)?.schoolType ?? null) : null);
  const plain: Readonly<{ bare: Bare; empty: SectionInput }>[] = [];
  const joint = new Map<string, Joint & { parts: (Section & { fullName: string })[] }>();
  for (const member of members) {
    const above = member.parentId === null ? undefined : byId.get(member.parentId);
    if (!above || member.kind !== 'section' || !assessed(member)) continue;
    const schoolType = typeOf(above);
    const name = fullName(member, above);
    if (above.sharedBuildings && isShared(schoolType)) {
      let school = joint.get(above.unitId);
      if (!school) joint.set(above.unitId, (school = { school: above, type: schoolType, parts: [] }));
      school.parts.push({ ...member, fullName: name });
      continue;
    }
    const { unitId: id, stage } = member;
    const bare = { id, name, stage, schoolId: above.unitId, kind: kindOf({ above, schoolType }) };
    plain.push({ bare, empty: { ...bare, figures: none } });
  }
  return { plain, joint: [...joint.values()] };
};

const plans = new WeakMap<readonly Member[], Plan>();

/** Kept as long as the list of members is. */
const planOf = (members: readonly Member[]): Plan => {
  let plan = plans.get(members);
  if (!plan) plans.set(members, (plan = planned(members)));
  return plan;
};

/** The schools of a county as the calculation wants them, and where a school's word differs from its section's. */
type Schools = Readonly<{
  sections: readonly SectionInput[];
  sharedSchools: readonly SharedSchoolInput[];
  conflicts: readonly Conflict[];
}>;

/**
 * A county's members and the figures that count, as the calculation wants them: plain sections, and schools whose
 * stages share buildings. Pupils of a stage are its section's word; a stage without a section has the school's. Of the same
 * members and figures it is the same lists, and what was worked out of them stays good.
 */
export const sectionsOf = madeOf(
  16,
  (counting: ReadonlyMap<string, CountingFigures>, members: readonly Member[]): Schools => {
    const { plain, joint } = planOf(members);
    const sections = plain.map(({ bare, empty }) => {
      const figures = counting.get(bare.id)?.figures;
      return figures ? keptSection(bare, figures) : empty;
    });
    const figuresOf = (unitId: string): Readonly<Record<string, Figure>> => counting.get(unitId)?.figures ?? none;
    const conflicts: Conflict[] = [];
    const sharedSchools = joint.map(({ school: { unitId, name }, type, parts }) => {
      const word = counting.get(unitId)?.enrolment ?? { primary: null, junior: null, senior: null };
      const students: Partial<Record<AssessedStage | 'senior', Figure>> = { ...word };
      for (const { unitId: sectionId, stage } of parts) {
        const own = figuresOf(sectionId)['students'] ?? null;
        if (counting.has(unitId) && counting.has(sectionId) && word[stage] !== own)
          conflicts.push({ unitId, sectionId, stage, school: word[stage], section: own });
        students[stage] = own;
      }
      return keptSchool({
        id: unitId,
        name,
        type,
        students,
        figures: figuresOf(unitId),
        sections: parts.map((part) => ({
          id: part.unitId,
          name: part.fullName,
          stage: part.stage,
          figures: figuresOf(part.unitId),
        })),
      });
    });
    return { sections, sharedSchools, conflicts };
  },
);
