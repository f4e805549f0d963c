import { describe, expect, it } from '@jest/globals';
import { noCountyFacts, standingOf, differenceOf } from '@app/domain/indicators';
import { hqb2017, type Standard } from '@app/domain/standards';
import { accepted, filed, plainSchool, unit } from '@test/county';
import { projected, type Happening } from '@test/projected';
import { trail } from '../../audit/index.js';
import { standingProjections } from '../read-models.js';
import { countyDifference } from './county-difference.js';
import { dayCauses } from './day-causes.js';

const dataYear = '2024-2025';
const plain = {
  students: '520',
  aboveStandardQualifiedTeachers: '40',
  backboneTeachers: '10',
  peArtsFullTimeTeachers: '10',
  teachingAncillaryArea: '4000',
  sportsVenueArea: '3300',
  teachingEquipmentValue: '1500000',
  networkedMultimediaClassrooms: '20',
};
const evidence = [{ hash: 'ab'.repeat(32), mediaType: 'application/pdf', bytes: 9 }];
const ofCounty = { countyId: 'county-1', dataYear, standardId: 'hqb-2017', evidence };
const granted = (exemptionId: string, sectionId: string): Happening => ({
  in: 'county-record-county-1.2024-2025',
  fact: {
    type: 'ExemptionGranted',
    data: {
      ...ofCounty,
      exemptionId,
      sectionId,
      subject: 'L5',
      plan: '扩建',
      expires: '2025-06-30',
    },
  },
});

const db = projected(
  [...standingProjections, trail],
  [
    unit('county', 'county-1', null), // 1
    ...plainSchool('a', 'county-1', 'primary'), // 2, 3
    ...plainSchool('b', 'county-1', 'primary'), // 4, 5
    filed('a.primary', plain), // 6
    filed('b.primary', { ...plain, backboneTeachers: '0', teachingAncillaryArea: '1' }), // 7
    accepted('a.primary'), // 8
    accepted('b.primary'), // 9
    granted('e1', 'a.primary'), // 10
    granted('e2', 'b.primary'), // 11
  ].map((one) => ({ effectiveAt: '2025-03-03', ...one })),
);

describe('exemptions that ended', () => {
  const of = { countyId: 'county-1', dataYear };
  const { changes, causes } = countyDifference(db, {
    from: { ...of, asOf: '2025-06-30' },
    to: { ...of, asOf: '2025-07-01' },
  })!;
  const told = Object.fromEntries(
    changes.map(({ unitId, subject, causes: ids }) => [`${unitId} ${subject}`, ids.map((id) => causes[id]?.sequence)]),
  );

  it('are told where they counted: in their section, and in what rests on whether it complies', () => {
    expect(told).toMatchObject({
      'a.primary L5': [10],
      'b.primary L5': [11],
      'a.primary verdict': [10],
      'county-1 compliant.primary': [10],
    });
    expect(told).not.toHaveProperty(['b.primary verdict']);
    for (const [what, sequences] of Object.entries(told)) expect([what, sequences]).not.toEqual([what, [10, 11]]);
  });
});

describe('rules with their dates', () => {
  const until = '2025-09-01';
  const stepped: Standard = {
    ...hqb2017,
    indicators: hqb2017.indicators.flatMap((one) =>
      one.id === 'L5'
        ? [
            { ...one, effectiveTo: until },
            { ...one, effectiveFrom: until, threshold: { primary: '6', junior: '6' } },
          ]
        : [one.id === 'L7' ? { ...one, effectiveTo: until } : one],
    ),
    items: hqb2017.items.map((one) => (one.id === 'B1' ? { ...one, effectiveTo: until } : one)),
    vetoes: hqb2017.vetoes.map((one) => (one.id === 'V3' ? { ...one, effectiveTo: until } : one)),
  };
  const section = (id: string) => ({
    ...({ id, name: id, stage: 'primary', schoolId: null, kind: 'school', figures: plain } as const),
  });
  const input = (date: string) => ({
    standard: stepped,
    dataYear,
    date,
    sections: [section('a'), section('b')],
    sharedSchools: [],
    county: { ...noCountyFacts, vetoes: [{ veto: 'V3', raised: true, finding: '查实' }] },
  });
  const judged = (date: string) => ({ input: input(date), standing: standingOf(input(date)) });
  const [from, to] = [
    { sequence: 1, asOf: '2025-08-31' },
    { sequence: 1, asOf: until },
  ];
  const span = { countyId: 'county-1', dataYear, standardId: 'hqb-2017', from, to };
  const { changes } = differenceOf('county-1', judged(from.asOf), judged(to.asOf));
  const found = dayCauses(db, input(from.asOf), span);
  const touching = (unitId: string, what: string) =>
    found
      .filter(({ touches }) =>
        touches(
          changes.find((one) => one.unitId === unitId && one.subject === what)!,
          changes,
        ),
      )
      .map(({ cause }) => [cause.subject, cause.effectiveFrom, cause.label.slice(-7)]);

  it('that end are told as well as those that begin, each for what rests on it', () => {
    const l5 = ['L5', until, '按新的要求执行'];
    const l7 = ['L7', until, expect.stringMatching(/不再作要求$/)];
    expect(touching('a', 'L5')).toEqual([l5]);
    expect(touching('county-1', 'passing.primary.L5')).toEqual([l5]);
    expect(touching('county-1', 'target.L7')).toEqual([l7]);
    expect(touching('county-1', 'asked.B1')).toEqual([['B1', until, expect.stringMatching(/不再作要求$/)]]);
  });

  it('are behind whether a school complies, and the veto that is none any more is behind the verdict alone', () => {
    const subjects = (unitId: string, what: string) => touching(unitId, what).map(([subject]) => subject);
    expect(subjects('a', 'verdict')).toEqual(['L5', 'L7']);
    expect(subjects('county-1', 'compliant.primary')).toEqual(['L5', 'L7']);
    expect(subjects('county-1', 'verdict')).toEqual(['L5', 'L7', 'B1', 'V3']);
  });
});
