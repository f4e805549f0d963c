import { join } from 'node:path';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { allProjections, rebuildFromFile } from '@app/projections';
import { countyStanding, resolved, standingSources, type StandingQuestion } from '@app/projections/indicators';
import { Sqlite } from '@app/sqlite';
import { median, percentile, timed, type Bench } from './measure.js';
import { OneTable } from './one-table.js';
import { storyStore } from './story-store.js';

const rounds = 5;
const dataYear = '2024-2025';

/** The read model of a story, and the county in it that is asked about. */
/** A county of 300 sections, filed and accepted, in a file of its own. */
export const readModel = async (folder: string) => {
  const storeFile = join(folder, 'events.sqlite');
  storyStore({ file: storeFile, plot: { counties: 3, years: 2, firstYear: 2023, visits: 0 } });
  const types = new EventTypes(catalogues);
  const store = SqliteEventStore.open(storeFile, { types, now: () => new Date().toISOString(), readonly: true });
  const { storeId } = store;
  await store.close();
  const order = { file: join(folder, 'read.sqlite'), storeId, storeFile };
  return new Sqlite(await rebuildFromFile(order, allProjections, catalogues), { synchronous: 'NORMAL' });
};

/** More days than standings are kept: asked for in turn, each is computed anew. */
const days = Array.from({ length: 150 }, (_, index) =>
  new Date(Date.UTC(2024, 10, 1 + index)).toISOString().slice(0, 10),
);

/** The same county in one mutable table. @throws Error when it does not stand there as it stands here */
const inOneTable = (db: Sqlite, folder: string, countyId: string): OneTable => {
  const point = resolved(db, { countyId, dataYear })!;
  const { input } = standingSources(db, { ...point, knownAt: point.sequence });
  const table = new OneTable(join(folder, 'one-table.sqlite'), countyId, input);
  const [theirs, ours] = [table.standing(), countyStanding(db, { countyId, dataYear })?.standing];
  if (JSON.stringify(theirs) !== JSON.stringify(ours)) throw new Error('the two standings differ');
  return table;
};

/**
 * A county of 300 sections asked about again and again: kept, computed, and as it was on an earlier day or known then;
 * beside it the same county counted anew at each look from one mutable table.
 */
export const bench: Bench = async (folder) => {
  const db = await readModel(folder);
  const county = db.get<{ id: string; last: number }>(
    `select county_id as id, max(sequence) as last from county_sequence group by county_id order by 1 limit 1`,
  )!;
  const ask = (question: Partial<StandingQuestion>) => {
    const answer = countyStanding(db, { countyId: county.id, dataYear, ...question });
    if (answer?.standing.sections.length !== 300 && !('knownAt' in question))
      throw new Error(`the county has ${answer?.standing.sections.length} sections`);
  };
  const table = inOneTable(db, folder, county.id);
  const percentiles = async (questions: readonly Partial<StandingQuestion>[], look = ask) => {
    const times: number[] = [];
    for (const question of questions) times.push(await timed(() => look(question)));
    return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
  };
  const cached: { p50: number; p95: number }[] = [];
  const asOf: { p50: number; p95: number }[] = [];
  const oneTable: { p50: number; p95: number }[] = [];
  const knownAt: { p50: number; p95: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ask({});
    cached.push(await percentiles(Array.from({ length: 1000 }, () => ({}))));
    oneTable.push(
      await percentiles(
        days.map(() => ({})),
        () => void table.standing(),
      ),
    );
    asOf.push(await percentiles(days.map((day) => ({ asOf: day }))));
    const known = days.map((_, index) => ({ knownAt: county.last - 1 - index * 7, asOf: '2025-08-31' }));
    knownAt.push(await percentiles(known));
  }
  db.close();
  table.close();
  const of = (part: 'p50' | 'p95', parts: readonly { p50: number; p95: number }[]) =>
    median(parts.map((one) => one[part]));
  return [
    {
      name: 'standing-300',
      unit: 'ms',
      value: of('p95', cached),
      limit: null,
      ratio: null,
      more: {
        cachedP50: of('p50', cached),
        computedAsOfP50: of('p50', asOf),
        computedAsOfP95: of('p95', asOf),
        computedKnownAtP50: of('p50', knownAt),
        computedKnownAtP95: of('p95', knownAt),
      },
    },
    {
      name: 'standing-one-table',
      unit: 'ms',
      value: of('p50', cached),
      limit: of('p50', oneTable),
      ratio: of('p50', oneTable) / of('p50', cached),
      more: {
        oneTableP95: of('p95', oneTable),
        computedP50: of('p50', asOf),
        computedRatio: of('p50', oneTable) / of('p50', asOf),
      },
    },
  ];
};
