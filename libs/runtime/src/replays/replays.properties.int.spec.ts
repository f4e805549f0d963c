import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accepted, corrected, filed, plainSchool, toUnit, unit } from '@test/county';
import { past } from '@test/issue-life';
import type { Happening } from '@test/projected';
import { note } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes, InMemoryEventStore } from '@app/event-store';
import { trail } from '@app/projections/audit';
import { countyStanding } from '@app/projections/indicators';
import { Dispatch } from '@app/projections/kernel';
import { Sqlite } from '@app/sqlite';
import { provePoint, type Proved } from './prove.js';
import { provenProjections } from './replayed.js';
import { sampleOf } from './sample.js';

const types = new EventTypes(catalogues);
const projections = [...provenProjections, trail];
const dataYear = '2024-2025';
const days = ['2024-09-01', '2024-12-01', '2025-03-01'];
const standards = ['hqb-2017', 'basic-2012'];

type Act =
  | ('register' | 'file' | 'accept' | 'correct' | 'close' | 'move' | 'merge')
  | ('adopt' | 'withdraw' | 'exempt' | 'revoke' | 'item' | 'issue');
/** As often as they happen. */
const acts = (
  'register register file file accept accept accept correct correct close move merge ' +
  'adopt adopt withdraw exempt revoke item issue issue issue'
).split(' ') as readonly Act[];
type Step = Readonly<{ act: Act; school: number; students: number; day: string; standard: string }>;
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...acts),
  school: fc.integer({ min: 1, max: 3 }),
  students: fc.integer({ min: 0, max: 300 }),
  day: fc.constantFrom(...days),
  standard: fc.constantFrom(...standards),
});

const figures = (students: number) => ({
  students: String(students),
  aboveStandardQualifiedTeachers: '9',
  backboneTeachers: students % 3 === 0 ? null : '2',
  peArtsFullTimeTeachers: '2',
  teachingAncillaryArea: '900.5',
  sportsVenueArea: '1500',
  teachingEquipmentValue: '300000',
  networkedMultimediaClassrooms: students % 5 === 0 ? 'n/a' : '5',
});

/** The whole life of an issue of a school, as its decider tells it: raised, assigned, worked on, verified, closed. */
const life = (school: number, county: number) =>
  JSON.parse(
    JSON.stringify(past.closed)
      .replaceAll('school-1', `school-${school}`)
      .replaceAll('county-1', `county-${county + 1}`)
      .replaceAll('issue-1', `issue-${school}`),
  ) as typeof past.closed;

type School = { county: number; filed: number; accepted: number; ended: boolean; issue: number };

