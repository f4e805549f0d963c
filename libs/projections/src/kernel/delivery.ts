import { recorded, UnknownEvent, type EventStore, type EventTypes, type StoredEvent } from '@app/event-store';
import type { Delivered } from './live-file.js';

/** The log and the means to read what it holds. */
export type Log = Readonly<{ store: EventStore; types: EventTypes }>;

/**
 * Events after a sequence, each read alone, so that one that is damaged stands among those that are not. What a newer
 * program wrote is neither skipped nor passed over: the answer ends before it.
 * @throws UnknownEvent when the first of them is such
 */
export const storedAfter = async (
  { store, types }: Log,
  after: number,
  limit: number,
): Promise<readonly Delivered[]> => {
  const delivered: Delivered[] = [];
  for (const event of await store.readStored({ after, limit })) {
    try {
      delivered.push(deliver(types, event));
    } catch (error) {
      if (delivered.length === 0) throw error;
      break;
    }
  }
  return delivered;
};

const deliver = (types: EventTypes, event: StoredEvent): Delivered => {
  try {
    return recorded(types, event.sequence, event.data, event.meta);
  } catch (error) {
    if (error instanceof UnknownEvent) throw error;
    const { id, stream, sequence, position, type } = event;
    const { recordedAt } = JSON.parse(event.meta) as { recordedAt: string };
    const unreadable = error instanceof Error ? error.message : String(error);
    return { id, stream, sequence, position, wireType: type, recordedAt, unreadable };
  }
};
