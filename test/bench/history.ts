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
/** Counties of the long log, so that it tells of five school years; one of them files by form. The short ones have one. */
const counties = Math.max(2, Math.ceil(events / 140_000));

/** A county of 300 sections in a log of some length, and the read model of that log. */
type Past = Readonly<{ db: Sqlite; countyId: string }>;

/** The read model of a log of some length that some counties fill, the last `byForm` of them with returns by form. */
const readModelOf = async (
  folder: string,
  name: string,
  { count, ...plot }: Readonly<{ count: number; counties: number; byForm: number }>,
): Promise<Sqlite> => {
  const storeFile = join(folder, `${name}-events.sqlite`);
  storyStore({ file: storeFile, plot: { ...plot, firstYear }, count });
  const types = new EventTypes(catalogues);
  const store = SqliteEventStore.open(storeFile, { types, now: () => new Date().toISOString(), readonly: true });
  const { storeId } = store;
  await store.close();
  const order = { file: join(folder, `${name}-read.sqlite`), storeId, storeFile };
  return new Sqlite(await rebuildFromFile(order, allProjections, catalogues), { synchronous: 'NORMAL' });
};

/** A county by its place in the story, from 1. */
const countyIn = (db: Sqlite, number: number): Past => {
  const name = `第${number}县`;
  const found = db.get<{ countyId: string }>('select unit_id as countyId from organization_unit where name = ?', name);
  if (!found) throw new Error(`there is no ${name}`);
  return { db, ...found };
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

/** Three looks into the past of a county, in the long log and (the limit) in the short one. */
const compared = async (pair: Readonly<{ short: Past; long: Past }>, ending: string) => {
  const { short, long } = pair;
  const figure = async (name: string, look: (past: Past) => (point: Point, from: Point) => unknown) => {
    // First at other points, as a server has run for a while.
    for (const past of [short, long]) await lookedAt(past, look(past), 5);
    const ofShort = await lookedAt(short, look(short), 11);
    const ofLong = await lookedAt(long, look(long), 11);
    const value = percentile(ofLong, 0.95);
    const limit = percentile(ofShort, 0.95);
    const more = { p50: percentile(ofLong, 0.5), shortP50: percentile(ofShort, 0.5) };
    return { name: `${name}${ending}`, unit: 'ms', value, limit, ratio: limit / value, more };
  };
  return [
    await figure('history-matrix', ({ db }) => (point) => {
      const answer = countyMatrix(db, point);
      if (answer && answer.standing.sections.length < 290) throw new Error('the county is not whole');
    }),
    await figure('history-difference', ({ db }) => (to, from) => {
      if (!countyDifference(db, { from, to })) throw new Error('the county is not known');
    }),
    await figure('history-explain', ({ db }) => (point) => {
      explainedAt(db, { ...point, sectionId: null, subject: 'verdict' });
    }),
  ];
};

/**
 * The past of a county of 300 sections, at random points on both axes, in a log of a million events over five school
 * years and in one of a tenth of it: of one whose schools file bare totals, and of one whose schools file by form. Ratios
 * are those of the short log to the long one.
 */
export const bench: Bench = async (folder) => {
  const long = await readModelOf(folder, 'long', { count: events, counties, byForm: 1 });
  const tenth = { count: events / 10, counties: 1 };
  const short = await readModelOf(folder, 'short', { ...tenth, byForm: 0 });
  const shortByForm = await readModelOf(folder, 'short-by-form', { ...tenth, byForm: 1 });
  const figures = [
    ...(await compared({ short: countyIn(short, 1), long: countyIn(long, 1) }, '')),
    ...(await compared({ short: countyIn(shortByForm, 1), long: countyIn(long, counties) }, '-by-form')),
  ];
  for (const db of [long, short, shortByForm]) db.close();
  return figures;
};
