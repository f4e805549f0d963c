import type { AssessedStage, SharedSchoolType } from '@app/domain/standards';
import { CaseFileError, CaseReader } from './case-reader.js';
import { stageNames, type Figure, type SectionInput, type SectionKind, type SharedSchoolInput } from './figures.js';
import { JsonFault, readJson, type Node } from './json-text.js';

/** A county's case: what the calculation needs, and what the county's own report printed. */
export type CaseFile = Readonly<{
  county: string;
  schoolYear: string;
  /** Null: the default standard. */
  standardId: string | null;
  sections: readonly SectionInput[];
  sharedSchools: readonly SharedSchoolInput[];
  /** Never an input to a calculation. */
  published: Node | null;
}>;

/** Names of the case format, and of the glossary. */
const teacherNames = {
  higherQualifiedTeachers: 'aboveStandardQualifiedTeachers',
  backboneTeachers: 'backboneTeachers',
  artsSportsTeachers: 'peArtsFullTimeTeachers',
} as const;
const sharedNames = {
  teachingArea: 'teachingAncillaryArea',
  sportsArea: 'sportsVenueArea',
  equipmentValue: 'teachingEquipmentValue',
  multimediaRooms: 'networkedMultimediaClassrooms',
} as const;
const stages: readonly AssessedStage[] = ['primary', 'junior'];
const kinds: readonly SectionKind[] = ['school', 'campus', 'teachingPoint', 'special', 'vocational'];
const stagesOf: Readonly<Record<SharedSchoolType, readonly (AssessedStage | 'senior')[]>> = {
  nineYear: ['primary', 'junior'],
  completeSecondary: ['junior', 'senior'],
  twelveYear: ['primary', 'junior', 'senior'],
};

/** Figures by their glossary names. Persons are whole; rooms, areas and money need not be (a split school's part). */
const figures = (
  read: CaseReader,
  entries: ReadonlyMap<string, Node>,
  field: string,
  names: Readonly<Record<string, string>>,
): Record<string, Figure> =>
  Object.fromEntries(
    Object.entries(names).map(([name, figure]) => [
      figure,
      read.figure(entries.get(name), `${field}.${name}`, name === 'students' || name in teacherNames),
    ]),
  );

const row = (read: CaseReader, node: Node, field: string): SectionInput | undefined => {
  const names = { students: 'students', ...teacherNames, ...sharedNames };
  const entries = read.entries(node, field, ['section', 'stage', 'kind', ...Object.keys(names)]);
  if (node.kind !== 'object') return undefined;
  const name = read.text(node, entries.get('section'), `${field}.section`);
  const stage = read.word(node, entries.get('stage'), `${field}.stage`, stages);
  const kind = read.word(node, entries.get('kind'), `${field}.kind`, kinds, 'school');
  const filed = figures(read, entries, field, names);
  if (stage === undefined || kind === undefined) return undefined;
  return { id: `${stage}:${name}`, name, stage, schoolId: null, kind, figures: filed };
};

