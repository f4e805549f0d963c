import { describe, expect, it, jest } from '@jest/globals';
import { accepted, corrected, filed, plainSchool, recordsItem, unit } from '@test/county';
import { projected, type Happening } from '@test/projected';
import { entriesOf, soundPremises, soundSection } from '@test/sound-returns';
import { amend } from '../kernel/amended.js';
import { explainedAt } from './explain.js';
import { countyStanding } from './standing.js';
import { standingProjections } from './read-models.js';

const dataYear = '2024-2025';
const byForm = (id: 'section' | 'premises' | 'county', values: Readonly<Record<string, string | null>>) => ({
  form: { id, version: 1 } as const,
  entries: entriesOf(values),
});
const shared = { kind: 'shared', sharesBuildings: true, sequence: 1 } as const;
const part = { kind: 'section', sharesBuildings: true, sequence: 1 } as const;
const ofCounty = { kind: 'county', sharesBuildings: false, sequence: 1 } as const;
/** What a section of joint buildings files itself: the premises are its school's. */
const teaching = Object.fromEntries(
  Object.entries(soundSection).filter(([code]) => !Object.hasOwn(soundPremises, code)),
);

const [proposed, acceptedAgain] = corrected('school-1.junior', {}, '2024-09-01');
const again: Happening = {
  ...proposed,
  fact: {
    ...proposed.fact,
    data: { ...proposed.fact.data, ...byForm('section', { ...soundSection, classes: '13' }) },
  },
};

const story: readonly Happening[] = [
  unit('county', 'county-1', null, { name: '彰武县' }), // 1
  ...plainSchool('school-1', 'county-1', 'junior'), // 2, 3
  unit('school', 'school-2', 'county-1', { name: '四堡子九年制学校', schoolType: 'nineYear', sharedBuildings: true }), // 4
  unit('section', 'primary-2', 'school-2', { name: '小学部', stage: 'primary' }), // 5
  unit('section', 'junior-2', 'school-2', { name: '初中部', stage: 'junior' }), // 6
  unit('school', 'school-3', 'county-1', { schoolType: 'special' }), // 7
  unit('section', 'special-3', 'school-3', { stage: 'primary' }), // 8
  filed('primary-2', { students: '480' }, { filingUnit: part }), // 9
  accepted('primary-2'), // 10: bare totals
  filed('school-1.junior', {}, byForm('section', soundSection)), // 11
  accepted('school-1.junior'), // 12
  filed('school-2', {}, { ...byForm('premises', soundPremises), filingUnit: shared }), // 13
  accepted('school-2'), // 14
  filed('junior-2', {}, { ...byForm('section', teaching), filingUnit: part }), // 15
  accepted('junior-2'), // 16
  filed('primary-2', {}, { ...byForm('section', { ...teaching, classes: null }), filingUnit: part, version: 2 }), // 17
  accepted('primary-2', 2), // 18
  filed('primary-2', {}, { ...byForm('section', teaching), filingUnit: part, version: 3 }), // 19
  accepted('primary-2', 3), // 20
  again, // 21
  acceptedAgain, // 22
  filed('county-1', {}, { ...byForm('county', { teacherAveragePay: '98000' }), filingUnit: ofCounty }), // 23
  accepted('county-1'), // 24
  recordsItem('B12', { certifiedTeachers: '9', fullTimeTeachers: '10' }), // 25
];
const fresh = () => projected(standingProjections, story);
const db = fresh();
const at = (knownAt: number) => ({ countyId: 'county-1', dataYear, knownAt, asOf: '2025-03-03' });
const standing = (knownAt: number) => countyStanding(db, at(knownAt))!.standing;
const item = (id: string, knownAt: number) => standing(knownAt).items.find((one) => one.id === id);
const why = (subject: string, knownAt: number, sectionId: string | null = null) =>
  explainedAt(db, { ...at(knownAt), sectionId, subject });

