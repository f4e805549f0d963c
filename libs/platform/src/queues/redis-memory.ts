/** What Redis says of its memory (`INFO memory`), as far as it decides whether jobs are safe there. */
export type RedisMemory = Readonly<{
  /** What it does when its memory is used up; jobs are safe with `noeviction` only. */
  policy: string;
  /** Bytes it may use; 0: without a limit. */
  limit: number;
  /** Bytes in use. */
  used: number;
}>;

/** Reads the answer to `INFO memory`, which even those may ask who may not see its configuration. */
export const memoryOf = (info: string): RedisMemory => {
  const value = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  return {
    policy: value('maxmemory_policy'),
    limit: Number(value('maxmemory')),
    used: Number(value('used_memory')),
  };
};

/** What keeps jobs from being safe in such a memory; null when nothing does. */
export const troubleOf = ({ policy, limit, used }: RedisMemory): 'evicting' | 'full' | null => {
  if (policy !== 'noeviction') return 'evicting';
  return limit > 0 && used >= limit ? 'full' : null;
};

/** Redis is there, but jobs would not be safe in it, or it does not let us in. The message says what to set. */
export class RedisUnusable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RedisUnusable';
  }

  static evicting(policy: string): RedisUnusable {
    return new RedisUnusable(
      `REDIS_URL 指向的 Redis 在内存用满时会删除数据(maxmemory-policy ${policy}),到期唤醒会因此丢失。请在该 Redis 的配置中设 maxmemory-policy noeviction 后重新启动,或去掉 REDIS_URL 改用进程内定时。程序没有启动。`,
    );
  }

  static refused(): RedisUnusable {
    return new RedisUnusable(
      'REDIS_URL 指向的 Redis 不接受其中的用户名或口令。请改正 REDIS_URL 后重新启动,或去掉它改用进程内定时。程序没有启动。',
    );
  }
}
