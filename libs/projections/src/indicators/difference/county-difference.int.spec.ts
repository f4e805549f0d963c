import { describe, expect, it } from '@jest/globals';
import { accepted, corrected, filed, plainSchool, toUnit, unit } from '@test/county';
import { projected, type Happening } from '@test/projected';
import type { CountyRecordEvent } from '@app/domain/standards';
import { trail } from '../../audit/index.js';
import { countyStanding } from '../standing.js';
import { standingProjections } from '../read-models.js';
import { countyDifference } from './county-difference.js';

const dataYear = '2024-2025';
const plain = {
  students: '520',
  aboveStandardQualifiedTeachers: '40',
  backboneTeachers: '10',
  peArtsFullTimeTeachers: '10',
  teachingAncillaryArea: '4000',
  sportsVenueArea: '3800',
  teachingEquipmentValue: '1500000',
  networkedMultimediaClassrooms: '20',
};
const day = { effectiveAt: '2025-03-03' };
const record = (fact: CountyRecordEvent, effectiveAt = '2025-03-03'): Happening => ({
  in: 'county-record-county-1.2024-2025',
  fact,
  effectiveAt,
});
const entry = { countyId: 'county-1', dataYear, standardId: 'hqb-2017' };
const evidence = [{ hash: 'ab'.repeat(32), mediaType: 'application/pdf', bytes: 9 }];
const relief = { exemptionId: 'e1', sectionId: 'b.primary', subject: 'L5', plan: '扩建操场', expires: '2025-06-30' };

const story: readonly Happening[] = [
  unit('county', 'county-1', null, { name: '彰武县' }), // 1
  ...plainSchool('a', 'county-1', 'primary'), // 2, 3
  ...plainSchool('b', 'county-1', 'primary'), // 4, 5
  filed('a.primary', plain), // 6
  filed('b.primary', { ...plain, sportsVenueArea: '3500' }), // 7
  accepted('a.primary'), // 8
  accepted('b.primary'), // 9
  ...corrected('a.primary', { ...plain, sportsVenueArea: '4000' }, '2025-02-01'), // 10, 11
  ...corrected('a.primary', { ...plain, sportsVenueArea: '4120' }, '2025-02-01', 3), // 12, 13
  record({ type: 'ExemptionGranted', data: { ...entry, ...relief, evidence } }), // 14
  record({ type: 'VetoRaised', data: { ...entry, veto: 'V3', finding: '查实', evidence } }), // 15
  record({ type: 'ExemptionRevoked', data: { ...entry, exemptionId: 'e1', reason: '未推进' } }, '2025-05-01'), // 16
  ...plainSchool('c', 'county-1', 'primary'), // 17, 18
  {
    in: 'standard-county-1' as const,
    fact: {
      type: 'StandardAdopted',
      data: { unitId: 'county-1', standardId: 'basic-2012', effectiveFrom: '2026-01-01', basis: '县教〔2025〕9号' },
    },
  }, // 19
  toUnit({ type: 'UnitClosed', data: { unitId: 'b', reason: '撤并', effectiveFrom: '2025-09-01' } }), // 20
].map((one) => ({ ...day, ...one }));
const knownUntil = (sequence: number) => projected([...standingProjections, trail], story.slice(0, sequence));
const db = knownUntil(story.length);
type End = Readonly<{ knownAt?: number; asOf?: string; standardId?: string }>;
const between = (from: End, to: End) => {
  const of = { countyId: 'county-1', dataYear, standardId: 'hqb-2017', asOf: '2025-03-03' };
  return countyDifference(db, { from: { ...of, ...from }, to: { ...of, ...to } })!;
};
const change = (from: End, to: End, unitId: string, subject: string) => {
  const { changes, causes } = between(from, to);
  const found = changes.find((one) => one.unitId === unitId && one.subject === subject);
  return { found, causes: found?.causes.map((id) => causes[id]) };
};