describe('items that are counted over the schools’ accepted returns', () => {
  it('stay as they were while nobody has filed by form, and until a return is accepted', () => {
    for (const known of [8, 10, 11])
      expect(
        standing(known).items.filter(({ figuresOf, reasons }) => figuresOf !== null || reasons.length > 0),
      ).toEqual([]);
    expect(item('B12', 12)).toMatchObject({ verdict: 'pending', figuresOf: 'counted' });
  });

  it('stay pending while a school has not said, and the explanation names it with what is missing', () => {
    expect(item('B12', 16)).toMatchObject({ verdict: 'pending', reasons: ['持证上岗率：数据未填'] });
    expect(why('B12', 16)).toMatchObject({
      figuresOf: 'counted',
      reasons: [
        '持证上岗率：数据未填',
        '数据已随指标报送，但未按填报表分年级、分项填报，暂不能按本项计数：四堡子九年制学校小学部',
      ],
      open: [{ unitId: 'primary-2', isBare: true, fields: ['持有教师资格证的专任教师数', '专任教师数'] }],
    });
    expect(item('B12', 18)).toMatchObject({ verdict: 'met', claimed: null });
    expect(item('B3', 18)).toMatchObject({ verdict: 'pending' });
    expect(why('B3', 18)?.reasons.at(-1)).toBe('各校填报表未填或未认可，待定：四堡子九年制学校小学部（班级数）');
    // Bare totals are no return by form: they do not say what the items ask.
    expect(why('B4', 12)?.reasons.slice(-2)).toEqual([
      '各校填报表未填或未认可，待定：四堡子九年制学校初中部（在校学生数）',
      '数据已随指标报送，但未按填报表分年级、分项填报，暂不能按本项计数：四堡子九年制学校小学部',
    ]);
    expect(why('B3', 18)?.open).toMatchObject([{ unitId: 'primary-2', isBare: false, fields: ['班级数'] }]);
  });

  it('are judged once all have said: rooms of joint buildings serve the classes of every stage', () => {
    expect(item('B3', 20)).toMatchObject({ verdict: 'notMet', figuresOf: 'counted' });
    expect(why('B3', 20)).toMatchObject({
      formula: '音乐专用教室不足的学校数 = 1（1，应不高于0）；美术专用教室不足的学校数 = 1（1，应不高于0）',
      steps: ['音乐专用教室不足的学校数：四堡子九年制学校；美术专用教室不足的学校数：四堡子九年制学校'],
    });
    expect(item('B5', 20)).toMatchObject({ verdict: 'met' });
    expect(item('C1', 20)).toMatchObject({ verdict: 'met' });
  });

  it('name each unit whose return was read, with who filed and who accepted which version of it', () => {
    expect(why('B3', 22)?.inputs).toMatchObject([
      {
        unitId: 'school-1.junior',
        figure: 'return',
        label: 'school-1.junior填报数据',
        value: '第2版',
        version: 2,
        filedSequence: 21,
        acceptedBy: 'director-1',
        acceptedSequence: 22,
        fields: [],
      },
      { unitId: 'primary-2', value: '第3版', filedBy: 'reporter-1', filedSequence: 19, acceptedSequence: 20 },
      { unitId: 'junior-2', value: '第1版', filedSequence: 15, acceptedSequence: 16 },
      { unitId: 'school-2', label: '四堡子九年制学校填报数据', value: '第1版', filedSequence: 13 },
    ]);
    expect(why('C1', 22)?.inputs.map(({ unitId }) => unitId)).toEqual(['school-1.junior', 'junior-2']);
  });

  it('yield to what the county recorded; its own return gives other items', () => {
    expect(item('B12', 24)).toMatchObject({ verdict: 'met', figuresOf: 'counted' });
    expect(item('B8', 24)).toMatchObject({ figuresOf: 'return' });
    expect(item('B12', 25)).toMatchObject({ verdict: 'notMet', contradicted: true, figuresOf: 'record' });
    expect(why('B12', 25)).toMatchObject({
      figuresOf: 'record',
      inputs: [{ figure: 'certifiedTeachers', value: '9', measure: '人', filedSequence: 25 }, {}],
    });
  });

  it('are the same carried on event by event as read anew', () => {
    const places = story.map((_, index) => index + 1);
    const [carried, anew] = [fresh(), fresh()];
    const forth = places.map((known) => countyStanding(carried, at(known))?.standing.items);
    // From the last backwards nothing can be carried on.
    const back = places.toReversed().map((known) => countyStanding(anew, at(known))?.standing.items);
    expect(forth).toEqual(back.toReversed());
  });

  it('read anew what came late: a return that waited was not one of bare totals', () => {
    const file = fresh();
    const whole = (known: number) =>
      explainedAt(file, { ...at(known), sectionId: null, subject: 'B3' })?.inputs.find(
        ({ unitId }) => unitId === 'junior-2',
      )?.fields;
    const isBare = () =>
      explainedAt(file, { ...at(20), sectionId: null, subject: 'B3' })?.open.some(
        ({ unitId }) => unitId === 'junior-2',
      );
    file.exec(`create temp table waiting as select * from submission_return where unit_id = 'junior-2';
      delete from submission_return where unit_id = 'junior-2'`);
    expect([whole(20), isBare()]).toEqual([null, true]);
    file.exec('insert into submission_return select * from waiting');
    amend(file);
    expect([whole(20), isBare()]).toEqual([[], false]);
  });

  it('read again only what was accepted since', () => {
    const file = fresh();
    countyStanding(file, at(20));
    const all = jest.spyOn(file, 'all');
    const asked = () => all.mock.calls.filter(([sql]) => sql.includes('submission_return')).map(([, units]) => units);
    countyStanding(file, at(22));
    expect(asked()).toEqual(['[["school-1.junior",2]]']);
    countyStanding(file, at(25));
    countyStanding(file, { ...at(25), asOf: '2025-03-04' });
    expect(asked()).toHaveLength(1);
  });
});

