import type { Role } from '@app/domain/access';
import type { Actor } from '@app/domain/kernel';
import type { SchoolType, Stage } from '@app/domain/organizations';

/** A row of a case file as the demo files it. Names of the file, not of the glossary. */
export type CaseRow = Readonly<{
  section: string;
  stage: 'primary' | 'junior';
  students: number;
  higherQualifiedTeachers: number;
  backboneTeachers: number;
  artsSportsTeachers: number;
  teachingArea: number;
  sportsArea: number;
  equipmentValue: number;
  multimediaRooms: number;
}>;
export type CaseFile = Readonly<{ county: string; schoolYear: string; rows: readonly CaseRow[] }>;

/** A school as the rows tell it: 小学部 and 初中部 of the same name are one school. */
export type School = Readonly<{
  id: string;
  name: string;
  type: SchoolType;
  sections: readonly Readonly<{ id: string; name: string; stage: Stage; row: CaseRow }>[];
}>;

const endings = /(小学部|初中部)$/;

/** 初中部 of a 高完中 belongs to a complete secondary school, both parts of 九年制 to one nine-year school. */
const typeOf = (name: string, stages: readonly Stage[]): SchoolType => {
  if (stages.length === 2 || name.includes('九年')) return 'nineYear';
  if (name.includes('完中')) return 'completeSecondary';
  return stages[0] === 'junior' ? 'junior' : name.startsWith('校点') ? 'teachingPoint' : 'primary';
};

/** The schools of a case file, in its order. Section ids are those of sections registered with their school. */
export const schoolsOf = (
  file: CaseFile,
  schoolId: (name: string) => string,
  sectionId: (schoolId: string, stage: Stage) => string,
): readonly School[] => {
  const names = [...new Set(file.rows.map((row) => row.section.replace(endings, '')))];
  return names.map((name) => {
    const rows = file.rows.filter((row) => row.section.replace(endings, '') === name);
    const id = schoolId(name);
    return {
      id,
      name,
      type: typeOf(
        name,
        rows.map(({ stage }) => stage),
      ),
      sections: rows.map((row) => ({ id: sectionId(id, row.stage), name: row.section, stage: row.stage, row })),
    };
  });
};

/** One account of the demo: how to sign in, and what it may do where. */
export type Person = Readonly<{ username: string; title: string; role: Role; unitId: string; actor: Actor }>;

/** Everything the story needs of one county. */
export type County = Readonly<{
  id: string;
  name: string;
  dataYear: string;
  schools: readonly School[];
  /** By a short name: director, inspector1…, leader, auditor, administrator, finance, staffing. */
  people: Readonly<Record<string, Person>>;
  departments: Readonly<Record<'education' | 'finance' | 'staffing', string>>;
  /** By school id. */
  reporters: ReadonlyMap<string, Person>;
  principals: ReadonlyMap<string, Person>;
}>;
