import { KeyValues } from '../operations.js';
import { Script, type RedisLink } from './redis-link.js';

const set = `
  local function set(room, key, value)
    redis.call('HSET', KEYS[1]..'values/'..room, key, value)
    redis.call('ZADD', KEYS[1]..'keys/'..room, 0, key)
  end
  local function drop(room, key)
    redis.call('ZREM', KEYS[1]..'keys/'..room, key)
    return redis.call('HDEL', KEYS[1]..'values/'..room, key)
  end
`;
/** ARGV: room, key, value. */
const put = new Script(`${set} set(ARGV[1], ARGV[2], ARGV[3]) return 1`);
/** ARGV: room, key. */
const remove = new Script(`${set} return drop(ARGV[1], ARGV[2])`);
/** ARGV: room, key, value, whether one was read, the value that was read. */
const swap = new Script(`${set}
  local there = redis.call('HGET', KEYS[1]..'values/'..ARGV[1], ARGV[2])
  if (ARGV[4] == '0' and there) or (ARGV[4] == '1' and there ~= ARGV[5]) then return 0 end
  set(ARGV[1], ARGV[2], ARGV[3])
  return 1`);
/** ARGV: room, first key, after the last key, then keys and values. */
const replace = new Script(`${set}
  for _, key in ipairs(redis.call('ZRANGEBYLEX', KEYS[1]..'keys/'..ARGV[1], ARGV[2], ARGV[3])) do drop(ARGV[1], key) end
  for n = 4, #ARGV, 2 do set(ARGV[1], ARGV[n], ARGV[n + 1]) end
  return 1`);

/** One room of texts: a hash of the values, and the keys in the order of their bytes. */
export class RedisKeyValues extends KeyValues {
  constructor(
    private readonly link: RedisLink,
    private readonly room: string,
  ) {
    super();
  }

  get(key: string): Promise<string | null> {
    return this.link.call((redis) => redis.hget(this.values, key));
  }

  async put(key: string, value: string): Promise<void> {
    await this.link.run(put, this.room, key, value);
  }

  async remove(key: string): Promise<boolean> {
    return (await this.link.run(remove, this.room, key)) === 1;
  }

  keys(prefix: string): Promise<readonly string[]> {
    const [from, to] = range(prefix);
    return this.link.call((redis) => redis.zrangebylex(this.link.key('keys', this.room), from, to));
  }

  lastKeys(limit: number): Promise<readonly string[]> {
    const key = this.link.key('keys', this.room);
    return this.link.call((redis) => redis.zrevrangebylex(key, '+', '-', 'LIMIT', 0, limit));
  }

  async among(keys: readonly string[]): Promise<readonly string[]> {
    if (keys.length === 0) return [];
    const scores = await this.link.call((redis) => redis.zmscore(this.link.key('keys', this.room), ...keys));
    return keys.filter((_, index) => scores[index] !== null);
  }

  async several(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (keys.length === 0) return new Map();
    const found = await this.link.call((redis) => redis.hmget(this.values, ...keys));
    return new Map(keys.flatMap((key, index) => (found[index] == null ? [] : [[key, found[index]] as const])));
  }

  async swap(key: string, read: string | null, value: string): Promise<boolean> {
    return (await this.link.run(swap, this.room, key, value, read === null ? 0 : 1, read ?? '')) === 1;
  }

  async replace(prefix: string, entries: ReadonlyMap<string, string>): Promise<void> {
    for (const key of entries.keys()) {
      if (!key.startsWith(prefix)) throw new Error(`${key} does not begin with ${prefix}`);
    }
    await this.link.run(replace, this.room, ...range(prefix), ...[...entries].flat());
  }

  private get values(): string {
    return this.link.key('values', this.room);
  }
}

/** All keys with a prefix: they are compared byte by byte, and no text has this byte. */
const range = (prefix: string): [string, string | Buffer] =>
  prefix === '' ? ['-', '+'] : [`[${prefix}`, Buffer.concat([Buffer.from(`(${prefix}`), Buffer.from([0xff])])];
