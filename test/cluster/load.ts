import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../support/client.js';
import type { Done, Sent } from './commands.js';

export type Acknowledged = Sent & Readonly<{ done: Done; at: number; ms: number }>;

/** Milliseconds: between two tries of a command, and before a try that is not answered is given up. */
const [pause, patience] = [50, 8000];

/** What came of everything that was sent. Times are of the monotonic clock. */
export class Book {
  readonly acknowledged: Acknowledged[] = [];
  readonly refused: (Sent & Readonly<{ status: number; code: string }>)[] = [];
  /** Tries that came to nothing, by status or kind of error. */
  readonly failures = new Map<string, number>();
  /** Reads after a command that did not show it, and did not say so. */
  missed = 0;
  reads = 0;

  failed(what: string): void {
    this.failures.set(what, (this.failures.get(what) ?? 0) + 1);
  }

  /** Tries that the way there cut off or turned away; a store that is busy, or a race, is not among them. */
  get lostTries(): number {
    const own = ['503 store.unavailable', '409 stream.contended'];
    return [...this.failures].reduce((sum, [what, count]) => sum + (own.includes(what) ? 0 : count), 0);
  }

  get failedTries(): number {
    return [...this.failures.values()].reduce((sum, count) => sum + count, 0);
  }
}

/**
 * Sends a command until it is answered for good: the same key, whatever happens on the way. Null: refused.
 * @param after what it builds upon, which the node that takes it may not have heard of yet
 */
export const insisted = async (client: Client, sent: Sent, book: Book, after?: Done): Promise<Done | null> => {
  const begun = performance.now();
  for (;;) {
    try {
      const headers = {
        'idempotency-key': sent.key,
        'x-correlation-id': sent.key,
        ...(after && { 'x-after-position': after.position }),
      };
      const call = client.post(sent.path, sent.body, headers);
      const { status, body } = await Promise.race([
        call,
        sleep(patience, null, { ref: false }).then(() => Promise.reject(new Error('silence'))),
      ]);
      if (status < 300) {
        const at = performance.now();
        book.acknowledged.push({ ...sent, done: body as Done, at, ms: at - begun });
        return body as Done;
      }
      const { code = '' } = (body ?? {}) as { code?: string };
      // A race that was lost too often is asked again, like anything else: a part of a command may stand already.
      if (status < 500 && status !== 429 && code !== 'stream.contended') {
        book.refused.push({ ...sent, status, code });
        return null;
      }
      book.failed(`${status} ${code}`.trim());
    } catch (error) {
      book.failed(error instanceof Error ? error.message : 'error');
    }
    await sleep(pause);
  }
};

/** Reads what a command made, from whichever node: it must be there, or the answer must say that it may not be. */
export const readBack = async (client: Client, path: string, { position }: Done, book: Book): Promise<void> => {
  const answer = await client.get(path, { 'x-after-position': position }).catch(() => null);
  // A node that died under a read: the next one will do.
  if (!answer || answer.status >= 500) return;
  book.reads++;
  if (answer.status !== 200 && answer.headers.get('x-stale') !== 'true') book.missed++;
};
