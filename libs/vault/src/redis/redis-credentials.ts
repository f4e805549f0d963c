import type { RedisLink } from './redis-link.js';
import { Script } from './redis-link.js';

type Credential = Readonly<{ id: string; accountId: string; endsAt: string }>;

/** ARGV: kind, hash, value, account, id, milliseconds to live. What has ended leaves the account's list. */
const put = new Script(`
  local own = KEYS[1]..ARGV[1]..'-of/'..ARGV[4]
  for id, hash in pairs((function() local all = redis.call('HGETALL', own) local found = {}
    for n = 1, #all, 2 do found[all[n]] = all[n + 1] end return found end)()) do
    if redis.call('EXISTS', KEYS[1]..ARGV[1]..'/'..hash) == 0 then redis.call('HDEL', own, id) end
  end
  redis.call('SET', KEYS[1]..ARGV[1]..'/'..ARGV[2], ARGV[3], 'PX', ARGV[6])
  redis.call('HSET', own, ARGV[5], ARGV[2])
  if redis.call('PTTL', own) < tonumber(ARGV[6]) then redis.call('PEXPIRE', own, ARGV[6]) end
  return 1`);

/** ARGV: kind, account. */
const list = new Script(`
  local found = {}
  for _, hash in ipairs(redis.call('HVALS', KEYS[1]..ARGV[1]..'-of/'..ARGV[2])) do
    local value = redis.call('GET', KEYS[1]..ARGV[1]..'/'..hash)
    if value then found[#found + 1] = value end
  end
  return found`);

/** ARGV: kind, account, id that goes or '', id that stays or ''. Answers how many went. */
const remove = new Script(`
  local own = KEYS[1]..ARGV[1]..'-of/'..ARGV[2]
  local all = redis.call('HGETALL', own)
  local count = 0
  for n = 1, #all, 2 do
    if all[n] ~= ARGV[4] and (ARGV[3] == '' or all[n] == ARGV[3]) then
      count = count + redis.call('DEL', KEYS[1]..ARGV[1]..'/'..all[n + 1])
      redis.call('HDEL', own, all[n])
    end
  end
  return count`);

/** Credentials by the hash of their token, and by account. Redis forgets what has ended by itself. */
export class RedisCredentials<Held extends Credential> {
  constructor(
    private readonly link: RedisLink,
    private readonly kind: 'session' | 'token',
  ) {}

  /** @param at ISO instant from which it lasts */
  async put(hash: string, held: Held, at: string): Promise<void> {
    const milliseconds = Math.max(1, Date.parse(held.endsAt) - Date.parse(at));
    await this.link.run(put, this.kind, hash, JSON.stringify(held), held.accountId, held.id, milliseconds);
  }

  async get(hash: string): Promise<Held | null> {
    const text = await this.link.call((redis) => redis.get(this.link.key(this.kind, hash)));
    return text === null ? null : (JSON.parse(text) as Held);
  }

  /** Writes what is known of it now, unless it has been ended meanwhile. */
  async renew(hash: string, held: Held): Promise<void> {
    const key = this.link.key(this.kind, hash);
    await this.link.call((redis) => redis.call('SET', key, JSON.stringify(held), 'XX', 'KEEPTTL'));
  }

  async list(accountId: string): Promise<readonly Held[]> {
    const found = (await this.link.run(list, this.kind, accountId)) as readonly string[];
    return found.map((text) => JSON.parse(text) as Held);
  }

  async end(accountId: string, id: string): Promise<boolean> {
    return id !== '' && Number(await this.link.run(remove, this.kind, accountId, id, '')) > 0;
  }

  async endAll(accountId: string, except = ''): Promise<number> {
    return Number(await this.link.run(remove, this.kind, accountId, '', except));
  }
}

/** The latest first, then by id. */
export const newest = <Item extends { id: string }>(items: readonly Item[], when: (item: Item) => string): Item[] =>
  items.toSorted((a, b) => order(when(b), when(a)) || order(a.id, b.id));

/** By code units, as instants and ids are compared. */
export const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
