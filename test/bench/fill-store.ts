import type { EventTypes, NewEvent } from '@app/event-store';
import { SqliteEventStore } from '@app/event-store';
import { dayOf } from '@app/domain/kernel';
import { Random } from './story/random.js';
import type { Happening } from './generator.js';

/** Appends under way together: they share an fsync. */
const inFlight = 256;

/** A happening as the executor would dress it, with ids that are the same for the same story. */
export const dressed = (
  { facts, at, actor, effectiveAt }: Happening,
  types: EventTypes,
  ids: Random,
): readonly NewEvent[] => {
  const commandId = ids.uuid();
  const requestDigest = ids.hex();
  return facts.map(({ type, data }) => {
    const wire = types.toWire(type);
    return {
      id: ids.uuid(),
      type: wire.type,
      schemaVersion: wire.version,
      data,
      commandId,
      requestDigest,
      correlationId: commandId,
      causationId: null,
      actor,
      tenant: 'main',
      occurredAt: at,
      effectiveAt: effectiveAt ?? dayOf(at),
    };
  });
};

/**
 * Writes a story to a new store, exactly `count` events of it (all of it without a count); the store's clock goes
 * along with the story. Answers how many it wrote.
 * @throws RangeError when the story is shorter than `count`
 */
export const fillStore = async (
  file: string,
  types: EventTypes,
  happenings: Iterable<Happening>,
  count = Number.POSITIVE_INFINITY,
): Promise<number> => {
  let now = '2019-01-01T00:00:00.000Z';
  const store = SqliteEventStore.open(file, { types, now: () => now });
  const ids = new Random(7);
  const revisions = new Map<string, number>();
  let written = 0;
  let pending: Promise<unknown>[] = [];
  const flush = async () => {
    await Promise.all(pending);
    pending = [];
  };
  for (const happening of happenings) {
    const events = dressed(happening, types, ids).slice(0, count - written);
    const { stream, at } = happening;
    if (pending.length >= inFlight) await flush();
    now = at;
    const before = revisions.get(stream);
    pending.push(store.append(stream, before ?? 'noStream', events));
    revisions.set(stream, (before ?? -1) + events.length);
    written += events.length;
    if (written >= count) break;
  }
  await flush();
  await store.close();
  if (written < count && Number.isFinite(count)) throw new RangeError(`the story ends after ${written} events`);
  return written;
};
