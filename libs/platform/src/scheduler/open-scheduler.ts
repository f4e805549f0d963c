import type { Clock } from '../clock/index.js';
import type { LinkLog, QueueName } from '../queues/index.js';
import { LocalScheduler } from './local-scheduler.js';
import type { Scheduler } from './scheduler.js';

export type SchedulerOptions = Readonly<{
  /** Null: a timer in this process. */
  redisUrl: string | null;
  clock: Clock;
  log: LinkLog;
  tenant: string;
  /** Whose wakes they are; those of one queue reach no other. */
  queue: QueueName;
}>;

/** The schedulers of one process, one for each queue. */
export type Schedulers = Readonly<Record<QueueName, Scheduler>>;

/** What the start waits for a Redis that does not answer. Milliseconds. */
const patience = 3000;

/**
 * The scheduler that the configuration asks for. With a Redis that is away it is there nevertheless, and says so.
 * @throws RedisUnusable when a Redis that is there is not fit for jobs
 */
export const openScheduler = async ({ redisUrl, clock, log, tenant, queue }: SchedulerOptions): Promise<Scheduler> => {
  if (redisUrl === null) return new LocalScheduler(clock);
  // The driver and BullMQ are loaded for those only who have a Redis.
  const [{ RedisQueues }, { RedisScheduler }] = await Promise.all([
    import('../queues/index.js'),
    import('./redis-scheduler.js'),
  ]);
  const queues = new RedisQueues({ url: redisUrl, clock, log, prefix: `hengjian-${tenant}` });
  try {
    await queues.fit(patience);
  } catch (error) {
    await queues.close();
    throw error;
  }
  return new RedisScheduler(queues, queue, clock);
};

const silent: LinkLog = { warn: () => undefined, log: () => undefined };

/**
 * One for each queue, each with a connection of its own; that Redis is away is said once.
 * @throws RedisUnusable when a Redis that is there is not fit for jobs
 */
export const openSchedulers = async (options: Omit<SchedulerOptions, 'queue'>): Promise<Schedulers> => {
  const deadlines = await openScheduler({ ...options, queue: 'deadlines' });
  const quiet = { ...options, log: silent };
  const [deliveries, jobs] = await Promise.all([
    openScheduler({ ...quiet, queue: 'deliveries' }),
    openScheduler({ ...quiet, queue: 'jobs' }),
  ]);
  return { deadlines, deliveries, jobs };
};

/** Wakes nobody from now on; resolves when what is under way in any of them has ended. */
export const closeSchedulers = async ({ deadlines, deliveries, jobs }: Schedulers): Promise<void> => {
  await Promise.all([deadlines.close(), deliveries.close(), jobs.close()]);
};
