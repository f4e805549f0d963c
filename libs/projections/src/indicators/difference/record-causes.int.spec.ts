import { describe, expect, it } from '@jest/globals';
import { accepted, corrected, filed, plainSchool, unit } from '@test/county';
import { projected, type Happening } from '@test/projected';
import { entriesOf, soundSection } from '@test/sound-returns';
import type { CountyRecordEvent } from '@app/domain/standards';
import { trail } from '../../audit/index.js';
import { standingProjections } from '../read-models.js';
import { countyDifference } from './county-difference.js';

const dataYear = '2024-2025';
const entry = { countyId: 'county-1', dataYear, standardId: 'hqb-2017' };
const evidence = [{ hash: 'ab'.repeat(32), mediaType: 'application/pdf', bytes: 9 }];
const record = (effectiveAt: string, fact: CountyRecordEvent): Happening => ({
  in: 'county-record-county-1.2024-2025',
  fact,
  effectiveAt,
});
const item = (of: string, judgement: 'met' | 'notMet', figures: Record<string, string>, effectiveAt = '2025-03-03') =>
  record(effectiveAt, {
    type: 'ItemRecorded',
    data: { ...entry, item: of, judgement, figures, note: null, evidence: [], reason: `${judgement}的理由` },
  });
const relief = { exemptionId: 'e1', sectionId: 'a.primary', subject: 'L5', plan: '扩建操场', expires: '2026-06-30' };
const byForm = (id: 'section' | 'county', values: Readonly<Record<string, string | null>>) => ({
  form: { id, version: 1 } as const,
  entries: entriesOf(values),
});
const ofCounty = { kind: 'county', sharesBuildings: false, sequence: 1 } as const;
const ownReturn = { teacherAveragePay: '98000', civilServantAveragePay: '97000' };
/** A unit corrects its own return, version by version. */
const correctedBy = (
  unitId: string,
  form: 'section' | 'county',
  version: number,
  values: Readonly<Record<string, string | null>>,
): readonly Happening[] => {
  const [proposed, acceptedAgain] = corrected(unitId, {}, '2025-02-01', version);
  const data = { ...proposed.fact.data, ...byForm(form, values) };
  return [{ ...proposed, fact: { ...proposed.fact, data } }, acceptedAgain];
};

const db = projected(
  [...standingProjections, trail],
  [
    unit('county', 'county-1', null, { name: '彰武县' }), // 1
    ...plainSchool('a', 'county-1', 'primary'), // 2, 3
    filed('a.primary', { students: '520', sportsVenueArea: '3500' }), // 4
    accepted('a.primary'), // 5
    item('B1', 'met', {}), // 6
    item('B1', 'notMet', {}), // 7
    item('B1', 'met', {}, '2025-06-01'), // 8
    record('2025-03-03', { type: 'ExemptionGranted', data: { ...entry, ...relief, evidence } }), // 9
    record('2025-09-01', { type: 'ExemptionRevoked', data: { ...entry, exemptionId: 'e1', reason: '未推进' } }), // 10
    filed('county-1', {}, { ...byForm('county', ownReturn), filingUnit: ofCounty }), // 11
    accepted('county-1'), // 12
    item('B8', 'met', {}), // 13
    ...correctedBy('county-1', 'county', 2, { ...ownReturn, teacherAveragePay: '96000' }), // 14, 15
    ...correctedBy('county-1', 'county', 3, { ...ownReturn, teacherAveragePay: '96000', teachersRotated: '9' }), // 16, 17
    item('B8', 'met', { teacherAveragePay: '99000', civilServantAveragePay: '97000' }), // 18
    ...correctedBy('county-1', 'county', 4, { ...ownReturn, teacherAveragePay: '90000' }), // 19, 20
    filed('a.primary', {}, { ...byForm('section', soundSection), version: 2 }), // 21
    accepted('a.primary', 2), // 22
    ...correctedBy('a.primary', 'section', 3, { ...soundSection, largestClass: '43' }), // 23, 24
    ...correctedBy('a.primary', 'section', 4, { ...soundSection, certifiedTeachers: '1' }), // 25, 26
  ],
);
type End = Readonly<{ knownAt: number; asOf?: string }>;
const behind = (from: End, to: End, kind: 'item' | 'indicator' | 'recognition', subject: string) => {
  const [a, b] = [from, to].map((end) => ({ countyId: 'county-1', dataYear, asOf: '2025-03-03', ...end }));
  const { changes, causes } = countyDifference(db, { from: a!, to: b! })!;
  const found = changes.find((one) => one.kind === kind && one.subject === subject);
  return found?.causes.map((id) => {
    const { kind: of, sequence, effectiveFrom, between, basis } = causes[id]!;
    return { of, sequence, effectiveFrom, between, basis };
  });
};

