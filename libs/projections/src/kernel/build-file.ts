import { setImmediate as turn } from 'node:timers/promises';
import { UnknownEvent, type EventStore } from '@app/event-store';
import { batchSize, Builder, stoppedAt, type Building, type RebuildProgress } from './rebuild.js';

/** Progress is told this often, in events. */
const reportEvery = 20_000;

/**
 * Builds a whole file from event 0 through the store's port, giving others a turn between batches.
 * Answers the built file's name; an unfinished file is thrown away.
 * @throws RebuildStopped; AbortError when the signal says so
 */
export const buildFile = async (
  plan: Building,
  store: EventStore,
  report: (progress: RebuildProgress) => void,
  signal?: AbortSignal,
): Promise<string> => {
  const builder = new Builder(plan);
  try {
    let { count } = await store.head();
    const until = plan.until ?? Infinity;
    let reported = 0;
    for (;;) {
      const { events, atHead } = await store.readAll({ after: builder.position, limit: batchSize });
      const beyond = (events.at(-1)?.sequence ?? 0) > until;
      builder.take(beyond ? events.filter(({ sequence }) => sequence <= until) : events);
      if (atHead || builder.sequence >= until) break;
      if (builder.sequence - reported >= reportEvery) {
        ({ count } = await store.head());
        report(builder.progress(count));
        reported = builder.sequence;
      }
      await turn();
      signal?.throwIfAborted();
    }
    report(builder.progress(builder.sequence));
    return builder.finish();
  } catch (error) {
    builder.abandon();
    throw error instanceof UnknownEvent
      ? stoppedAt(error, await store.readStored({ after: builder.sequence, limit: batchSize }))
      : error;
  }
};
