import { DelayedError, Queue, Worker, type Job as BullJob } from 'bullmq';
import type { Clock } from '../clock/index.js';
import { bundleId, jobId, jobOf, type Bundle, type Job, type QueueName } from './names.js';
import { asking, RedisLink, taking, type LinkLog } from './redis-link.js';
import { troubleOf } from './redis-memory.js';

/** How a queue stands. Counts are null while Redis cannot be asked. */
export type QueueState = Readonly<{
  trouble: 'away' | 'evicting' | 'full' | null;
  delayed: number | null;
  /** Waiting to be taken, or taken. */
  due: number | null;
  failed: number | null;
  workers: number | null;
}>;

/** Does what a job is for; answers those of its keys that are tried again later. Doing it twice must come to the same. */
export type Consumer = (keys: readonly string[]) => Promise<readonly string[]>;

/** Names a job's work in Redis; the payload has the key. */
const workName = 'wake';
/** Jobs in one transaction of Redis. */
const bulk = 500;
const keep = { age: 3600, count: 1000 };
/** Half a second, doubled: eight tries take about a minute, in which a server restarts. */
const retries = { attempts: 8, backoff: { type: 'exponential', delay: 500 } };
/** A worker that was killed is missed within so many milliseconds, and its jobs are given to another. */
const missed = { lockDuration: 1500, stalledInterval: 500, maxStalledCount: 100 };
/** Clocks of two machines may differ by this much without a job being put back. Milliseconds. */
const early = 1000;
/** What closing waits for jobs under way. Milliseconds. */
const grace = 10_000;

export type RedisQueuesOptions = Readonly<{
  url: string;
  clock: Clock;
  log: LinkLog;
  /** Keeps installations on one Redis apart. */
  prefix: string;
}>;

/** The queues on Redis: puts jobs in, and lets consumers take them. Nothing here throws because Redis is away, but `put`. */
export class RedisQueues {
  private readonly link: RedisLink;
  private readonly queues = new Map<QueueName, Queue>();
  private readonly taken: Readonly<{ worker: Worker; link: RedisLink }>[] = [];

  constructor(private readonly options: RedisQueuesOptions) {
    this.link = new RedisLink(options.url, asking, options.log);
  }

  /** Waits at most so many milliseconds for Redis to be there. @throws RedisUnusable */
  fit(ms: number): Promise<void> {
    return this.link.fit(ms);
  }

  /** Puts jobs in; doubles of those that are there are ignored. @throws the driver's error */
  async put(name: QueueName, jobs: readonly Job[]): Promise<void> {
    const now = Date.parse(this.options.clock.now());
    const added = jobs.map((job) => ({
      name: workName,
      data: { key: job.key },
      opts: { jobId: jobId(job), delay: Math.max(0, Date.parse(job.at) - now) },
    }));
    await this.add(name, added);
  }

  /** Puts rows in that are due already, so many in one job; doubles of those that are there are ignored. @throws the driver's error */
  async putBundles(name: QueueName, bundles: readonly Bundle[]): Promise<void> {
    const added = bundles.map((bundle) => ({
      name: workName,
      data: { keys: bundle.map(({ key }) => key) },
      opts: { jobId: bundleId(bundle), delay: 0 },
    }));
    await this.add(name, added);
  }

  /** Takes jobs out again, but those under way. @throws the driver's error */
  async drop(name: QueueName, jobs: readonly Job[]): Promise<void> {
    for (const job of jobs) await this.queue(name).remove(jobId(job));
  }

  /** Takes jobs from now on, so many at a time. */
  consume(name: QueueName, consumer: Consumer, concurrency: number): void {
    const { url, log, prefix } = this.options;
    const link = new RedisLink(url, taking, log);
    const worker = new Worker(name, (job, token) => this.run(consumer, job, token), {
      connection: link.client,
      prefix,
      concurrency,
      runRetryDelay: 1000,
      drainDelay: 1,
      ...missed,
    });
    worker.on('error', (error) => this.noted(error));
    this.taken.push({ worker, link });
  }

  /** Never throws, and answers soon. */
  async state(name: QueueName): Promise<QueueState> {
    const unknown = { delayed: null, due: null, failed: null, workers: null };
    if (!this.link.ready) return { trouble: 'away', ...unknown };
    try {
      const memory = await this.link.memory();
      if (!memory) return { trouble: 'away', ...unknown };
      const queue = this.queue(name);
      const counts = await queue.getJobCounts('delayed', 'wait', 'active', 'failed');
      const workers = await queue.getWorkersCount().catch(() => null);
      return {
        trouble: troubleOf(memory),
        delayed: counts.delayed ?? 0,
        due: (counts.wait ?? 0) + (counts.active ?? 0),
        failed: counts.failed ?? 0,
        workers,
      };
    } catch (error) {
      this.noted(error);
      return { trouble: 'away', ...unknown };
    }
  }

  /** Takes no more; waits a while for what is under way. */
  async close(): Promise<void> {
    await Promise.all(
      this.taken.splice(0).map(async ({ worker, link }) => {
        // Without Redis nothing under way can be finished there.
        await (link.ready ? within(grace, worker.close()) : within(500, worker.close(true)));
        link.close();
      }),
    );
    for (const queue of this.queues.values()) await within(1000, queue.close());
    this.link.close();
  }

  /** BullMQ would wait for a Redis that has never been there. @throws Error while it is away */
  private queue(name: QueueName): Queue {
    if (!this.link.ready) throw new Error('Redis is away');
    const known = this.queues.get(name);
    if (known) return known;
    const queue = new Queue(name, {
      connection: this.link.client,
      prefix: this.options.prefix,
      skipVersionCheck: true,
      defaultJobOptions: { ...retries, removeOnComplete: keep, removeOnFail: keep },
    });
    queue.on('error', (error) => this.noted(error));
    this.queues.set(name, queue);
    return queue;
  }

  private async add(name: QueueName, added: Parameters<Queue['addBulk']>[0]): Promise<void> {
    for (let from = 0; from < added.length; from += bulk)
      await this.queue(name).addBulk(added.slice(from, from + bulk));
  }

  private async run(consumer: Consumer, job: BullJob, token: string | undefined): Promise<void> {
    const data = job.data as Readonly<{ key: string }> | Readonly<{ keys: readonly string[] }>;
    const keys = 'keys' in data ? data.keys : [data.key];
    const at = jobOf(job.id ?? '')?.at;
    const left = at === undefined ? 0 : Date.parse(at) - Date.parse(this.options.clock.now());
    if (left > early) {
      // Our clock was set back, or another machine's runs ahead.
      await job.moveToDelayed(Date.now() + left, token);
      throw new DelayedError();
    }
    const failed = await consumer(keys);
    if (failed.length === 0) return;
    // What is done is not asked for again: one that fails blocks no other.
    if (failed.length < keys.length) await job.updateData({ keys: failed });
    throw new Error('not done, to be tried again');
  }

  /** Connections say themselves that they are away; what else goes wrong is said here. */
  private noted(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    if (this.link.ready && !/connection is closed|ECONN|EPIPE/i.test(text)) this.options.log.warn(`Redis: ${text}`);
  }
}

const within = async (ms: number, work: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work.catch(() => undefined), late]);
  clearTimeout(timer);
};
