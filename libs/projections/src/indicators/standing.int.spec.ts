import { describe, expect, it } from '@jest/globals';
import { accepted, corrected, filed, plainSchool, toUnit, unit } from '@test/county';
import { projected } from '@test/projected';
import { explainedAt } from './explain.js';
import { countyPlanAt, schoolGapsAt } from './gaps.js';
import { countyStanding } from './standing.js';
import { standingProjections } from './read-models.js';

const dataYear = '2024-2025';
const plain = {
  students: '100',
  aboveStandardQualifiedTeachers: '5',
  backboneTeachers: '1',
  peArtsFullTimeTeachers: '1',
  teachingAncillaryArea: '450',
  sportsVenueArea: '750',
  teachingEquipmentValue: '200000',
  networkedMultimediaClassrooms: '3',
};
const teachers = (students: string) => ({
  students,
  aboveStandardQualifiedTeachers: '20',
  backboneTeachers: '4',
  peArtsFullTimeTeachers: '4',
});
// G-SPLIT: 166 and 210 pupils, 23226 m² of rooms: 58.5038 a primary pupil, 64.3542 a junior one.
const rooms = {
  teachingAncillaryArea: '23226',
  sportsVenueArea: '5000',
  teachingEquipmentValue: '1000000',
  networkedMultimediaClassrooms: '12',
};
const joint = { filingUnit: { kind: 'shared' as const, sharesBuildings: true, sequence: 1 } };
const db = projected(standingProjections, [
  unit('county', 'county-1', null, { name: '彰武县' }), // 1
  unit('county', 'county-2', null), // 2
  ...plainSchool('school-1', 'county-1', 'primary'), // 3, 4
  unit('school', 'school-2', 'county-1', { name: '四堡子九年制学校', schoolType: 'nineYear', sharedBuildings: true }), // 5
  unit('section', 'primary-2', 'school-2', { name: '小学部', stage: 'primary' }), // 6
  unit('section', 'junior-2', 'school-2', { name: '初中部', stage: 'junior' }), // 7
  unit('school', 'school-3', 'county-1', { schoolType: 'special' }), // 8
  unit('section', 'special-3', 'school-3', { stage: 'primary' }), // 9
  filed('school-1.primary', plain), // 10
  filed('primary-2', teachers('166')), // 11
  filed('junior-2', teachers('210')), // 12
  filed('school-2', rooms, { ...joint, enrolment: { primary: '166', junior: '211', senior: '0' } }), // 13
  accepted('school-1.primary'), // 14
  accepted('primary-2'), // 15
  accepted('junior-2'), // 16
  accepted('school-2'), // 17
  ...corrected('school-1.primary', { ...plain, sportsVenueArea: '600' }, '2025-03-01'), // 18, 19
  ...plainSchool('school-9', 'county-2', 'primary'), // 20, 21
  toUnit({ type: 'UnitClosed', data: { unitId: 'school-3', reason: '撤并', effectiveFrom: '2025-02-01' } }), // 22
]);
const ask = (more: Partial<Parameters<typeof countyStanding>[1]> = {}) =>
  countyStanding(db, { countyId: 'county-1', dataYear, asOf: '2025-03-03', ...more });
const section = (id: string, more: Parameters<typeof ask>[0] = {}) =>
  ask(more)?.standing.sections.find((one) => one.id === id);

