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

/** What stands at some places, checked. `torn`: streams of which something is missing there, with none of their events. */
type Followed = Readonly<{ events: readonly Recorded[]; torn: ReadonlyMap<string, Finding>; finding: Finding | null }>;

/** Reads some streams at some places of the log: each event with its hash, each stream's chain from the first event on. */
const followed = async (
  store: EventStore,
  types: EventTypes,
  streams: ReadonlySet<string>,
  places: readonly number[],
): Promise<Followed> => {
  const chains = new Chains();
  const events: Recorded[] = [];
  const torn = new Map<string, Finding>();
  for (const [first, end] of runsOf(places)) {
    await turn();
    for (const stored of await store.readStored({ after: first - 1, limit: end - first + 1 })) {
      if (!streams.has(stored.stream) || torn.has(stored.stream)) continue;
      const wrong = chains.follow(examined(stored));
      if (wrong?.reason === 'revision-gap') torn.set(stored.stream, wrong);
      else if (wrong) return { events, torn, finding: wrong };
      else events.push(recorded(types, stored.sequence, stored.data, stored.meta));
    }
  }
  return { events: events.filter(({ stream }) => !torn.has(stream)), torn, finding: null };
};

/** Streams that go on in the log, up to a place, after the last event that was read of them. */
const goingOn = async (
  store: EventStore,
  streams: readonly string[],
  events: readonly Recorded[],
  until: number,
): Promise<readonly string[]> => {
  const last = new Map(events.map(({ stream, revision }) => [stream, revision]));
  const found: string[] = [];
  for (const [index, stream] of streams.entries()) {
    if (index % several === 0) await turn();
    const [missed] = await store.readStream(stream, { from: (last.get(stream) ?? -1) + 1, limit: 1 });
    if (missed && missed.sequence <= until) found.push(stream);
  }
  return found;
};

/** The places in the log of some streams up to one place, by the log itself. */
const placesInLog = async (store: EventStore, streams: Iterable<string>, until: number): Promise<readonly number[]> => {
  const places: number[] = [];
  for (const stream of streams) {
    await turn();
    for (const { sequence } of await store.readStream(stream)) if (sequence <= until) places.push(sequence);
  }
  return places.toSorted((one, other) => one - other);
};

/**
 * The events of some streams up to a place in the log: their bytes out of the log itself, each with its hash, its stream's
 * chain whole from the first event on, and nothing more in the log of any of them up to there. The read model only says
 * where they stand: a stream that it does not list whole is read by its name, and what it left out is told. Only what the
 * log itself lacks is a finding.
 * @throws UnknownEvent, StoreUnavailable
 */
export const eventsOf = async (
  store: EventStore,
  types: EventTypes,
  db: Sqlite,
  streams: readonly string[],
  until: number,
): Promise<Taken> => {
  const places = placesOf(db, streams, until);
  const listed = await followed(store, types, new Set(streams), places);
  if (listed.finding) return { ...listed, unlisted: [] };
  const torn = new Set([...listed.torn.keys(), ...(await goingOn(store, streams, listed.events, until))]);
  const whole = await followed(store, types, torn, await placesInLog(store, torn, until));
  const [gap] = whole.torn.values();
  const finding = whole.finding ?? gap ?? null;
  const events = [...listed.events.filter(({ stream }) => !torn.has(stream)), ...whole.events];
  events.sort((one, other) => one.sequence - other.sequence);
  const known = new Set(places);
  const unlisted = events.map(({ sequence }) => sequence).filter((sequence) => !known.has(sequence));
  return { events, finding, unlisted };
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
