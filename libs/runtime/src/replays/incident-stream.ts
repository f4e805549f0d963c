import type { Recorded } from '@app/domain/kernel';
import { replayIncidents, type ReplayEvent, type ReplayState } from '@app/domain/proofs';
import { recorded, type EventStore, type EventTypes } from '@app/event-store';
import { examined, type Finding } from '@app/ledger';
import { followed } from './county-events.js';

/** Beyond every place of a log. */
const everything = Number.MAX_SAFE_INTEGER;

/** Those events of a stream that are, each by itself, as they were recorded. */
const wholeIn = async (store: EventStore, types: EventTypes, stream: string): Promise<readonly Recorded[]> => {
  const events: Recorded[] = [];
  for (const sequence of await store.sequencesIn(stream, everything)) {
    const [stored] = await store.readStored({ after: sequence - 1, limit: 1 });
    if (stored && !('reason' in examined(stored).said))
      events.push(recorded(types, stored.sequence, stored.data, stored.meta));
  }
  return events;
};

/**
 * What a county's stream of incidents says is open, and the first thing that is wrong with the stream itself: of what was
 * changed in it nothing is taken. @throws UnknownEvent, StoreUnavailable
 */
export const saidOpen = async (
  store: EventStore,
  types: EventTypes,
  stream: string,
): Promise<Readonly<{ open: ReplayState; finding: Finding | null }>> => {
  const { events, finding } = await followed(store, types, [stream], everything);
  const whole = finding ? await wholeIn(store, types, stream) : events;
  const open = whole.reduce(
    (before, event) => replayIncidents.evolve(before, event as unknown as ReplayEvent),
    replayIncidents.initial,
  );
  return { open, finding };
};