/** What happens by the steps that make sense where they stand; the others are passed over, as a decider would. */
const history = (steps: readonly Step[]): readonly Happening[] => {
  const all: Happening[] = [
    unit('city', 'city-1', null),
    ...['county-1', 'county-2'].map((id) => unit('county', id, 'city-1')),
  ];
  const schools = new Map<number, School>();
  const adopted = new Set<string>();
  let granted = 0;
  for (const { act, school, students, day, standard } of steps) {
    const id = `school-${school}`;
    const section = `${id}.primary`;
    const of = { countyId: 'county-1', dataYear, standardId: standard };
    const record = (fact: Happening['fact']) =>
      all.push({ in: `county-record-county-1.${dataYear}`, fact, effectiveAt: day });
    // Even schools' steps are the city's, which is for both counties.
    const adopter = school % 2 === 0 ? 'city-1' : 'county-1';
    const key = `${adopter} ${standard}`;
    const terms = { unitId: adopter, standardId: standard, effectiveFrom: day };
    if (act === 'adopt' && !adopted.has(key) && adopted.add(key))
      all.push({ in: `standard-${adopter}`, fact: { type: 'StandardAdopted', data: { ...terms, basis: '文件' } } });
    if (act === 'withdraw' && adopted.delete(key))
      all.push({ in: `standard-${adopter}`, fact: { type: 'StandardWithdrawn', data: { ...terms, reason: '改用' } } });
    if (act === 'exempt') {
      const exemption = { exemptionId: `exemption-${++granted}`, sectionId: section, subject: 'L5', plan: '扩建' };
      record({ type: 'ExemptionGranted', data: { ...of, ...exemption, expires: '2025-02-01', evidence: [] } });
    }
    if (act === 'revoke' && granted > 0)
      record({ type: 'ExemptionRevoked', data: { ...of, exemptionId: `exemption-${granted}`, reason: '到位' } });
    if (act === 'item') {
      const item = { item: 'B14', judgement: 'met', figures: {}, note: null, evidence: [], reason: null };
      record({ type: 'ItemRecorded', data: { ...of, ...item } });
    }
    let known = schools.get(school);
    if (act === 'register' && !known) {
      known = { county: school % 2, filed: 0, accepted: 0, ended: false, issue: 0 };
      schools.set(school, known);
      all.push(...plainSchool(id, `county-${known.county + 1}`, 'primary'));
    }
    if (!known) continue;
    if (act === 'issue') {
      const fact = life(school, school % 2)[known.issue++];
      if (fact) all.push({ in: `rectification-issue-${school}`, fact });
    }
    if (known.ended) continue;
    if (act === 'close' || act === 'merge') {
      known.ended = true;
      const ending = { unitId: id, effectiveFrom: day };
      all.push(
        act === 'close'
          ? toUnit({ type: 'UnitClosed', data: { ...ending, reason: '撤并' } })
          : toUnit({ type: 'UnitMerged', data: { ...ending, into: 'school-9', intoSequence: 1 } }),
      );
    }
    if (act === 'move') {
      known.county = 1 - known.county;
      const parent = { kind: 'county' as const, schoolType: null, sequence: 1 };
      const data = { unitId: id, parentId: `county-${known.county + 1}`, parent, effectiveFrom: day };
      all.push(toUnit({ type: 'UnitMoved', data }));
    }
    if (act === 'file' && known.accepted === 0) all.push(filed(section, figures(students), { version: ++known.filed }));
    if (act === 'accept' && known.accepted === 0 && known.filed > 0)
      all.push(accepted(section, (known.accepted = known.filed)));
    if (act === 'correct' && known.accepted > 0) {
      known.accepted = known.filed = known.filed + 1;
      all.push(...corrected(section, figures(students), day, known.filed));
    }
  }
  return all;
};

const { directory, remove } = temporaryDirectory();
afterAll(remove);
let files = 0;
const open: Sqlite[] = [];
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

/** A log with what happened, and the read model that followed it. */
const followed = async (happenings: readonly Happening[]) => {
  let minute = 0;
  const now = () => new Date(Date.UTC(2025, 2, 3, 1, minute++)).toISOString();
  const store = new InMemoryEventStore({ types, now });
  const revisions = new Map<string, number>();
  for (const { in: name, fact, effectiveAt = '2025-03-03' } of happenings) {
    const { type, version: schemaVersion } = types.toWire(fact.type);
    const revision = revisions.get(name);
    const event = note(0, { type, schemaVersion, data: fact.data, effectiveAt });
    await store.append(`hj.main.${name}`, revision ?? 'noStream', [event]);
    revisions.set(name, (revision ?? -1) + 1);
  }
  const db = new Sqlite(join(directory, `read-${++files}.sqlite`), { synchronous: 'OFF' });
  open.push(db);
  for (const { tables, indexes } of projections) db.exec(`${tables};\n${indexes ?? ''}`);
  const { events } = await store.readAll({ limit: 1000 });
  new Dispatch(projections).apply(db, events);
  return { store, types, db, count: events.length };
};

const differing = (all: readonly (Proved | undefined)[]) =>
  all.flatMap((one) => (one?.outcome === 'differs' ? [one.message] : []));

/** Two schools stand from the beginning and have filed, so that most steps find something. */
const begun: readonly Step[] = [1, 2].flatMap((school) =>
  (['register', 'file', 'accept'] as const).map((act) => {
    return { act, school, students: 120 * school, day: days[0]!, standard: standards[0]! };
  }),
);

