import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { StoreUnavailable } from '@app/event-store';
import { fitted } from './fitness.js';

/** Milliseconds for one answer, and for a connection. */
const patience = { answer: 1200, start: 3000 };

/** Comes back within half a second of Redis, however long it was away. */
const retryStrategy = (times: number): number => Math.min(times * 50, 500);

/** Told, without the address, which holds a password, that Redis went away or is back. */
export type LinkLog = Readonly<{ warn(text: string): void; log(text: string): void }>;

/** A piece of Lua that Redis carries out as a whole. Every name it touches begins with `KEYS[1]`. */
export class Script {
  readonly digest: string;

  constructor(readonly text: string) {
    this.digest = createHash('sha1').update(text).digest('hex');
  }
}

type Trouble = 'away' | 'full' | 'readonly';

const sentences: Readonly<Record<Trouble, readonly [string, Trouble]>> = {
  away: ['Redis 暂时连不上，登录、草稿和消息暂不可用，请稍后重试；重复提交不会重复记录。', 'away'],
  full: ['Redis 的内存已用满，无法保存，请扩大 maxmemory 后重试。', 'full'],
  readonly: ['Redis 现在不能写入（只读或持久化出错），请检查 Redis 与其磁盘。', 'readonly'],
};

/** What an error of Redis says of its state; null when it says nothing of that: then the caller is wrong. */
const stateOf = ({ message, name }: Error): Trouble | null => {
  if (message.startsWith('OOM')) return 'full';
  if (/^(READONLY|MISCONF|NOREPLICAS)/.test(message)) return 'readonly';
  // What the server says of a wrong command is no matter of its state.
  return name === 'ReplyError' && !/^(LOADING|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY|NOAUTH)/.test(message)
    ? null
    : 'away';
};

/** One connection for all that operations keep. It comes back by itself; meanwhile every call ends within its time. */
export class RedisLink {
  private away = false;
  private closed = false;

  private constructor(
    private readonly redis: Redis,
    /** Stands before every key. */
    readonly prefix: string,
    log: LinkLog,
  ) {
    redis.on('error', () => this.lost(log));
    redis.on('close', () => this.lost(log));
    redis.on('ready', () => {
      if (this.away) log.log('Redis is back');
      this.away = false;
    });
  }

  /**
   * Connects, and looks whether things are safe there. The driver is loaded here, and only here.
   * @throws OperationsUnfit with what to set; StoreUnavailable when nobody answers
   */
  static async open(url: string, prefix: string, log: LinkLog): Promise<RedisLink> {
    const { Redis: Client } = await import('ioredis');
    const redis = new Client(url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: patience.answer,
      connectTimeout: patience.start,
      retryStrategy,
    });
    const link = new RedisLink(redis, prefix, log);
    try {
      await fitted(redis);
      return link;
    } catch (error) {
      link.close();
      throw error;
    }
  }

  /** The driver's answer. @throws StoreUnavailable */
  async call<Result>(work: (redis: Redis) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.redis);
    } catch (error) {
      const state = error instanceof Error ? stateOf(error) : null;
      throw state ? new StoreUnavailable(...sentences[state]) : error;
    }
  }

  /** Runs a script with the prefix as its key. @throws StoreUnavailable */
  run(script: Script, ...values: readonly (string | number | Buffer)[]): Promise<unknown> {
    return this.call(async (redis) => {
      try {
        return await redis.evalsha(script.digest, 1, this.prefix, ...values);
      } catch (error) {
        if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
        return redis.eval(script.text, 1, this.prefix, ...values);
      }
    });
  }

  key(...parts: readonly string[]): string {
    return this.prefix + parts.join('/');
  }

  /** All keys with a beginning, without the prefix; what comes or goes meanwhile may be among them or not. */
  async *keys(beginning: string): AsyncGenerator<string> {
    const match = `${(this.prefix + beginning).replace(/[[\]*?\\]/g, '\\$&')}*`;
    let cursor = '0';
    const seen = new Set<string>();
    do {
      const [next, found] = await this.call((redis) => redis.scan(cursor, 'MATCH', match, 'COUNT', 1000));
      for (const key of found) if (!seen.has(key)) yield (seen.add(key), key.slice(this.prefix.length));
      cursor = next;
    } while (cursor !== '0');
  }

  close(): void {
    this.closed = true;
    this.redis.disconnect();
  }

  private lost(log: LinkLog): void {
    if (!this.away && !this.closed) log.warn('Redis is away: sign-ins, drafts and messages wait');
    this.away = true;
  }
}
