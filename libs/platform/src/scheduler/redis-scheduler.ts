import type { Job, QueueName, RedisQueues } from '../queues/index.js';
import { Batcher } from './batcher.js';
import { Scheduler, SchedulerUnavailable, together, type SchedulerState, type Wake, type Woken } from './scheduler.js';

/** How long single wakes are collected before they are asked for together. Milliseconds. */
const collecting = 4;

/**
 * How many wakes of a queue are asked for together, and how many a process has in hand. A message may wait for an answer
 * and a workbook takes its time: few of them wait for one another.
 */
const hands: Readonly<Record<QueueName, Readonly<{ together: number; atOnce: number }>>> = {
  deadlines: { together, atOnce: together },
  deliveries: { together: 8, atOnce: together },
  jobs: { together: 1, atOnce: 4 },
};

/**
 * Delayed jobs on Redis: any process that has started takes them. A process that dies with jobs in hand is missed within
 * seconds, and another takes them: a wake may come twice.
 */
export class RedisScheduler extends Scheduler {
  readonly kind = 'redis';
  /** What this process put there, by key: to move or drop it. Others' wakes come and find nothing to do. */
  private readonly put = new Map<string, string>();

  constructor(
    private readonly queues: RedisQueues,
    private readonly name: QueueName,
  ) {
    super();
  }

  async schedule(wakes: readonly Wake[]): Promise<void> {
    try {
      const moved = wakes.flatMap(({ key, at }) => this.otherThan(key, at));
      await this.queues.drop(this.name, moved);
      await this.queues.put(this.name, wakes);
    } catch (error) {
      throw new SchedulerUnavailable(/\bOOM\b/.test(String(error)) ? 'full' : 'away', error);
    }
    for (const { key, at } of wakes) this.put.set(key, at);
  }

  async cancel(keys: readonly string[]): Promise<void> {
    const known = keys.flatMap((key) => this.otherThan(key, null));
    for (const key of keys) this.put.delete(key);
    // Not dropped, they come and find nothing to do.
    await this.queues.drop(this.name, known).catch(() => undefined);
  }

  async start(woken: Woken): Promise<void> {
    const { together: most, atOnce } = hands[this.name];
    const batcher = new Batcher(woken, most, collecting);
    this.queues.consume(
      this.name,
      async (key) => {
        await batcher.add(key);
        this.put.delete(key);
      },
      atOnce,
    );
  }

  async state(): Promise<SchedulerState> {
    const { trouble, delayed, due, failed, workers } = await this.queues.state(this.name);
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
