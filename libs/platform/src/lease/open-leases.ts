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

/** The leases that the configuration asks for. A Redis that is away stops nothing. */
export const openLeases = async ({ redisUrl, tenant, times }: LeaseOptions): Promise<Leases> => {
  if (redisUrl === null) return ownLeases();
  // The driver is loaded for those only who have a Redis.
  const [{ asking, RedisLink }, { RedisLease }] = await Promise.all([
    import('../queues/index.js'),
    import('./redis-lease.js'),
  ]);
  const links = duties.map(() => new RedisLink(redisUrl, asking, silent));
  await Promise.all(links.map((link) => link.fit(1000)));
  return each((duty) => new RedisLease(links[duties.indexOf(duty)]!, `hengjian-${tenant}:lease:${duty}`, times));
};
