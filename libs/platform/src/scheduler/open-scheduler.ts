import type { Clock } from '../clock/index.js';
import type { LinkLog } from '../queues/index.js';
import { LocalScheduler } from './local-scheduler.js';
import type { Scheduler } from './scheduler.js';

export type SchedulerOptions = Readonly<{
  /** Null: a timer in this process. */
  redisUrl: string | null;
  clock: Clock;
  log: LinkLog;
  tenant: string;
}>;

/** What the start waits for a Redis that does not answer. Milliseconds. */
const patience = 3000;

/**
 * The scheduler that the configuration asks for. With a Redis that is away it is there nevertheless, and says so.
 * @throws RedisUnusable when a Redis that is there is not fit for jobs
 */
export const openScheduler = async ({ redisUrl, clock, log, tenant }: SchedulerOptions): Promise<Scheduler> => {
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
  return new RedisScheduler(queues);
};