const school = (read: CaseReader, node: Node, field: string): SharedSchoolInput | undefined => {
  const entries = read.entries(node, field, ['school', 'type', 'students', 'teachers', 'shared']);
  if (node.kind !== 'object') return undefined;
  const name = read.text(node, entries.get('school'), `${field}.school`);
  const type = read.word(node, entries.get('type'), `${field}.type`, Object.keys(stagesOf) as SharedSchoolType[]);
  const part = (key: string, known: readonly string[]): ReadonlyMap<string, Node> => {
    const inner = entries.get(key);
    return inner === undefined || inner.kind === 'null' ? new Map() : read.entries(inner, `${field}.${key}`, known);
  };
  const allStages = Object.keys(stageNames) as (AssessedStage | 'senior')[];
  const pupils = part('students', allStages);
  const teachers = part('teachers', allStages);
  const shared = figures(read, part('shared', Object.keys(sharedNames)), `${field}.shared`, sharedNames);
  const students: Partial<Record<AssessedStage | 'senior', Figure>> = {};
  const sections: SharedSchoolInput['sections'][number][] = [];
  for (const stage of allStages) {
    const figure = read.figure(pupils.get(stage), `${field}.students.${stage}`, true);
    const inner = teachers.get(stage);
    const at = `${field}.teachers.${stage}`;
    const staff =
      inner === undefined || inner.kind === 'null'
        ? new Map<string, Node>()
        : read.entries(inner, at, Object.keys(teacherNames));
    const filed = figures(read, staff, at, teacherNames);
    if (type === undefined) continue;
    if (!stagesOf[type].includes(stage)) {
      if (figure !== null && figure !== 'n/a' && Number(figure) > 0)
        read.fault(pupils.get(stage) ?? node, `${field}.students.${stage}`, `该类学校没有${stageNames[stage]}阶段`);
      continue;
    }
    students[stage] = figure;
    // A stage that has no pupils and no staff is not there; a school of one stage is then not split.
    if (stage === 'senior' || (figure !== null && Number(figure) === 0 && staff.size === 0)) continue;
    sections.push({ id: `${stage}:${name}`, name: `${name}${stageNames[stage]}部`, stage, figures: filed });
  }
  if (type === undefined) return undefined;
  return { id: name, name, type, students, figures: shared, sections };
};

const yearOf = (read: CaseReader, root: Node, node: Node | undefined): string => {
  const year = read.text(root, node, 'schoolYear');
  const [from, to] = year.split('-').map(Number);
  if (year !== '' && !(/^\d{4}-\d{4}$/.test(year) && to === (from ?? 0) + 1))
    read.fault(node ?? root, 'schoolYear', `应为学年，如 2024-2025，现为“${year}”`);
  return year;
};

/** The root as JSON, or the fault in its text. */
const jsonOf = (text: string): Node => {
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof JsonFault) throw new CaseFileError([error]);
    throw error;
  }
};

/** Reads a case file. @throws CaseFileError naming line and field of everything that is wrong */
export const parseCaseFile = (text: string): CaseFile => {
  const root = jsonOf(text);
  const read = new CaseReader();
  const known = ['county', 'schoolYear', 'standard', 'rows', 'schools', 'published', 'computed', 'note'];
  const entries = read.entries(root, '', known);
  if (root.kind !== 'object') throw new CaseFileError(read.faults);
  const county = read.text(root, entries.get('county'), 'county');
  const schoolYear = yearOf(read, root, entries.get('schoolYear'));
  const named = entries.get('standard');
  const standardId = named === undefined || named.kind === 'null' ? null : read.text(root, named, 'standard');
  if (!entries.has('rows') && !entries.has('schools')) read.fault(root, 'rows', '未填：rows 与 schools 至少要有一项');

  const taken = new Map<string, number>();
  const once = (section: Readonly<{ id: string; name: string }>, node: Node, field: string) => {
    const line = taken.get(section.id);
    if (line !== undefined && section.name !== '')
      read.fault(node, field, `参评单位“${section.name}”重复，另见第${line}行`);
    taken.set(section.id, node.line);
  };
  const sections = read.list(entries.get('rows'), 'rows').flatMap((node, index) => {
    const section = row(read, node, `rows[${index}]`);
    if (section) once(section, node, `rows[${index}].section`);
    return section ? [section] : [];
  });
  const names = new Set(sections.map(({ stage, name }) => `${stage}:${name}`));
  const sharedSchools = read.list(entries.get('schools'), 'schools').flatMap((node, index) => {
    const field = `schools[${index}].school`;
    const found = school(read, node, `schools[${index}]`);
    for (const section of found?.sections ?? []) {
      once(section, node, field);
      if (names.has(`${section.stage}:${section.name}`))
        read.fault(node, field, `参评单位“${section.name}”已在 rows 中填报`);
    }
    return found ? [found] : [];
  });
  const printed = entries.get('published');
  if (printed !== undefined && printed.kind !== 'object' && printed.kind !== 'null')
    read.fault(printed, 'published', '应为一组带名称的内容（{…}）');
  if (read.faults.length > 0) throw new CaseFileError(read.faults);
  const published = printed?.kind === 'object' ? printed : null;
  return { county, schoolYear, standardId, sections, sharedSchools, published };
};
