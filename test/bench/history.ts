import { join } from 'node:path';
import { catalogues } from '@app/domain/catalogue';
import { dataYearOf } from '@app/domain/submissions';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { allProjections, rebuildFromFile } from '@app/projections';
import { countyDifference, countyMatrix, explainedAt } from '@app/projections/indicators';
import { countySequenceBy } from '@app/projections/organizations';
import { Sqlite } from '@app/sqlite';
import { percentile, timed, type Bench } from './measure.js';
import { storyStore } from './story-store.js';
import { Random } from './story/random.js';

/** The long log; the short one has a tenth of it. */
const events = Number(process.env.HENGJIAN_BENCH_EVENTS ?? 1_000_000);
const firstYear = 2019;
/** Many more points than answers are kept. */
const looks = 400;

/** A county of 300 sections in a log of some length: its read model, and the days of its first years. */
type Past = Readonly<{ db: Sqlite; countyId: string }>;

const pastOf = async (folder: string, name: string, count: number): Promise<Past> => {
  const storeFile = join(folder, `${name}-events.sqlite`);
  storyStore({ file: storeFile, plot: { counties: Math.ceil(count / 140_000), firstYear }, count });
  const types = new EventTypes(catalogues);
  const store = SqliteEventStore.open(storeFile, { types, now: () => new Date().toISOString(), readonly: true });
  const { storeId } = store;
  await store.close();
  const order = { file: join(folder, `${name}-read.sqlite`), storeId, storeFile };
  const db = new Sqlite(await rebuildFromFile(order, allProjections, catalogues), { synchronous: 'NORMAL' });
  const { countyId } = db.get<{ countyId: string }>(
    'select county_id as countyId from county_sequence group by 1 order by min(sequence) limit 1',
  )!;
  return { db, countyId };
};

/** Days of the three school years that both logs hold whole. */
const dayIn = (random: Random): string =>
  new Date(Date.UTC(firstYear, 10, 1) + random.whole(0, 1000) * 86_400_000).toISOString().slice(0, 10);

/** A random point: what was known by one day, of another. */
const pointIn = ({ db, countyId }: Past, random: Random) => {
  const [knownBy, asOf] = [dayIn(random), dayIn(random)];
  const knownAt = countySequenceBy(db, countyId, `${knownBy}T15:59:59.999Z`);
  return { countyId, dataYear: dataYearOf(asOf), knownAt, asOf };
};

type Point = ReturnType<typeof pointIn>;

/** Another point from which somebody looks to this one: the same year's figures, on another day, as known at another time. */
const fromPoint = (past: Past, to: Point, random: Random): Point => ({
  ...pointIn(past, random),
  dataYear: to.dataYear,
});

/** Milliseconds of one look after another, each at another point (or between two others). */
const lookedAt = async (
  past: Past,
  look: (point: Point, from: Point) => unknown,
  seed: number,
): Promise<readonly number[]> => {
  const random = new Random(seed);
  const times: number[] = [];
  for (let at = 0; at < looks; at += 1) {
    const point = pointIn(past, random);
    const from = fromPoint(past, point, random);
    times.push(await timed(() => look(point, from)));
  }
  return times;
};

/**
 * The past of a county of 300 sections, at random points on both axes, in a log of a million events over five school
 * years and in one of a tenth of it. Ratios are those of the short log to the long one.
 */
export const bench: Bench = async (folder) => {
  const short = await pastOf(folder, 'short', events / 10);
  const long = await pastOf(folder, 'long', events);
  const compared = async (name: string, look: (past: Past) => (point: Point, from: Point) => unknown) => {
    // First at other points, as a server has run for a while.
    for (const past of [short, long]) await lookedAt(past, look(past), 5);
    const ofShort = await lookedAt(short, look(short), 11);
    const ofLong = await lookedAt(long, look(long), 11);
    const value = percentile(ofLong, 0.95);
    const limit = percentile(ofShort, 0.95);
    const more = { p50: percentile(ofLong, 0.5), shortP50: percentile(ofShort, 0.5) };
    return { name, unit: 'ms', value, limit, ratio: limit / value, more };
  };
  const figures = [
    await compared('history-matrix', ({ db }) => (point) => {
      const answer = countyMatrix(db, point);
      if (answer && answer.standing.sections.length < 290) throw new Error('the county is not whole');
    }),
    await compared('history-difference', ({ db }) => (to, from) => {
      if (!countyDifference(db, { from, to })) throw new Error('the county is not known');
    }),
    await compared('history-explain', ({ db }) => (point) => {
      explainedAt(db, { ...point, sectionId: null, subject: 'verdict' });
    }),
  ];
  short.db.close();
  long.db.close();
  return figures;
};
