import { recorded, type EventStore, type EventTypes, type StoredEvent } from '@app/event-store';
import type { Delivered } from './live-file.js';

/** The log and the means to read what it holds. */
export type Log = Readonly<{ store: EventStore; types: EventTypes }>;

/** Events after a sequence, each read alone, so that one that cannot be read stands among those that can. */
export const storedAfter = async ({ store, types }: Log, after: number, limit: number): Promise<readonly Delivered[]> =>
  (await store.readStored({ after, limit })).map((event) => deliver(types, event));

const deliver = (types: EventTypes, event: StoredEvent): Delivered => {
  try {
    return recorded(types, event.sequence, event.data, event.meta);
  } catch (error) {
    const { id, stream, sequence, position, type } = event;
    const { recordedAt } = JSON.parse(event.meta) as { recordedAt: string };
    const unreadable = error instanceof Error ? error.message : String(error);
    return { id, stream, sequence, position, wireType: type, recordedAt, unreadable };
  }
};
