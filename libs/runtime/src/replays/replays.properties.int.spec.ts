import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accepted } from '@test/county';
import { counterexamples, dataYear, days, history, point, standards, step, type Step } from '@test/county-histories';
import type { Happening } from '@test/projected';
import { note } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes, InMemoryEventStore, type StoredEvent } from '@app/event-store';
import { trail } from '@app/projections/audit';
import { countyStanding } from '@app/projections/indicators';
import { Dispatch } from '@app/projections/kernel';
import { issuesAt } from '@app/projections/rectifications';
import { Sqlite } from '@app/sqlite';
import { provePoint, type Proved } from './prove.js';
import { provenProjections } from './replayed.js';
import { sampleOf } from './sample.js';

const types = new EventTypes(catalogues);
const projections = [...provenProjections, trail];
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
    let judged = 0;
    let issues = 0;
    let again = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 20, maxLength: 40, size: 'max' }),
        fc.array(point, { minLength: 6, maxLength: 6 }),
        async (steps, points) => {
          const live = await followed(history([...begun, ...steps]));
          for (const { county: countyId, known: place, day: asOf } of points) {
            const question = { countyId, dataYear, asOf, knownAt: 1 + (place % live.count) };
            const both = [await provePoint(live, question), await provePoint(live, question, { whole: true })];
            expect(differing(both)).toEqual([]);
            if (countyStanding(live.db, question)?.standing.sections.some(({ students }) => students !== null))
              judged++;
            const known = issuesAt(live.db, countyId, question.knownAt);
            issues += known.length;
            again += known.filter(({ round }) => round === 2).length;
          }
        },
      ),
      // What is known to find a fault comes first.
      { numRuns: 40, seed: 20250303, examples: counterexamples().map(({ steps, points }) => [steps, points]) },
    );
    // The histories are worth the name: figures counted, there were issues, and some were found again after their end.
    expect([judged > 15, issues > 15, again > 15]).toEqual([true, true, true]);
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

  it('is found when it has lost a county: asked for, and in every sample', async () => {
    const live = await followed(history(plain));
    live.db.exec(`delete from county_sequence where county_id = 'county-2'`);
    const found = await provePoint(live, now);
    expect(found).toMatchObject({ outcome: 'differs', finding: null, standardId: 'hqb-2017' });
    expect(found?.difference).toMatchObject({ cell: 'point', answered: '没有', unitId: 'county-2' });
    expect(found?.difference?.events.length).toBeGreaterThan(0);
    const today = { knownAt: live.count, asOf: '2025-03-03' };
    expect(sampleOf(live.db, 1, 7, today)).toContainEqual({ countyId: 'county-2', dataYear, ...today });
    // Before there was such a county there is nothing to prove.
    expect(await provePoint(live, { ...now, knownAt: 1 })).toBeUndefined();
  });

  it('is found when it has never heard of an event that stands in the log, and the log is not blamed for it', async () => {
    const live = await followed(history(plain));
    const missed = accepted('school-1.primary', 1);
    await live.store.append(`hj.main.${missed.in}`, 1, [
      note(0, { type: 'submission.figures-accepted', schemaVersion: 1, data: missed.fact.data }),
    ]);
    expect(await provePoint(live, now)).toMatchObject({ outcome: 'differs', finding: null, difference: {} });
    // What is not known at the point is none of its business.
    expect((await provePoint(live, { ...now, knownAt: live.count }))?.outcome).toBe('same');
  });

  it.each([
    ['nothing', ''],
    ['not the beginning', 'and revision = 0'],
    ['not the end', 'and revision = (select max(revision) from trail t where t.stream = trail.stream)'],
  ])('is found when it lists %s of a stream: that is its own difference', async (_, which) => {
    const live = await followed(history(plain));
    live.db.exec(`delete from trail where stream in (
      select id from trail_stream where name like 'hj.main.submission-school-1%') ${which}`);
    const found = await provePoint(live, now);
    expect(found).toMatchObject({
      outcome: 'differs',
      finding: null,
      difference: { cell: 'trail', unitId: 'county-2' },
    });
    // The replay went on with what the log has, and gave the same figures.
    expect(found?.events).toBe((await provePoint(await followed(history(plain)), now))?.events);
    const { events } = await live.store.readAll({ limit: 1000 });
    const lost = new Set(found?.difference?.events);
    expect([...new Set(events.filter(({ sequence }) => lost.has(sequence)).map(({ stream }) => stream))]).toEqual([
      expect.stringMatching(/^hj\.main\.submission-school-1/),
    ]);
  });

  it('is not blamed for a log that lacks an event itself', async () => {
    const live = await followed(history(plain));
    const lacks = (stored: StoredEvent) => !/submission-school-1/.test(stored.stream) || stored.revision !== 0;
    const store = Object.assign(Object.create(live.store) as InMemoryEventStore, {
      readStored: async (asked: object) => (await live.store.readStored(asked)).filter(lacks),
    });
    expect(await provePoint({ ...live, store }, now)).toMatchObject({
      outcome: 'differs',
      difference: null,
      finding: { reason: 'revision-gap' },
    });
  });
});

it('a sample is drawn by its seed: the same one again, another by another', async () => {
  const { db, count: knownAt } = await followed(history(plain));
  const sample = (seed: number) => sampleOf(db, 5, seed, { knownAt, asOf: '2025-03-03' });
  const drawn = (seed: number) => JSON.stringify(sample(seed));
  expect(sample(7)).toHaveLength(5);
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
