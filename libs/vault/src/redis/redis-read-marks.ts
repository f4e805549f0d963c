import { ReadMarks, type Markable, type ReadState } from '../read-marks.js';
import { Script, type RedisLink } from './redis-link.js';

/** ARGV: account, then ids and sequences. */
const mark = new Script(`
  local upTo = tonumber(redis.call('GET', KEYS[1]..'read-up-to/'..ARGV[1]) or '0')
  for n = 2, #ARGV, 2 do
    if tonumber(ARGV[n + 1]) > upTo then redis.call('HSETNX', KEYS[1]..'read/'..ARGV[1], ARGV[n], ARGV[n + 1]) end
  end
  return 1`);
/** ARGV: account, sequence. */
const markAll = new Script(`
  local upTo = tonumber(redis.call('GET', KEYS[1]..'read-up-to/'..ARGV[1]) or '0')
  if tonumber(ARGV[2]) > upTo then
    upTo = tonumber(ARGV[2])
    redis.call('SET', KEYS[1]..'read-up-to/'..ARGV[1], ARGV[2])
  end
  local read = redis.call('HGETALL', KEYS[1]..'read/'..ARGV[1])
  for n = 1, #read, 2 do
    if tonumber(read[n + 1]) <= upTo then redis.call('HDEL', KEYS[1]..'read/'..ARGV[1], read[n]) end
  end
  return 1`);

export class RedisReadMarks extends ReadMarks {
  constructor(private readonly link: RedisLink) {
    super();
  }

  async of(accountId: string): Promise<ReadState> {
    const [upTo, read] = await this.link.call((redis) =>
      Promise.all([redis.get(this.link.key('read-up-to', accountId)), redis.hkeys(this.link.key('read', accountId))]),
    );
    return { upTo: Number(upTo ?? 0), read: new Set(read) };
  }

  async mark(accountId: string, notices: readonly Markable[]): Promise<void> {
    if (notices.length > 0)
      await this.link.run(mark, accountId, ...notices.flatMap(({ id, sequence }) => [id, sequence]));
  }

  async markAll(accountId: string, upTo: number): Promise<void> {
    await this.link.run(markAll, accountId, upTo);
  }
}