describe('a replay', () => {
  it('says of any point of any history what the temporal tables say', async () => {
    const point = fc.record({
      county: fc.constantFrom('county-1', 'county-2'),
      known: fc.nat(),
      day: fc.constantFrom(...days, '2025-05-01'),
    });
    let judged = 0;
    let issues = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 20, maxLength: 40, size: 'max' }),
        fc.array(point, { minLength: 6, maxLength: 6 }),
        async (steps, points) => {
          const live = await followed(history([...begun, ...steps]));
          for (const { county: countyId, known, day: asOf } of points) {
            const question = { countyId, dataYear, asOf, knownAt: 1 + (known % live.count) };
            const both = [await provePoint(live, question), await provePoint(live, question, true)];
            expect(differing(both)).toEqual([]);
            if (countyStanding(live.db, question)?.standing.sections.some(({ students }) => students !== null))
              judged++;
            if (question.knownAt > live.count / 2) issues += live.db.all('select 1 from issue_ledger').length;
          }
        },
      ),
      { numRuns: 40, seed: 20250303 },
    );
    // The histories are worth the name.
    expect([judged > 15, issues > 15]).toEqual([true, true]);
  });
});

const plain: readonly Step[] = [
  { act: 'register', school: 1, students: 0, day: days[0]!, standard: standards[0]! },
  { act: 'file', school: 1, students: 200, day: days[0]!, standard: standards[0]! },
  { act: 'accept', school: 1, students: 0, day: days[0]!, standard: standards[0]! },
  { act: 'issue', school: 1, students: 0, day: days[0]!, standard: standards[0]! },
  { act: 'issue', school: 1, students: 0, day: days[0]!, standard: standards[0]! },
];
const now = { countyId: 'county-2', dataYear, asOf: '2025-03-03', knownAt: 1000 };

describe('a read model that is not what the log says', () => {
  it.each([
    ['a figure', `update submission_version set figures = replace(figures, '"200"', '"201"')`, 'sections[0].students'],
    ['a due date', `update issue_ledger_present set due_date = '2025-05-30'`, 'issues[0].dueDate'],
    ['a row that is gone', `delete from submission_accepted`, 'sections[0].students'],
  ])('is found: %s', async (_, change, cell) => {
    const live = await followed(history(plain));
    expect(await provePoint(live, now)).toMatchObject({ outcome: 'same', difference: null });
    live.db.exec(change);
    const found = await provePoint(live, now);
    expect(found).toMatchObject({ outcome: 'differs', difference: { cell } });
    // The section or school that the cell is of, and what was recorded of it.
    expect(found?.difference?.unitId).toMatch(/^school-1/);
    expect(found?.difference?.events.length).toBeGreaterThan(0);
  });

  it('is found when it has never heard of an event that stands in the log', async () => {
    const live = await followed(history(plain));
    const missed = accepted('school-1.primary', 1);
    await live.store.append(`hj.main.${missed.in}`, 1, [
      note(0, { type: 'submission.figures-accepted', schemaVersion: 1, data: missed.fact.data }),
    ]);
    expect((await provePoint(live, now))?.message).toContain('日志本身有误');
    // What is not known at the point is none of its business.
    expect((await provePoint(live, { ...now, knownAt: live.count }))?.outcome).toBe('same');
  });
});

it('a sample is drawn by its seed: the same one again, another by another', async () => {
  const { db } = await followed(history(plain));
  const drawn = (seed: number) => JSON.stringify(sampleOf(db, 5, seed));
  expect(sampleOf(db, 5, 7)).toHaveLength(5);
  expect([drawn(7) === drawn(7), drawn(7) === drawn(8)]).toEqual([true, false]);
});

it('another standard adopted later, even for days before, leaves what was known byte-equal, and is told from it', async () => {
  const { db, count } = await followed(
    history([
      { act: 'adopt', school: 2, students: 0, day: days[0]!, standard: 'hqb-2017' },
      ...plain,
      { act: 'adopt', school: 2, students: 0, day: days[0]!, standard: 'basic-2012' },
    ]),
  );
  const before = { ...now, knownAt: count - 1 };
  const report = JSON.stringify(countyStanding(db, before));
  const fresh = (
    await followed(history([{ act: 'adopt', school: 2, students: 0, day: days[0]!, standard: 'hqb-2017' }, ...plain]))
  ).db;
  expect(report).toBe(JSON.stringify(countyStanding(fresh, before)));
  expect(countyStanding(db, before)).toMatchObject({ judged: 'as-then', standing: { standardId: 'hqb-2017' } });
  expect(countyStanding(db, { ...before, standardId: 'basic-2012' })).toMatchObject({ judged: 're-judged' });
  expect(countyStanding(db, now)).toMatchObject({ judged: 'as-then', standing: { standardId: 'basic-2012' } });
});