describe('an entry of the county’s record that was said several times', () => {
  it('is told by the word that counts at the second point, not by those in between', () => {
    const counts = { of: 'item', sequence: 7, effectiveFrom: '2025-03-03', between: 'recorded', basis: 'notMet的理由' };
    expect(behind({ knownAt: 5 }, { knownAt: 7 }, 'item', 'B1')).toEqual([counts]);
  });

  it('is not told by a word about a later day, until that day', () => {
    expect(behind({ knownAt: 5 }, { knownAt: 8 }, 'item', 'B1')).toMatchObject([{ sequence: 7 }]);
    expect(behind({ knownAt: 5 }, { knownAt: 8, asOf: '2025-06-01' }, 'item', 'B1')).toMatchObject([{ sequence: 8 }]);
    const onTheDay = behind({ knownAt: 8, asOf: '2025-05-31' }, { knownAt: 8, asOf: '2025-06-01' }, 'item', 'B1');
    expect(onTheDay).toMatchObject([{ sequence: 8, effectiveFrom: '2025-06-01', between: 'effective' }]);
  });
});

describe('an exemption', () => {
  it('is told by its grant, though it is revoked later, and by its revocation from that day', () => {
    const granted = { of: 'exemption', sequence: 9, between: 'recorded', basis: '扩建操场' };
    expect(behind({ knownAt: 8 }, { knownAt: 10 }, 'indicator', 'L5')).toMatchObject([granted]);
    const revoked = { of: 'exemption', sequence: 10, effectiveFrom: '2025-09-01', between: 'recorded', basis: null };
    const day = '2025-09-01';
    expect(behind({ knownAt: 9, asOf: day }, { knownAt: 10, asOf: day }, 'indicator', 'L5')).toEqual([revoked]);
    const known = behind({ knownAt: 10, asOf: '2025-08-31' }, { knownAt: 10, asOf: day }, 'indicator', 'L5');
    expect(known).toEqual([{ ...revoked, between: 'effective' }]);
  });
});

describe('an item whose figures are filed', () => {
  it('is told by the returns whose figures it uses, beside what was judged', () => {
    expect(behind({ knownAt: 11 }, { knownAt: 12 }, 'item', 'B8')).toMatchObject([{ of: 'return', sequence: 12 }]);
    expect(behind({ knownAt: 12 }, { knownAt: 13 }, 'item', 'B8')).toMatchObject([{ of: 'item', sequence: 13 }]);
    const both = behind({ knownAt: 12 }, { knownAt: 15 }, 'item', 'B8');
    expect(both).toMatchObject([
      { of: 'item', sequence: 13 },
      { of: 'return', sequence: 15 },
    ]);
  });

  it('is not told by a version of the return that says the same of it', () => {
    expect(behind({ knownAt: 13 }, { knownAt: 17 }, 'item', 'B8')).toMatchObject([{ of: 'return', sequence: 15 }]);
  });

  it('is told by those of its schools’ returns that are counted otherwise', () => {
    expect(behind({ knownAt: 20 }, { knownAt: 22 }, 'item', 'B12')).toMatchObject([{ of: 'return', sequence: 22 }]);
    expect(behind({ knownAt: 22 }, { knownAt: 26 }, 'item', 'B12')).toMatchObject([{ of: 'return', sequence: 26 }]);
  });

  it('is told by the county’s record alone, once that gives the figures', () => {
    expect(behind({ knownAt: 15 }, { knownAt: 20 }, 'item', 'B8')).toMatchObject([{ of: 'item', sequence: 18 }]);
    expect(behind({ knownAt: 18 }, { knownAt: 20 }, 'item', 'B8')).toBeUndefined();
  });
});
