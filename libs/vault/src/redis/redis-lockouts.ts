import { Lockouts, type LockoutPolicy } from '../operations.js';
import { hashed, later } from '../secrets.js';
import { Script, type RedisLink } from './redis-link.js';

/** ARGV: key's hash, now, failures since then count, attempts, locked until then, milliseconds to remember. */
const failed = new Script(`
  local key = KEYS[1]..'lockout/'..ARGV[1]
  local row = redis.call('HMGET', key, 'firstAt', 'failures', 'lockedUntil')
  if row[3] and row[3] > ARGV[2] then return row[3] end
  local counts = row[1] and not row[3] and row[1] > ARGV[3]
  local failures = counts and tonumber(row[2]) + 1 or 1
  redis.call('DEL', key)
  redis.call('HSET', key, 'firstAt', counts and row[1] or ARGV[2], 'failures', failures)
  redis.call('PEXPIRE', key, ARGV[6])
  if failures < tonumber(ARGV[4]) then return false end
  redis.call('HSET', key, 'lockedUntil', ARGV[5])
  return ARGV[5]`);

/** Failures counted over all nodes; Redis forgets them when they have stopped to count. */
export class RedisLockouts extends Lockouts {
  constructor(private readonly link: RedisLink) {
    super();
  }

  async failed(key: string, at: string, { attempts, windowMs, lockMs }: LockoutPolicy): Promise<string | null> {
    const remembered = Math.max(windowMs, lockMs);
    const values = [at, later(at, -windowMs), attempts, later(at, lockMs), remembered] as const;
    return (await this.link.run(failed, hashed(key), ...values)) as string | null;
  }

  async lockedUntil(key: string, at: string): Promise<string | null> {
    const row = this.link.key('lockout', hashed(key));
    const until = await this.link.call((redis) => redis.hget(row, 'lockedUntil'));
    return until !== null && until > at ? until : null;
  }

  async forget(key: string): Promise<void> {
    await this.link.call((redis) => redis.del(this.link.key('lockout', hashed(key))));
  }
}

/** A lock-out of elsewhere, as long as it still holds; failures that have locked nobody yet are let go. */
export const bringLockout = async (
  link: RedisLink,
  [hash, firstAt, failures, lockedUntil]: readonly [string, string, number, string | null],
  at: string,
): Promise<void> => {
  if (lockedUntil === null || lockedUntil <= at) return;
  const key = link.key('lockout', hash);
  await link.call(async (redis) => {
    await redis.hset(key, { firstAt, failures, lockedUntil });
    await redis.pexpire(key, Date.parse(lockedUntil) - Date.parse(at));
  });
};
