import type { LinkLog } from '../queues/index.js';
import { duties, OwnLease, type Duty, type Lease, type Leases } from './lease.js';
import type { LeaseTimes } from './redis-lease.js';

export type LeaseOptions = Readonly<{
  /** Null: there is one process, and everything is its own. */
  redisUrl: string | null;
  tenant: string;
  times?: LeaseTimes;
}>;

/** The schedulers say that Redis is away; once is enough. */
const silent: LinkLog = { warn: () => undefined, log: () => undefined };

const each = (make: (duty: Duty) => Lease): Leases =>
  Object.fromEntries(duties.map((duty) => [duty, make(duty)])) as Leases;

/** For a process that is alone. */
export const ownLeases = (): Leases => each(() => new OwnLease());

/** All of them: nothing is asked for any more, and no connection stays open. */
export const releaseLeases = async (leases: Leases): Promise<void> => {
  await Promise.all(duties.map((duty) => leases[duty].release()));
};

/**
 * The leases that the configuration asks for. A Redis that is away stops nothing.
 * @throws RedisUnusable when a Redis that is there is not fit
 */
export const openLeases = async ({ redisUrl, tenant, times }: LeaseOptions): Promise<Leases> => {
  if (redisUrl === null) return ownLeases();
  // The driver is loaded for those only who have a Redis.
  const [{ asking, RedisLink }, { RedisLease }] = await Promise.all([
    import('../queues/index.js'),
    import('./redis-lease.js'),
  ]);
  const links = duties.map(() => new RedisLink(redisUrl, asking, silent));
  try {
    await Promise.all(links.map((link) => link.fit(1000)));
  } catch (error) {
    for (const link of links) link.close();
    throw error;
  }
  return each((duty) => new RedisLease(links[duties.indexOf(duty)]!, `hengjian-${tenant}:lease:${duty}`, times));
};
