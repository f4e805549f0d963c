import type { Redis } from 'ioredis';
import { StoreUnavailable } from '@app/event-store';

/** Redis is there, but sessions, drafts and messages would not be safe in it, or it lets nobody in. Says what to set. */
export class OperationsUnfit extends Error {
  constructor(problem: string) {
    super(`REDIS_URL 指向的 Redis 不能用来保存会话、草稿和消息：${problem}程序没有启动。`);
    this.name = 'OperationsUnfit';
  }
}

const value = (info: string, name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';

/** A first answer, from a Redis that may just be reading its files after a start. */
const attempts = 6;

/**
 * Connects and looks at what Redis says of itself: everything must be kept when its memory is used up, and be on its disk.
 * @throws OperationsUnfit, StoreUnavailable
 */
export const fitted = async (redis: Redis): Promise<void> => {
  const info = await answered(redis);
  const policy = value(info, 'maxmemory_policy');
  if (policy !== 'noeviction')
    throw new OperationsUnfit(
      `内存用满时它会删除数据（maxmemory-policy ${policy}）。请设 maxmemory-policy noeviction 后重新启动。`,
    );
  if (value(info, 'aof_enabled') !== '1')
    throw new OperationsUnfit('它没有把数据写到磁盘（AOF 未开启），重启即丢。请设 appendonly yes 后重新启动。');
};

const answered = async (redis: Redis): Promise<string> => {
  for (let n = 1; ; n++) {
    try {
      if (redis.status !== 'ready') await connected(redis);
      return `${await redis.info('memory')}${await redis.info('persistence')}`;
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      if (/NOAUTH|WRONGPASS|NOPERM/.test(message))
        throw new OperationsUnfit('它不接受其中的用户名或口令。请改正 REDIS_URL 后重新启动。');
      if (n === attempts)
        throw new StoreUnavailable('REDIS_URL 指向的 Redis 连不上，请先启动它或核对地址。程序没有启动。', 'away');
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
};

const connected = (redis: Redis): Promise<void> =>
  new Promise((resolve, reject) => {
    const ready = (): void => (redis.off('error', failed), resolve());
    const failed = (error: Error): void => (redis.off('ready', ready), reject(error));
    redis.once('ready', ready);
    redis.once('error', failed);
    if (redis.status === 'wait' || redis.status === 'end') redis.connect().catch(() => undefined);
  });
