import { faultKey, type OpenReplay } from '@app/domain/proofs';
import { recorded, type EventStore, type EventTypes, type StoredEvent } from '@app/event-store';
import { Chains, examined, type FindingReason } from '@app/ledger';
import { isNews, type NightRecord } from './night-book.js';
import { isToBeTriedAgain } from './not-now.js';

/**
 * What is wrong with an event of the log, as the servers that came upon it by night say: one thing, however many they are,
 * and of however many counties and years it stands in the way of a replay.
 */
export type LogFault = Readonly<{
  /** Its place in the log: points known before it can be proved, none from it on. */
  sequence: number;
  /** The code of the verifier's finding. */
  fault: string;
  /** Of which it was told, by id. */
  counties: readonly string[];
  /** The servers whose last night came upon it. */
  finders: readonly string[];
}>;

/**
 * The faults of the log that are open, in its order: by what every server's last proof came to, as far as that is news.
 * @param own the server that asks @param now ISO instant
 */
export const logFaults = (nights: readonly NightRecord[], own: string, now: string): readonly LogFault[] => {
  const found = new Map<string, Readonly<{ first: OpenReplay; counties: Set<string>; finders: Set<string> }>>();
  for (const { replica, open } of nights.filter((night) => isNews(night, own, now)))
    for (const one of open) {
      const key = faultKey(one);
      if (key === null) continue;
      const { counties, finders } = found.get(key) ?? { counties: new Set<string>(), finders: new Set<string>() };
      found.set(key, { first: one, counties: counties.add(one.countyId), finders: finders.add(replica) });
    }
  return Array.from(found.values(), ({ first, counties, finders }) => ({
    sequence: first.events[0]!,
    fault: first.fault!,
    counties: [...counties].toSorted(),
    finders: [...finders].toSorted(),
  })).toSorted((one, other) => one.sequence - other.sequence);
};

/** The keys of faults that other servers came upon of late. @param own the server that asks @param now ISO instant */
export const faultsSeenByOthers = (
  nights: readonly NightRecord[],
  own: string,
  now: string,
): ReadonlySet<string | null> =>
  new Set(
    nights
      .filter((one) => one.replica !== own && isNews(one, own, now))
      .flatMap(({ open }) => open.flatMap((incident) => faultKey(incident) ?? [])),
  );

/** The last event of a stream before one of its places in the log; undefined at its start. */
const previousOf = async (store: EventStore, stream: string, sequence: number): Promise<StoredEvent | undefined> => {
  const before = (await store.sequencesIn(stream, sequence - 1)).at(-1);
  return before === undefined ? undefined : (await store.readStored({ after: before - 1, limit: 1 }))[0];
};

/** Faults of an event's place among its neighbours, not of what it says itself. */
const ofItsPlace: ReadonlySet<string> = new Set<FindingReason>(['revision-gap', 'chain-broken']);

/**
 * Whether an event is still not as it should be: by its own bytes and the event before it in its stream, out of the log
 * alone. What the lists say of it, or leave out, is nothing to it, nor what else is wrong before the point at which it was
 * found. Where this program cannot make out what it reads, nothing has been put right.
 * @param fault what was wrong with it @throws UnknownEvent, StoreUnavailable
 */
export const isFaultyAt = async (
  store: EventStore,
  types: EventTypes,
  { sequence, fault }: Readonly<{ sequence: number; fault: string }>,
): Promise<boolean> => {
  const [stored] = await store.readStored({ after: sequence - 1, limit: 1 });
  if (stored?.sequence !== sequence) return true;
  const own = examined(stored);
  const chains = new Chains();
  const previous = await previousOf(store, stored.stream, sequence);
  if (previous && 'reason' in examined(previous).said) {
    // Its link cannot be held against an event that is wrong itself: that is another fault.
    if (ofItsPlace.has(fault) || 'reason' in own.said) return true;
  } else {
    if (previous) chains.keep(examined(previous));
    if (chains.wrongWith(own)) return true;
  }
  try {
    recorded(types, sequence, stored.data, stored.meta);
    return false;
  } catch (error) {
    if (isToBeTriedAgain(error)) throw error;
    return true;
  }
};