describe('figures that were corrected between two points', () => {
  it('are told as they followed each other, each with its event, actor, day and grounds', () => {
    const { found, causes } = change({ knownAt: 9 }, { knownAt: 13 }, 'a.primary', 'L5');
    expect(found).toMatchObject({ turn: 'better', why: ['record'], from: { exact: '95/13' }, to: { exact: '103/13' } });
    expect(causes).toMatchObject([
      {
        sequence: 11,
        type: 'submission.correction-accepted',
        person: 'account-1',
        from: '3800',
        to: '4000',
        between: 'recorded',
      },
      {
        sequence: 13,
        from: '4000',
        to: '4120',
        filedBy: 'reporter-1',
        basis: '漏报',
        files: 1,
        effectiveFrom: '2025-02-01',
      },
    ]);
    expect(found?.sentence).toBe(
      'a.primary生均体育运动场馆面积（L5）由未达标变为达标（7.307692 → 7.923077㎡/生，应不低于7.5）：' +
        '因2025年3月3日更正a.primary体育运动场馆3,800 → 4,000平方米（自2025年2月1日起），依据：漏报（附件1份，记录号11）；' +
        '2025年3月3日更正a.primary体育运动场馆4,000 → 4,120平方米（自2025年2月1日起），依据：漏报（附件1份，记录号13）。',
    );
  });

  it('begin with the acceptance of the first version, from 未填', () => {
    const { found, causes } = change({ knownAt: 7 }, { knownAt: 8 }, 'a.primary', 'L5');
    expect(found).toMatchObject({ from: { value: null, state: 'missing' }, to: { state: 'aboveFloor' } });
    expect(causes?.find((one) => one?.subject === 'sportsVenueArea')).toMatchObject({
      sequence: 8,
      type: 'submission.figures-accepted',
      from: null,
      to: '3800',
    });
  });

  it('are behind what came to hold between the days, though both were known', () => {
    const { found, causes } = change({ asOf: '2025-01-31' }, { asOf: '2025-02-01' }, 'a.primary', 'L5');
    expect(found).toMatchObject({ why: ['record'] });
    expect(causes).toMatchObject([{ sequence: 13, between: 'effective', from: '3800', to: '4120' }]);
  });

  it('are not behind a day that they are not about', () => {
    expect(between({ knownAt: 9, asOf: '2025-01-31' }, { knownAt: 13, asOf: '2025-01-31' }).changes).toEqual([]);
  });

  it('are the whole of what differs: the answer is the two standings’', () => {
    const [from, to] = [9, 13].map((knownAt) =>
      countyStanding(db, { countyId: 'county-1', dataYear, knownAt, asOf: '2025-03-03' }),
    );
    const { changes } = between({ knownAt: 9 }, { knownAt: 13 });
    const passing = changes.find(({ subject }) => subject === 'passing.primary.L5');
    expect([passing?.from?.value, passing?.to?.value]).toEqual(
      [from, to].map((one) => String(one?.standing.stages.primary.passing[4])),
    );
  });
});

describe('the county’s record', () => {
  it('is behind a veto, with what was found', () => {
    const { found, causes } = change({ knownAt: 14 }, { knownAt: 15 }, 'county-1', 'V3');
    expect(found).toMatchObject({ kind: 'veto', turn: 'worse' });
    expect(causes).toMatchObject([
      { sequence: 15, type: expect.stringMatching(/veto-raised$/), basis: '查实', files: 1 },
    ]);
  });

  it('is behind an exemption that was granted, and behind one that was revoked', () => {
    const granted = change({ knownAt: 13 }, { knownAt: 14 }, 'b.primary', 'L5');
    expect(granted.causes).toMatchObject([{ sequence: 14, kind: 'exemption', basis: '扩建操场' }]);
    const revoked = change({ knownAt: 15, asOf: '2025-05-01' }, { knownAt: 16, asOf: '2025-05-01' }, 'b.primary', 'L5');
    expect(revoked.causes).toMatchObject([{ sequence: 16, type: expect.stringMatching(/exemption-revoked$/) }]);
    const between = change({ asOf: '2025-04-30' }, { asOf: '2025-05-01' }, 'b.primary', 'L5');
    expect(between.causes).toMatchObject([{ sequence: 16, between: 'effective' }]);
  });
});

describe('the day alone', () => {
  it('ends an exemption: no event is named for it but the one that granted it', () => {
    const { found, causes } = change(
      { knownAt: 15, asOf: '2025-06-30' },
      { knownAt: 15, asOf: '2025-07-01' },
      'b.primary',
      'L5',
    );
    expect(found).toMatchObject({ why: ['day'] });
    expect(causes).toMatchObject([{ kind: 'expiry', why: 'day', sequence: 14, effectiveFrom: '2025-06-30' }]);
    expect(found?.sentence).toContain('期满');
  });
});

describe('the tree and the standard', () => {
  it('are behind who takes part', () => {
    const joined = change({ knownAt: 16 }, { knownAt: 18 }, 'c.primary', 'member');
    expect(joined.causes?.map((one) => one?.sequence)).toEqual([17, 18]);
    const left = change({ asOf: '2025-08-31' }, { asOf: '2025-09-01' }, 'b.primary', 'member');
    expect(left.found).toMatchObject({ to: null });
    expect(left.causes).toMatchObject([{ sequence: 20, type: 'organization.unit-closed', between: 'effective' }]);
  });

  it('tell another standard by its adoption, and never as a figure', () => {
    const then = { asOf: '2025-12-31', standardId: undefined } as unknown as End;
    const now = { asOf: '2026-01-01', standardId: undefined } as unknown as End;
    const { changes, causes, from, to } = between(then, now);
    expect([from.standardId, to.standardId]).toEqual(['hqb-2017', 'basic-2012']);
    for (const { why } of changes) expect(why).toEqual(['standard']);
    expect(causes).toMatchObject([{ kind: 'standard', sequence: 19, basis: '县教〔2025〕9号' }]);
  });

  it('leave an older answer as it was before they were known', () => {
    const point = { countyId: 'county-1', dataYear, knownAt: 18, asOf: '2025-12-31' };
    const then = countyStanding(knownUntil(18), point);
    expect(then).toMatchObject({ standing: { standardId: 'hqb-2017', sections: [{}, {}, {}] } });
    expect(countyStanding(db, point)).toEqual(then);
    expect(countyStanding(db, { ...point, knownAt: 20 })?.standing).not.toEqual(then?.standing);
    const span = (of: typeof db) => countyDifference(of, { from: { ...point, knownAt: 13 }, to: point });
    expect(span(db)).toEqual(span(knownUntil(18)));
  });
});
