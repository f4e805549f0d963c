import { setImmediate as turn } from 'node:timers/promises';
import type { Recorded } from '@app/domain/kernel';
import { recorded, type EventStore, type EventTypes } from '@app/event-store';
import { Chains, examined, type Finding } from '@app/ledger';
import { placesOf, streamsAbout } from '@app/projections/audit';
import { lineageOf } from '@app/projections/organizations';
import type { Sqlite } from '@app/sqlite';

/** What a county's answer of a data year rests on: `hj.<tenant>.submission-<unit>.2024-2025`. */
const ofEveryYear = /^hj\.[^.]+\.(organization|standard|rectification)-/;
const ofOneYear = /^hj\.[^.]+\.(submission|county-record|verification)-.*\.(\d{4}-\d{4})$/;

/** What is granted in one year's record counts in later years too. */
const bearsOn = (name: string, dataYear: string): boolean => {
  const [, category, year = ''] = ofOneYear.exec(name) ?? [];
  return year === dataYear || (category === 'county-record' && year < dataYear);
};

/** Of the streams about a county's units those that bear on it in a data year. */
export const bearing = (names: readonly string[], dataYear: string): readonly string[] =>
  names.filter((name) => ofEveryYear.test(name) || bearsOn(name, dataYear));

/** The streams that bear on a county in a data year, as the read model names them. */
export const countyStreams = (db: Sqlite, countyId: string, dataYear: string): readonly string[] =>
  bearing(streamsAbout(db, lineageOf(db, countyId)), dataYear);

/** The data years that streams are named by, the oldest first. */
export const yearsOf = (names: readonly string[]): readonly string[] =>
  [...new Set(names.flatMap((name) => ofOneYear.exec(name)?.[2] ?? []))].toSorted();

/**
 * The data years of which anything was ever filed in a county, the oldest first: by the streams' names, so that a year
 * whose figures the read model lost is asked about too.
 */
export const yearsFiled = (db: Sqlite, countyId: string): readonly string[] =>
  yearsOf(streamsAbout(db, lineageOf(db, countyId)));

/** Events as stored, read from the log and checked; or the first thing that is wrong with them. */
export type Taken = Readonly<{
  events: readonly Recorded[];
  finding: Finding | null;
  /** Places in the log of those events that the read model does not list. */
  unlisted: readonly number[];
}>;

/** Places this near to each other are read in one go. */
const near = 40;
const pageSize = 500;
/** Streams asked about between two turns of whoever else waits. */
const several = 50;

/** Neighbouring places of the log, so that each read takes many. */
const runsOf = (places: readonly number[]): readonly (readonly [first: number, last: number])[] => {
  const runs: [number, number][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run && place - run[1] <= near && place - run[0] < pageSize) run[1] = place;
    else runs.push([place, place]);
  }
  return runs;
};

/** The places in the log of some streams up to one place, by the log itself. */
const placesInLog = async (
  store: EventStore,
  streams: readonly string[],
  until: number,
): Promise<readonly number[]> => {
  const places: number[] = [];
  for (const [index, stream] of streams.entries()) {
    if (index % several === 0) await turn();
    places.push(...(await store.sequencesIn(stream, until)));
  }
  return places.toSorted((one, other) => one - other);
};

/** What some streams are up to a place in the log, by the log alone. */
type Followed = Readonly<{ places: readonly number[]; events: readonly Recorded[]; finding: Finding | null }>;

/**
 * Reads some streams up to a place in the log: each event with its hash, each chain whole from the first event on. What
 * comes after that place is not looked at, so that an event that is damaged keeps no point before it from being replayed.
 * @throws UnknownEvent, StoreUnavailable
 */
export const followed = async (
  store: EventStore,
  types: EventTypes,
  streams: readonly string[],
  until: number,
): Promise<Followed> => {
  const places = await placesInLog(store, streams, until);
  const taken = new Set(streams);
  const chains = new Chains();
  const events: Recorded[] = [];
  for (const [first, last] of runsOf(places)) {
    await turn();
    for (const stored of await store.readStored({ after: first - 1, limit: last - first + 1 })) {
      if (!taken.has(stored.stream)) continue;
      const finding = chains.follow(examined(stored));
      if (finding) return { places, events, finding };
      events.push(recorded(types, stored.sequence, stored.data, stored.meta));
    }
  }
  return { places, events, finding: null };
};

/**
 * The events of some streams up to a place in the log, out of the log itself; of the read model only what it does not list
 * of them is told. @throws UnknownEvent, StoreUnavailable
 */
export const eventsOf = async (
  store: EventStore,
  types: EventTypes,
  db: Sqlite,
  streams: readonly string[],
  until: number,
): Promise<Taken> => {
  const { places, events, finding } = await followed(store, types, streams, until);
  if (finding) return { events, finding, unlisted: [] };
  const listed = new Set(placesOf(db, streams, until));
  return { events, finding, unlisted: places.filter((place) => !listed.has(place)) };
};

/** Every event of the log up to a place, checked likewise: nothing is taken on the read model's word. */
export const everyEvent = async (store: EventStore, types: EventTypes, until: number): Promise<Taken> => {
  const chains = new Chains();
  const events: Recorded[] = [];
  for (let after = 0; after < until;) {
    await turn();
    const page = await store.readStored({ after, limit: Math.min(pageSize, until - after) });
    if (page.length === 0) break;
    for (const stored of page) {
      const wrong = chains.follow(examined(stored));
      if (wrong) return { events, finding: wrong, unlisted: [] };
      events.push(recorded(types, stored.sequence, stored.data, stored.meta));
    }
    after = page.at(-1)!.sequence;
  }
  return { events, finding: null, unlisted: [] };
};
