import type { Actor } from '@app/domain/kernel';
import type { DepartmentType, SchoolType, Stage, UnitFacts, UnitKind, UrbanRural } from '@app/domain/organizations';
import { someone, type Cast, type Staff } from './cast.js';
import type { Random } from './random.js';
import type { Tree } from './tree.js';

/** A unit as its registration names it. `sectionStages` grow as sections are registered under it. */
export type Unit = Omit<UnitFacts, 'registeredFrom' | 'sectionStages'> &
  Readonly<{
    kind: UnitKind;
    name: string;
    parent: Unit | null;
    code: string | null;
    stage: Stage | null;
    departmentType: DepartmentType | null;
    urbanRural: UrbanRural | null;
    sharedBuildings: boolean;
    sectionStages: Stage[];
  }>;

/** A unit that is assessed, and who works there. */
export type Section = Readonly<{ unit: Unit; school: Unit; stage: Stage; staff: Staff; size: number }>;

/** A county as it stands before its first school year: units parents first, sections, people. */
export type County = Readonly<{
  unit: Unit;
  units: readonly Unit[];
  districts: readonly Unit[];
  schools: readonly Unit[];
  sections: readonly Section[];
  cast: Cast;
  registrar: Actor;
  tree: Tree;
}>;

const plain = {
  schoolType: null,
  code: null,
  stage: null,
  departmentType: null,
  urbanRural: null,
  sharedBuildings: false,
  endedFrom: null,
} as const;

/** A unit with what every kind needs; the rest is as of one that has none of it. */
export const unitOf = (
  random: Random,
  kind: UnitKind,
  name: string,
  parent: Unit | null,
  more: Partial<Unit> = {},
): Unit => ({ ...plain, ...more, unitId: random.uuid(), kind, name, parent, sectionStages: [] });

/** Of every ten schools; the sections that a type has are one or two. */
const types: readonly SchoolType[] = [
  'primary',
  'junior',
  'primary',
  'nineYear',
  'primary',
  'primary',
  'junior',
  'completeSecondary',
  'primary',
  'nineYear',
];
const stagesIn: Partial<Record<SchoolType, readonly Stage[]>> = {
  primary: ['primary'],
  junior: ['junior'],
  nineYear: ['primary', 'junior'],
  completeSecondary: ['junior', 'senior'],
};
const called: Partial<Record<SchoolType, string>> = {
  primary: '小学',
  junior: '初级中学',
  nineYear: '九年一贯制学校',
  completeSecondary: '完全中学',
};
const stageNames: Readonly<Record<Stage, string>> = { primary: '小学部', junior: '初中部', senior: '高中部' };
const departments = [
  ['财政局', 'finance'],
  ['机构编制委员会办公室', 'staffing'],
  ['人力资源和社会保障局', 'humanResources'],
  ['自然资源局', 'naturalResources'],
  ['城关镇人民政府', 'township'],
] as const;

/** A county with that many assessed sections (小学部、初中部); a third of the nine-year schools sharing their buildings. */
export const countyOf = (random: Random, number: number, city: Unit, sectionCount: number): County => {
  const place = `第${number + 1}县`;
  const unit = unitOf(random, 'county', place, city, { code: `2109${String(number).padStart(2, '0')}` });
  const districts = ['城区', '东部', '西部', '北部'].map((name) =>
    unitOf(random, 'schoolDistrict', `${place}${name}学区`, unit),
  );
  const offices = departments.map(([name, departmentType]) =>
    unitOf(random, 'department', `${place}${name}`, unit, { departmentType }),
  );
  const schools: Unit[] = [];
  const sections: Section[] = [];
  for (let index = 0, assessed = 0; assessed < sectionCount; index += 1) {
    const schoolType = types[index % types.length]!;
    const name = `${place}第${index + 1}${called[schoolType]!}`;
    const school = unitOf(random, 'school', name, random.one(districts), {
      schoolType,
      code: `2109${String(number).padStart(2, '0')}${String(index).padStart(4, '0')}`,
      urbanRural: random.one(['urban', 'town', 'rural'] as const),
      sharedBuildings: schoolType === 'nineYear' && index % 3 === 0,
    });
    schools.push(school);
    const staff = {
      principal: someone(random, 'principal', school.unitId),
      reporter: someone(random, 'reporter', school.unitId),
    };
    assessed += stagesIn[schoolType]!.filter((stage) => stage !== 'senior').length;
    for (const stage of stagesIn[schoolType]!)
      sections.push({
        unit: unitOf(random, 'section', `${name}${stageNames[stage]}`, school, { stage }),
        school,
        stage,
        staff,
        size: random.whole(120, 1900),
      });
  }
  return {
    unit,
    districts,
    schools,
    sections,
    units: [unit, ...districts, ...offices, ...schools, ...sections.map((section) => section.unit)],
    registrar: someone(random, 'administrator', unit.unitId),
    tree: new Map(),
    cast: {
      countyId: unit.unitId,
      director: someone(random, 'supervisionDirector', unit.unitId),
      inspectors: Array.from({ length: 12 }, () => someone(random, 'inspector', unit.unitId)),
      departments: offices.map(({ unitId }) => ({ unitId, head: someone(random, 'responsibleUnit', unitId) })),
    },
  };
};
