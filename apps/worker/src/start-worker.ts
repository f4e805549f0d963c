import { SystemClock } from '@app/platform/clock';
import type { Config } from '@app/platform/config';
import { JsonLogger } from '@app/platform/log';
import { closeSchedulers, openSchedulers } from '@app/platform/scheduler';
import { DoorShut, ServerDoor } from './deadlines/server-door.js';
import { watchWorker } from './worker-watch.js';

/** Something is missing that a worker of its own cannot do without. */
export class WorkerUnequipped extends Error {
  constructor(variables: readonly string[]) {
    super(`独立工作进程需要环境变量 ${variables.join('、')}（与服务所用的相同）。程序没有启动。`);
    this.name = 'WorkerUnequipped';
  }
}

/** A worker under way. */
export type RunningWorker = Readonly<{
  /** Takes nothing more, and lets what is under way end. */
  close(): Promise<void>;
}>;

/**
 * A worker of its own: takes jobs from Redis and asks the server that owns the log to look. It opens no data directory;
 * as many as one likes run side by side, for a wake that comes twice is written once.
 * @throws WorkerUnequipped, RedisUnusable
 */
export const startWorker = async (
  { redisUrl, worker: { token, server }, tenant, logLevel, watch }: Config,
  clock = new SystemClock(),
): Promise<RunningWorker> => {
  if (redisUrl === null || token === null)
    throw new WorkerUnequipped([
      ...(redisUrl === null ? ['REDIS_URL'] : []),
      ...(token === null ? ['WORKER_TOKEN'] : []),
    ]);
  const log = new JsonLogger(clock, logLevel);
  const schedulers = await openSchedulers({ redisUrl, clock, log, tenant });
  const door = new ServerDoor({ server, token });
  let away = false;
  const watched = await watchWorker(watch, schedulers, () => away).catch(async (error: unknown) => {
    await closeSchedulers(schedulers);
    throw error;
  });
  const ask = async (keys: readonly string[]): Promise<readonly string[]> => {
    try {
      const failed = await door.wake(keys);
      watched.took(keys.length - failed.length, failed.length);
      if (away) log.log('the server is back', 'worker');
      away = false;
      return failed;
    } catch (error) {
      // Said once: each job is tried again, later and later.
      if (!away) log.warn(error instanceof DoorShut ? error.message : 'the server is away', 'worker');
      away = true;
      watched.took(0, keys.length);
      return keys;
    }
  };
  for (const scheduler of Object.values(schedulers)) await scheduler.start(ask);
  return {
    close: async () => {
      watched.leave();
      await closeSchedulers(schedulers);
      await watched.close();
    },
  };
};
