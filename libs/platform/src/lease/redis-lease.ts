import { randomUUID } from 'node:crypto';
import type { RedisLink } from '../queues/index.js';
import { Lease, type Holder } from './lease.js';

/** Takes what nobody has, and lengthens what is one's own: 1 when it is held then, 0 when another has it. */
const take = `
local holder = redis.call('get', KEYS[1])
if holder == ARGV[1] then redis.call('pexpire', KEYS[1], ARGV[2]) return 1 end
if holder then return 0 end
redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;
/** Gives back what is one's own, and nobody else's. */
const giveBack = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

export type LeaseTimes = Readonly<{
  /** How long a holder that says nothing any more keeps it. Milliseconds. */
  life: number;
  /** How often is asked for it. Milliseconds. */
  every: number;
}>;

/** A killed holder is followed within eight seconds. */
export const usualTimes: LeaseTimes = { life: 6000, every: 2000 };

/**
 * A key in Redis with a token and an end, counted by Redis's clock alone: no node's clock matters. While Redis does not
 * answer, its holder goes on, and after the life of a lease everybody works: late work is worse than work done twice.
 */
export class RedisLease extends Lease {
  held = false;
  readonly alone = false;
  private readonly token = randomUUID();
  private holder: Holder | undefined;
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private ending: Promise<void> | undefined;
  /** When Redis last said whose it is; null: never. */
  private heardAt: number | null = null;

  constructor(
    private readonly link: RedisLink,
    private readonly key: string,
    private readonly times: LeaseTimes = usualTimes,
  ) {
    super();
  }

  async start(holder: Holder): Promise<void> {
    if (this.ending) return;
    this.holder = holder;
    await this.ask();
    this.timer = setInterval(() => void this.ask(), this.times.every).unref();
  }

  release(): Promise<void> {
    return (this.ending ??= this.end());
  }

  private async end(): Promise<void> {
    clearInterval(this.timer);
    await this.turn;
    if (this.held) {
      this.held = false;
      await this.holder!.lost().catch(() => undefined);
      await this.link.client.eval(giveBack, 1, this.key, this.token).catch(() => undefined);
    }
    this.link.close();
  }

  /** One after another: a holder that takes its time to end is not begun anew meanwhile. */
  private ask(): Promise<void> {
    const asked = this.whose();
    this.turn = this.turn.then(async () => this.become(await asked)).catch(() => undefined);
    return this.turn;
  }

  private async whose(): Promise<boolean> {
    try {
      const answer = await this.link.client.eval(take, 1, this.key, this.token, this.times.life);
      this.heardAt = performance.now();
      return answer === 1;
    } catch {
      const { heardAt, held } = this;
      return held || heardAt === null || performance.now() - heardAt > this.times.life;
    }
  }

  private async become(held: boolean): Promise<void> {
    if (this.ending || held === this.held) return;
    this.held = held;
    if (!held) return this.holder!.lost();
    try {
      await this.holder!.gained();
    } catch {
      // It could not begin: with the next turn it tries again.
      this.held = false;
    }
  }
}
