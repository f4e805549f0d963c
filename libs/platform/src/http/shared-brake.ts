import type { Redis } from 'ioredis';

/** Milliseconds: whoever is counted must not wait for the counting, and what follows has a limit of its own. */
const patience = 400;

/** Where requests from one address are counted over all servers; a Redis that is away counts nothing and refuses nobody. */
export type SharedBrake = Readonly<{ redis: Redis; nameSpace: string; close: () => void }>;

/** Connects in the background. The driver is loaded for those only who have a Redis. */
export const sharedBrake = async (url: string, tenant: string): Promise<SharedBrake> => {
  const { Redis: Client } = await import('ioredis');
  const redis = new Client(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: patience,
    retryStrategy: (times) => Math.min(times * 50, 1000),
  });
  // Operations say that Redis is away.
  redis.on('error', () => undefined);
  return { redis, nameSpace: `hengjian-${tenant}/rate/`, close: () => redis.disconnect() };
};