describe('the standing of a county', () => {
  it('has its sections, joint buildings divided by the pupils of each stage', () => {
    expect(ask()).toMatchObject({
      county: '彰武县',
      sequence: 22,
      standing: { standardId: 'hqb-2017', verdict: 'notMet' },
    });
    expect(ask()?.standing.sections.map(({ id, name }) => [id, name])).toEqual([
      ['school-1.primary', 'school-1.primary'],
      ['primary-2', '四堡子九年制学校小学部'],
      ['junior-2', '四堡子九年制学校初中部'],
    ]);
    expect(section('primary-2')?.values[3]).toBe('58.503778');
    expect(section('junior-2')?.values[3]).toBe('64.354156');
  });

  it('tells where a school and its section differ about the pupils', () => {
    expect(ask()?.conflicts).toEqual([
      { unitId: 'school-2', sectionId: 'junior-2', stage: 'junior', school: '211', section: '210' },
    ]);
  });

  it('leaves out what takes no part, while it stands', () => {
    expect(ask({ asOf: '2025-01-31' })?.standing.excluded).toMatchObject([{ sectionId: 'special-3', kind: 'special' }]);
    expect(ask()?.standing.excluded).toEqual([]);
  });

  it('is that of the day asked about, and of what was known', () => {
    expect(section('school-1.primary')?.states[4]).toBe('belowFloor');
    expect(section('school-1.primary', { asOf: '2025-02-28' })?.states[4]).toBe('near');
    expect(section('school-1.primary', { knownAt: 18 })?.states[4]).toBe('near');
    expect(section('school-1.primary', { knownAt: 13 })?.states[4]).toBe('missing');
  });

  it('is kept until something touches the county itself', () => {
    expect(ask()).toBe(ask());
    expect(ask({ knownAt: 21 })).toBe(ask({ knownAt: 19 }));
    expect(ask({ knownAt: 21 })).not.toBe(ask());
    expect(ask({ asOf: '2025-02-28' })).not.toBe(ask());
  });

  it('is by the standard asked for', () => {
    expect(ask({ standardId: 'basic-2012' })?.standing).toMatchObject({ standardId: 'basic-2012' });
    expect(ask({ standardId: 'basic-2012' })?.standing.indicators).toHaveLength(8);
    expect(ask({ standardId: 'none' })).toBeUndefined();
  });

  it('is of no county but a county, and from its first event on', () => {
    expect(ask({ countyId: 'school-1' })).toBeUndefined();
    expect(ask({ countyId: 'county-2', knownAt: 1 })).toBeUndefined();
    expect(ask({ countyId: 'county-2', knownAt: 2 })?.standing.sections).toEqual([]);
  });
});

