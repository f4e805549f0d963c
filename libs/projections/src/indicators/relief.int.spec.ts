import { expect, it } from '@jest/globals';
import type { CountyRecordEvent } from '@app/domain/standards';
import { accepted, filed, plainSchool, unit } from '@test/county';
import { projected, type Happening } from '@test/projected';
import { entriesOf, soundSection } from '@test/sound-returns';
import { trail } from '../audit/index.js';
import { dueRow, dueRows } from '../deadlines/index.js';
import { anyProjection } from '../kernel/index.js';
import { countyDifference } from './difference/index.js';
import { explainedAt } from './explain.js';
import { standingProjections } from './read-models.js';
import { countyStanding } from './standing.js';

const dataYear = '2024-2025';
const entry = { countyId: 'county-1', dataYear, standardId: 'hqb-2017' };
const evidence = [{ hash: 'ab'.repeat(32), mediaType: 'application/pdf', bytes: 9 }];
const record = (fact: CountyRecordEvent, effectiveAt: string): Happening => ({
  in: `county-record-county-1.${dataYear}`,
  fact,
  effectiveAt,
});
/** Twelve classes, a music room of 73 square metres and an art room of 67: enough for what was built by 2016. */
const small = { musicRoomsFrom96: '0', musicRoomsFrom73: '1', artRoomsFrom90: '0', artRoomsFrom67: '1' };
const form = { id: 'section', version: 1 } as const;
const grant = { exemptionId: 'e1', sectionId: 'a.junior', subject: 'B3', plan: '扩建', expires: '2025-06-30' };
const story: readonly Happening[] = [
  unit('county', 'county-1', null), // 1
  ...plainSchool('a', 'county-1', 'junior'), // 2, 3
  filed('a.junior', {}, { form, entries: entriesOf({ ...soundSection, ...small }) }), // 4
  accepted('a.junior'), // 5
  record({ type: 'ExemptionGranted', data: { ...entry, ...grant, evidence } }, '2025-03-03'), // 6
  record({ type: 'ExemptionRevoked', data: { ...entry, exemptionId: 'e1', reason: '未推进' } }, '2025-05-01'), // 7
];
const db = projected([...standingProjections, anyProjection(dueRow), trail], story);
const granted = projected([...standingProjections, anyProjection(dueRow), trail], story.slice(0, 6));
const b3 = (of: typeof db, knownAt: number, asOf: string) =>
  countyStanding(of, { countyId: 'county-1', dataYear, knownAt, asOf })?.standing.items.find(({ id }) => id === 'B3')
    ?.verdict;

it('a counted item is relieved from the day of the grant to its last, and as it was known', () => {
  expect(b3(granted, 5, '2025-03-03')).toBe('notMet');
  expect(b3(granted, 6, '2025-03-02')).toBe('notMet');
  expect(b3(granted, 6, '2025-03-03')).toBe('met');
  expect(b3(granted, 6, '2025-06-30')).toBe('met');
  expect(b3(granted, 6, '2025-07-01')).toBe('notMet');
  expect(b3(db, 7, '2025-04-30')).toBe('met');
  expect(b3(db, 7, '2025-05-01')).toBe('notMet');
  expect(b3(db, 6, '2025-05-01')).toBe('met');
});

it('why at a point of the past: who would fall short, and by which grant it does not', () => {
  const why = (asOf: string) =>
    explainedAt(granted, { countyId: 'county-1', dataYear, knownAt: 6, asOf, sectionId: null, subject: 'B3' });
  expect(why('2025-06-30')).toMatchObject({
    verdict: 'met',
    short: [
      { unitId: 'a.junior', unit: 'a.junior', relief: { exemptionId: 'e1', expires: '2025-06-30', within: true } },
    ],
  });
  expect(why('2025-07-01')).toMatchObject({ verdict: 'notMet', short: [{ unitId: 'a.junior', relief: null }] });
});

it('a difference names the grant behind the item that turned: when it was given, and when its last day was over', () => {
  const of = { countyId: 'county-1', dataYear };
  const causes = (from: object, to: object) => {
    const found = countyDifference(granted, { from: { ...of, ...from }, to: { ...of, ...to } })!;
    const turned = found.changes.filter(({ subject }) => subject === 'B3' || subject === 'verdict');
    return turned.map(({ subject, causes: ids }) => [subject, ids.map((id) => found.causes[id]?.sequence)]);
  };
  expect(causes({ knownAt: 5, asOf: '2025-03-03' }, { knownAt: 6, asOf: '2025-03-03' })).toEqual([
    ['verdict', [6]],
    ['B3', [6]],
  ]);
  expect(causes({ asOf: '2025-06-30' }, { asOf: '2025-07-01' })).toEqual([
    ['verdict', [6]],
    ['B3', [6]],
  ]);
});

it('a difference names the return by which a school that falls short is no longer within its relief, and no other', () => {
  const sound = (unitId: string, version: number, own: Readonly<Record<string, string>>) => [
    filed(unitId, {}, { form, entries: entriesOf({ ...soundSection, ...own }), version }),
    accepted(unitId, version),
  ];
  const worse = projected(
    [...standingProjections, anyProjection(dueRow), trail],
    [
      ...story.slice(0, 6),
      ...plainSchool('b', 'county-1', 'junior'), // 7, 8
      ...sound('b.junior', 1, {}), // 9, 10
      // Short as before, and now of what a relief is granted for too.
      ...sound('a.junior', 2, { ...small, artRoomsFrom67: '0' }), // 11, 12
      ...sound('b.junior', 2, { largestClass: '43' }), // 13, 14
    ],
  );
  expect([10, 14].map((knownAt) => b3(worse, knownAt, '2025-03-03'))).toEqual(['met', 'notMet']);
  const [from, to] = [10, 14].map((knownAt) => ({ countyId: 'county-1', dataYear, knownAt, asOf: '2025-03-03' }));
  const { changes, causes } = countyDifference(worse, { from: from!, to: to! })!;
  const turned = changes.find(({ subject }) => subject === 'B3')!;
  expect(turned.causes.map((id) => [causes[id]!.kind, causes[id]!.unitId, causes[id]!.sequence])).toEqual([
    ['return', 'a.junior', 12],
  ]);
});

it('wakes on the day after its last one, unless it was taken back', () => {
  expect(dueRows(granted, '2025-06-30', 10)).toEqual([]);
  expect(dueRows(granted, '2025-07-01', 10)).toMatchObject([
    { key: 'exemption/e1', subject: `county-1/${dataYear}/hqb-2017/e1`, wakeOn: '2025-07-01', sequence: 6 },
  ]);
  expect(dueRows(db, '2025-07-01', 10)).toEqual([]);
});