describe('counts and verdicts', () => {
  it('name each section with the version that counts, the school of joint buildings too', () => {
    const once = [
      { unitId: 'school-1.junior', unit: 'school-1.junior', value: '第2版', filedSequence: 21, acceptedSequence: 22 },
      { unitId: 'primary-2', value: '第3版' },
      { unitId: 'school-2', value: '第1版', filedSequence: 13, acceptedSequence: 14 },
      { unitId: 'junior-2', value: '第1版', acceptedSequence: 16 },
    ];
    expect(why('verdict', 22)?.inputs).toMatchObject(once);
    expect(why('verdict', 24)?.inputs).toMatchObject([
      ...once,
      { unitId: 'county-1', label: '县本级填报数据', value: '第1版', filedSequence: 23, acceptedSequence: 24 },
    ]);
    expect(why('compliant.primary', 22)?.inputs).toMatchObject([once[1], once[2]]);
    expect(why('compliant.primary', 8)?.inputs).toMatchObject([
      { unitId: 'primary-2', value: null, version: null, acceptedSequence: null },
      { unitId: 'school-2', value: null },
    ]);
  });

  it('name figure by figure what a section’s verdict or a count of one indicator rests on', () => {
    expect(why('verdict', 22, 'junior-2')?.inputs).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ unitId: 'school-2', figure: 'teachingAncillaryArea', filedSequence: 13 }),
        expect.objectContaining({ unitId: 'junior-2', figure: 'students', filedSequence: 15, acceptedSequence: 16 }),
      ]),
    );
    expect(why('passing.junior.L5', 22)?.inputs.map(({ unitId, figure }) => `${unitId} ${figure}`)).toEqual([
      'school-1.junior sportsVenueArea',
      'school-1.junior students',
      'school-2 sportsVenueArea',
      'primary-2 students',
      'junior-2 students',
    ]);
  });
});
