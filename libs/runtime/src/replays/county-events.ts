import { setImmediate as turn } from 'node:timers/promises';
import type { Recorded } from '@app/domain/kernel';
import { recorded, type EventStore, type EventTypes, type StoredEvent } from '@app/event-store';
import { Chains, examined, finding, type Finding } from '@app/ledger';
import { placesOf, streamsAbout } from '@app/projections/audit';
import { lineageOf } from '@app/projections/organizations';
import type { Sqlite } from '@app/sqlite';

/** What a county's answer of a data year rests on: `hj.<tenant>.submission-<unit>.2024-2025`. */
const ofEveryYear = /^hj\.[^.]+\.(organization|standard|rectification)-/;
const ofOneYear = /^hj\.[^.]+\.(submission|county-record|verification)-.*\.(\d{4}-\d{4})$/;

/** The streams that bear on a county in a data year, as the read model names them. */
export const countyStreams = (db: Sqlite, countyId: string, dataYear: string): readonly string[] =>
  streamsAbout(db, lineageOf(db, countyId)).filter(
    (name) => ofEveryYear.test(name) || ofOneYear.exec(name)?.[2] === dataYear,
  );

/**
 * The data years of which anything was ever filed in a county, the oldest first: by the streams' names, so that a year
 * whose figures the read model lost is asked about too.
 */
export const yearsFiled = (db: Sqlite, countyId: string): readonly string[] =>
  [...new Set(streamsAbout(db, lineageOf(db, countyId)).flatMap((name) => ofOneYear.exec(name)?.[2] ?? []))].toSorted();

/** Events as stored, read from the log and checked; or the first thing that is wrong with them. */
export type Taken = Readonly<{ events: readonly Recorded[]; finding: Finding | null }>;

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

/**
 * The events of some streams up to a place in the log: their bytes out of the log itself, each with its hash, its stream's
 * chain whole from the first event on, and nothing more in the log of any of them up to there. The read model only says
 * where they stand; an event that it missed is found by its stream.
 * @throws UnknownEvent, StoreUnavailable
 */
export const eventsOf = async (
  store: EventStore,
  types: EventTypes,
  db: Sqlite,
  streams: readonly string[],
  until: number,
): Promise<Taken> => {
  const wanted = new Set(streams);
  const chains = new Chains();
  const events: Recorded[] = [];
  const last = new Map<string, number>();
  const take = (stored: StoredEvent): Finding | null => {
    const wrong = chains.follow(examined(stored));
    if (wrong) return wrong;
    events.push(recorded(types, stored.sequence, stored.data, stored.meta));
    last.set(stored.stream, stored.revision);
    return null;
  };
  for (const [first, end] of runsOf(placesOf(db, streams, until))) {
    await turn();
    for (const stored of await store.readStored({ after: first - 1, limit: end - first + 1 })) {
      const wrong = wanted.has(stored.stream) ? take(stored) : null;
      if (wrong) return { events, finding: wrong };
    }
  }
  for (const [index, stream] of streams.entries()) {
    if (index % several === 0) await turn();
    const [missed] = await store.readStream(stream, { from: (last.get(stream) ?? -1) + 1, limit: 1 });
    if (missed && missed.sequence <= until)
      return { events, finding: finding('revision-gap', missed.sequence, missed.revision) };
  }
  return { events, finding: null };
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
      if (wrong) return { events, finding: wrong };
      events.push(recorded(types, stored.sequence, stored.data, stored.meta));
    }
    after = page.at(-1)!.sequence;
  }
  return { events, finding: null };
};
