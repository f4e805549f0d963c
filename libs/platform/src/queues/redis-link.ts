import { Redis } from 'ioredis';
import { memoryOf, RedisUnusable, troubleOf, type RedisMemory } from './redis-memory.js';

/** Where a link says, once each time, that Redis went away or is back. Never with the address: it holds a password. */
export type LinkLog = Readonly<{ warn(text: string): void; log(text: string): void }>;

/** Waits at most so long for an answer: a Redis that hangs must not hold up whoever asks. Milliseconds. */
const patience = 2000;

/** For a process that asks: nothing waits for Redis to come back, the caller hears at once. */
export const asking = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  commandTimeout: patience,
  connectTimeout: patience,
} as const;

/** For a process that takes jobs: it waits for ever, as BullMQ demands. */
export const taking = { maxRetriesPerRequest: null, connectTimeout: patience } as const;

/** Comes back within a second of Redis, however long it was away. */
const retryStrategy = (times: number): number => Math.min(times * 50, 1000);

const denied = /NOAUTH|WRONGPASS|NOPERM/;

/** One connection to Redis that comes back by itself, and whose errors end nothing. */
export class RedisLink {
  readonly client: Redis;
  private away = false;
  private closed = false;
  private lastError: Error | undefined;
  private lost: (() => void) | undefined;

  constructor(
    url: string,
    options: typeof asking | typeof taking,
    private readonly log: LinkLog,
  ) {
    this.client = new Redis(url, { ...options, retryStrategy });
    this.client.on('error', (error: Error) => this.failed(error));
    this.client.on('close', () => this.failed(new Error('connection closed')));
    this.client.on('ready', () => this.back());
  }

  get ready(): boolean {
    return this.client.status === 'ready';
  }

  /**
   * What it says of its memory; null while it cannot be asked.
   */
  async memory(): Promise<RedisMemory | null> {
    return this.client.info('memory').then(memoryOf, () => null);
  }

  /**
   * Waits a moment for Redis; away, the start goes on without it. There, it must be fit for jobs.
   * @throws RedisUnusable with the sentence what to set
   */
  async fit(ms: number): Promise<void> {
    if (!this.ready) await this.settled(ms);
    if (this.lastError && denied.test(this.lastError.message)) throw RedisUnusable.refused();
    const memory = this.ready ? await this.memory() : null;
    if (memory && troubleOf(memory) === 'evicting') throw RedisUnusable.evicting(memory.policy);
  }

  /** Closes at once. */
  close(): void {
    this.closed = true;
    this.client.disconnect();
  }

  private settled(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.client.off('ready', done);
        this.lost = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.client.once('ready', done);
      this.lost = done;
    });
  }

  private failed(error: Error): void {
    if (!/connection closed/.test(error.message)) this.lastError = error;
    if (!this.away && !this.closed) this.log.warn(`Redis is away: ${this.lastError?.message ?? error.message}`);
    this.away = true;
    this.lost?.();
  }

  private back(): void {
    if (this.away) this.log.log('Redis is back');
    this.away = false;
    this.lastError = undefined;
  }
}
