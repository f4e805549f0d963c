import type { Job, RedisQueues } from '../queues/index.js';
import { Batcher } from './batcher.js';
import { Scheduler, SchedulerUnavailable, together, type SchedulerState, type Wake, type Woken } from './scheduler.js';

/** How long single wakes are collected before they are asked for together. Milliseconds. */
const collecting = 4;

/**
 * Delayed jobs on Redis: any process that has started takes them. A process that dies with jobs in hand is missed within
 * seconds, and another takes them: a wake may come twice.
 */
export class RedisScheduler extends Scheduler {
  readonly kind = 'redis';
  /** What this process put there, by key: to move or drop it. Others' wakes come and find nothing to do. */
  private readonly put = new Map<string, string>();

  constructor(private readonly queues: RedisQueues) {
    super();
  }

  async schedule(wakes: readonly Wake[]): Promise<void> {
    try {
      const moved = wakes.flatMap(({ key, at }) => this.otherThan(key, at));
      await this.queues.drop('deadlines', moved);
      await this.queues.put('deadlines', wakes);
    } catch (error) {
      throw new SchedulerUnavailable(/\bOOM\b/.test(String(error)) ? 'full' : 'away', error);
    }
    for (const { key, at } of wakes) this.put.set(key, at);
  }

  async cancel(keys: readonly string[]): Promise<void> {
    const known = keys.flatMap((key) => this.otherThan(key, null));
    for (const key of keys) this.put.delete(key);
    // Not dropped, they come and find nothing to do.
    await this.queues.drop('deadlines', known).catch(() => undefined);
  }

  async start(woken: Woken): Promise<void> {
    const batcher = new Batcher(woken, together, collecting);
    this.queues.consume(
      'deadlines',
      async (key) => {
        await batcher.add(key);
        this.put.delete(key);
      },
      together,
    );
  }

  async state(): Promise<SchedulerState> {
    const { trouble, delayed, due, failed, workers } = await this.queues.state('deadlines');
    return { kind: this.kind, trouble, waiting: delayed, due, failed, workers };
  }

  close(): Promise<void> {
    return this.queues.close();
  }

  private otherThan(key: string, at: string | null): Job[] {
    const known = this.put.get(key);
    return known === undefined || known === at ? [] : [{ key, at: known }];
  }
}
