import { expect, it } from '@jest/globals';
import { filledPaper } from '@app/domain/reports';
import type { Entries } from '@app/domain/submissions';
import { standingProjections } from '@app/projections/indicators';
import { anyProjection } from '@app/projections/kernel';
import { unitsAt } from '@app/projections/organizations';
import { issueDueDates, issueLedger } from '@app/projections/rectifications';
import { accepted, corrected, filed, plainSchool, recordsItem, unit } from '@test/county';
import { ofIssue } from '@test/issue-ledger';
import { past } from '@test/issue-life';
import { projected } from '@test/projected';
import { entriesOf, soundSection } from '@test/sound-returns';
import { countyPapers } from './county-papers.js';
import type { PaperAsked, PaperReads } from './source.js';

const projections = [...standingProjections, anyProjection(issueLedger), anyProjection(issueDueDates)];
const figures = {
  students: '480',
  aboveStandardQualifiedTeachers: '30',
  backboneTeachers: '6',
  peArtsFullTimeTeachers: '6',
  teachingAncillaryArea: '3600.5',
  sportsVenueArea: '5800',
  teachingEquipmentValue: '1502500',
  networkedMultimediaClassrooms: '16',
};
const form = { form: { id: 'section', version: 1 } as const, entries: entriesOf(soundSection) as Entries };
const happenings = [
  unit('county', 'county-1', null, { name: '彰武县' }), // 1
  ...plainSchool('school-1', 'county-1', 'junior'), // 2, 3
  filed('school-1.junior', figures, form), // 4
  accepted('school-1.junior'), // 5
  recordsItem('B7', { specialSchoolFunds: '870000', specialSchoolStudents: '126' }), // 6
  ...ofIssue(past.assigned), // 7 …
  ...corrected('school-1.junior', { ...figures, sportsVenueArea: '4800' }, '2025-03-01'),
];
const db = projected(projections, happenings);
const last = Number.MAX_SAFE_INTEGER - 1;
const reads: PaperReads = { db, stream: () => Promise.reject(new Error('a county needs no stream')) };
const asked: PaperAsked = {
  subjectId: 'county-1',
  countyId: 'county-1',
  dataYear: '2024-2025',
  standardId: null,
  knownAt: last,
  asOf: '2025-06-30',
  answers: {},
};
const paper = (kind: string, more: Partial<PaperAsked> = {}) =>
  countyPapers.find((one) => one.form.kind === kind)!.gather(reads, { ...asked, ...more });

it('each kind is filled from the county’s rows, whatever the standard', async () => {
  for (const { form: of, gather } of countyPapers)
    for (const standardId of [null, 'basic-2012']) {
      const data = await gather(reads, { ...asked, standardId });
      expect(filledPaper(of, data!).length).toBeGreaterThan(5);
    }
});

it('the lines of a school have what its return by form tells beside its figures', async () => {
  // The correction that came last is of bare totals.
  const before = { knownAt: happenings.length - 2 };
  const [row] = (await paper('application-form', before))!.tables['初中单位']!;
  expect([row!['举办者类型']?.text, row!['年级数']?.text, row!['班级数']?.text, row!['学生数']?.text]).toEqual([
    '7',
    '3',
    '12',
    '480',
  ]);
  const { fields } = (await paper('self-assessment', before))!;
  expect([fields['初中专任教师数']?.text, fields['初中所数']?.text, fields['特教生均公用经费']?.text]).toEqual([
    '42',
    '1',
    '6905',
  ]);
  expect(fields['问题总数']?.text).toBe('1');
});

it('is that of its point: what was filed later, and what is of another day, are not in it', async () => {
  const area = async (more: Partial<PaperAsked>) =>
    (await paper('dispersion-sheet', more))!.tables['初中单位']![0]!['指标5']!.text;
  expect(await area({})).toBe('10.00');
  expect(await area({ asOf: '2025-02-28' })).toBe('12.08');
  expect(await area({ knownAt: 5 })).toBe('12.08');
  expect(await area({ knownAt: 4 })).toBe('未填');
  expect((await paper('self-assessment', { knownAt: 6 }))!.fields['问题总数']?.text).toBe('0');
  expect((await paper('self-assessment', { knownAt: 5 }))!.fields['特教生均公用经费']?.text).toBe('未填');
});

it('counts as many sections of 教学点 as the tree has at its point', async () => {
  const known = happenings.length;
  const all = [
    ...happenings,
    unit('school', 'point-1', 'county-1', { schoolType: 'teachingPoint' }),
    unit('section', 'point-1.primary', 'point-1', { stage: 'primary' }),
    unit('campus', 'point-1.b', 'point-1'),
    unit('section', 'point-1.b.primary', 'point-1.b', { stage: 'primary' }),
    // Nothing is taught there yet.
    unit('school', 'point-2', 'county-1', { schoolType: 'teachingPoint' }),
  ];
  const grown = projected(projections, all);
  const source = countyPapers.find(({ form: { kind } }) => kind === 'self-assessment')!;
  for (const [knownAt, count] of [
    [known, 0],
    [known + 2, 1],
    [known + 5, 2],
  ] as const) {
    const { fields } = (await source.gather({ ...reads, db: grown }, { ...asked, knownAt }))!;
    expect(fields['教学点数']).toEqual({ text: `${count}`, behind: { of: 'sections', types: ['teachingPoint'] } });
    const units = unitsAt(grown, 'county-1', { knownAt, asOf: asked.asOf });
    const schools = new Map(units.map((one) => [one.unitId, one]));
    const typeOf = (unitId: string | null): string | null => {
      const one = schools.get(unitId ?? '');
      return one ? (one.schoolType ?? typeOf(one.parentId)) : null;
    };
    const listed = units.filter(({ kind, parentId }) => kind === 'section' && typeOf(parentId) === 'teachingPoint');
    expect(listed).toHaveLength(count);
  }
});

it('is none before the first event, for a day before the county stood, and of what is no county', async () => {
  expect(await paper('self-assessment', { knownAt: 0 })).toBeNull();
  expect(await paper('self-assessment', { asOf: '2010-08-31' })).toBeNull();
  expect(await paper('self-assessment', { countyId: 'school-1' })).toBeNull();
  expect(await paper('self-assessment', { countyId: 'nobody' })).toBeNull();
});
