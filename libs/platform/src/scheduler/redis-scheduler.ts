import type { Clock } from '../clock/index.js';
import type { Job, QueueName, RedisQueues } from '../queues/index.js';
import { Batcher } from './batcher.js';
import { Scheduler, SchedulerUnavailable, together, type SchedulerState, type Wake, type Woken } from './scheduler.js';

/** How long single wakes are collected before they are asked for together. Milliseconds. */
const collecting = 4;

/**
 * How many wakes of a queue are asked for together, and how many jobs a process has in hand. What is due already is put in
 * as many together; what is not, alone. A message may wait for an answer and a workbook takes its time: few of them wait
 * for one another.
 */
const hands: Readonly<Record<QueueName, Readonly<{ together: number; atOnce: number }>>> = {
  deadlines: { together: together / 2, atOnce: 8 },
  deliveries: { together: 8, atOnce: 8 },
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
    private readonly clock: Clock,
  ) {
    super();
  }

  async schedule(wakes: readonly Wake[]): Promise<void> {
    try {
      const moved = wakes.flatMap(({ key, at }) => this.otherThan(key, at));
      await this.queues.drop(this.name, moved);
      const now = this.clock.now();
      const { together: most } = hands[this.name];
      const due = most > 1 ? wakes.filter(({ at }) => at <= now) : [];
      await this.queues.putBundles(this.name, inParts(due, most));
      await this.queues.put(this.name, most > 1 ? wakes.filter(({ at }) => at > now) : wakes);
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
      async (keys) => {
        const failed = keys.length === 1 ? await batcher.add(keys[0]!) : await woken(keys);
        for (const key of keys) if (!failed.includes(key)) this.put.delete(key);
        return failed;
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

const inParts = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