describe('why a figure is what it is', () => {
  const why = (sectionId: string | null, subject: string, more: object = {}) =>
    explainedAt(db, { countyId: 'county-1', sectionId, subject, dataYear, asOf: '2025-03-03', ...more });

  it('names the version, its place in the log, and who filed and accepted it', () => {
    expect(why('school-1.primary', 'L5')).toMatchObject({
      sequence: 22,
      value: '6.000000',
      verdict: 'notMet',
      formula: '600 ÷ 100 = 6',
      bound: '应不低于7.5，其85%为6.375',
      inputs: [
        {
          figure: 'sportsVenueArea',
          unitId: 'school-1.primary',
          value: '600',
          version: 2,
          effectiveFrom: '2025-03-01',
          filedBy: 'reporter-1',
          filedAt: '2025-03-03T01:17:00.000Z',
          filedSequence: 18,
          acceptedBy: 'director-1',
          acceptedSequence: 19,
          fields: null,
        },
        { figure: 'students', value: '100', version: 2 },
      ],
    });
    expect(why('school-1.primary', 'L5', { knownAt: 17 })).toMatchObject({
      value: '7.500000',
      inputs: [{ value: '750', version: 1, filedSequence: 10, acceptedSequence: 14 }, { value: '100' }],
    });
  });

  it('names the school’s figure and every stage’s pupils where buildings are shared', () => {
    expect(why('junior-2', 'L4')).toMatchObject({
      value: '64.354156',
      formula: '23226 × (210 × 1.1) ÷ (166 × 1 + 210 × 1.1) ÷ 210 = 64.354156',
      inputs: [
        { figure: 'teachingAncillaryArea', unitId: 'school-2', value: '23226', acceptedSequence: 17 },
        { figure: 'students', unitId: 'primary-2', value: '166' },
        { figure: 'students', unitId: 'junior-2', value: '210' },
      ],
    });
    expect(why('junior-2', 'L1')).toMatchObject({
      formula: '20 ÷ 210 × 100 = 9.52381',
      inputs: [{ unitId: 'junior-2', value: '20' }, {}],
    });
  });

  it('is told of coefficients, counts and verdicts, each with what it rests on', () => {
    // 100 and 166 primary pupils with 6 and 12.594458 m² of grounds each: X̄ = 10.115…
    const cv = why(null, 'cv.primary.L5');
    expect(cv).toMatchObject({ label: '小学生均体育运动场馆面积校际差异系数', bound: '应不高于0.50', verdict: 'met' });
    expect(Number(cv?.value)).toBeCloseTo(0.31577, 4);
    expect(cv?.formula).toMatch(/^差异系数 = S ÷ X̄ = 3\.19\d+ ÷ 10\.11\d+ = 0\.315\d+$/u);
    expect(cv?.inputs.map(({ unitId, figure }) => `${unitId} ${figure}`)).toEqual([
      'school-1.primary sportsVenueArea',
      'school-1.primary students',
      'school-2 sportsVenueArea',
      'primary-2 students',
      'junior-2 students',
    ]);
    expect(cv?.inputs.every(({ acceptedSequence }) => acceptedSequence !== null)).toBe(true);
    expect(why(null, 'passing.primary.L5')).toMatchObject({ value: '1', formula: '1 ÷ 2 × 100% = 50%' });
    expect(why(null, 'compliant.primary')).toMatchObject({
      value: '1',
      parts: [{ verdict: 'notMet' }, { verdict: 'met' }],
    });
    expect(why('school-1.primary', 'verdict')).toMatchObject({
      verdict: 'notMet',
      formula: '达到要求6项，低于要求的85%的1项，共7项',
    });
    expect(why(null, 'B7')).toMatchObject({ verdict: 'pending', inputs: [{ unitId: 'county-1', value: null }, {}] });
    expect(why(null, 'verdict')).toMatchObject({ value: 'notMet' });
    expect(why(null, 'verdict')?.reasons.length).toBeGreaterThan(0);
  });

  it('says of one left out that it is, and of nothing that is not there', () => {
    expect(why('special-3', 'L1', { asOf: '2025-01-31' })).toMatchObject({
      value: null,
      verdict: null,
      reasons: ['特殊教育学校不参加资源配置指标评估'],
    });
    expect(why('special-3', 'L1')).toBeUndefined();
    expect(why('school-1.primary', 'L99')).toBeUndefined();
    expect(why('nobody', 'L1')).toBeUndefined();
    for (const subject of ['cv.primary.L99', 'cv.senior.L1', 'B99', 'compliant.primary.L1', 'cv.primary', ''])
      expect([subject, why(null, subject)]).toEqual([subject, undefined]);
  });
});

describe('what is missing', () => {
  it('is told of the county, and of one section’s school, at a point', () => {
    const question = { countyId: 'county-1', dataYear, asOf: '2025-03-03' };
    // 6 m² a pupil is below the floor of 6.375: 37.5 m² more, and the grounds may stay the one indicator below.
    const way = {
      mayStay: [{ indicator: 'L5' }],
      changes: [{ figure: 'sportsVenueArea', amount: '37.5', to: '637.5' }],
    };
    expect(countyPlanAt(db, question)).toMatchObject({ sequence: 22, schools: [{ ways: [way] }] });
    expect(countyPlanAt(db, question)).toBe(countyPlanAt(db, question));
    expect(schoolGapsAt(db, question, 'school-1.primary')).toMatchObject({ gaps: { ways: [way] } });
    expect(schoolGapsAt(db, { ...question, asOf: '2025-02-28' }, 'school-1.primary')).toMatchObject({ gaps: null });
    expect(schoolGapsAt(db, question, 'junior-2')).toMatchObject({ gaps: null });
    expect(schoolGapsAt(db, question, 'nobody')).toBeUndefined();
  });
});
