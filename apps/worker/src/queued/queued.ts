import type { Scheduler, Wake } from '@app/platform/scheduler';

export type QueuedOptions = Readonly<{
  scheduler: Scheduler;
  /** How long what is due is left to the queue before this process does it itself. Milliseconds. */
  patience: number;
  /** A clock that is never set back. Milliseconds. */
  ticks: () => number;
}>;

/**
 * Leaves due rows to whoever takes from a queue. The queue may lose, double or delay them; what is still due when it has
 * had them for a while, and all of it while the queue has trouble or nobody takes from it, is for this process to do.
 */
export class Queued {
  /** What was left to the queue: under which instant, and since when. */
  private readonly left = new Map<string, Readonly<{ at: string; since: number }>>();

  constructor(private readonly options: QueuedOptions) {}

  /** Whether a row was left to the queue and is still due. */
  has(key: string): boolean {
    return this.left.has(key);
  }

  /** Takes all that is due at present, and answers what this process does itself. Never throws. */
  async leave(due: readonly Wake[]): Promise<readonly string[]> {
    const { scheduler, patience, ticks } = this.options;
    const keys = due.map(({ key }) => key);
    if (scheduler.kind === 'local') return keys;
    const { trouble, workers } = await scheduler.state();
    if (trouble !== null || workers === 0) return keys;
    const now = ticks();
    const fresh = due.filter(({ key, at }) => this.left.get(key)?.at !== at);
    try {
      if (fresh.length > 0) await scheduler.schedule(fresh);
    } catch {
      return keys;
    }
    const still = new Set(keys);
    for (const key of this.left.keys()) if (!still.has(key)) this.left.delete(key);
    for (const { key, at } of fresh) this.left.set(key, { at, since: now });
    return keys.filter((key) => now - this.left.get(key)!.since >= patience);
  }
}
