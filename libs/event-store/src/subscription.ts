import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Page, SubscriptionMessage } from './event-store.js';

/** Wakes those who wait for the next event. */
export class Waker {
  private readonly waiting = new Set<() => void>();
  private woken = 0;

  /** Grows whenever somebody is woken, or wakes by himself to look: an end of the log that was seen before may be none. */
  get times(): number {
    return this.woken;
  }

  wake(): void {
    this.woken += 1;
    for (const resume of this.waiting) resume();
  }

  /** Until the next `wake`, the signal, or at most so many milliseconds. */
  sleep(signal: AbortSignal, milliseconds?: number): Promise<void> {
    return new Promise((resolve) => {
      const resume = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', resume);
        this.waiting.delete(resume);
        resolve();
      };
      const look = () => {
        this.woken += 1;
        resume();
      };
      const timer = milliseconds === undefined ? undefined : setTimeout(look, milliseconds);
      signal.addEventListener('abort', resume);
      this.waiting.add(resume);
      if (signal.aborted) resume();
    });
  }
}

/** What a subscription reads from: a page of the log, and a way to wait for more. */
export type Source = Readonly<{
  page(after: string | null, limit: number): Page;
  wait(signal: AbortSignal): Promise<void>;
}>;

/**
 * Pages of a log for ever, in bounded batches. `caught-up` is said each time the reader comes from behind to the
 * head, not after each live event. Reading and going to sleep happen in one turn, so no wake-up is lost between them.
 */
export async function* follow(
  source: Source,
  { after = null, batch = 500, signal }: Readonly<{ after?: string | null; batch?: number; signal: AbortSignal }>,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  let position = after;
  let behind = true;
  while (!signal.aborted) {
    const page = source.page(position, batch);
    position = page.next;
    if (page.events.length > 0) {
      yield { kind: 'events', events: page.events };
      behind ||= !page.atHead;
      // Engines that read in this thread let others have their turn between two batches.
      if (!page.atHead) await nextTurn();
    } else if (behind) {
      behind = false;
      yield { kind: 'caught-up', position };
    } else await source.wait(signal);
  }
}
