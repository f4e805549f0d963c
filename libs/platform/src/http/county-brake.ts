import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { requestOf } from './caller.js';
import { Tree } from './ports.js';
import { Problem } from './problem.js';
import type { SharedBrake } from './shared-brake.js';
import type { Soon } from './soon.js';

const minute = 60_000;

/** Requests of each county in the minute that runs: those of this process, or of all servers where they share a Redis. */
export class CountyCounts {
  private current = 0;
  private readonly own = new Map<string, number>();
  private shared: SharedBrake | undefined;

  /** @param ticks milliseconds of the wall's clock */
  constructor(private readonly ticks: () => number = Date.now) {}

  /** From now on requests are counted over all servers. */
  countOver(shared: SharedBrake): void {
    this.shared = shared;
  }

  /** Seconds until the next minute begins. */
  get left(): number {
    return Math.ceil((minute - (this.ticks() % minute)) / 1000);
  }

  /** Counts one more; answers how many that makes. A Redis that is away counts nothing: then each server counts its own. */
  async add(countyId: string): Promise<number> {
    const now = Math.floor(this.ticks() / minute);
    if (now !== this.current) this.own.clear();
    this.current = now;
    const count = (this.own.get(countyId) ?? 0) + 1;
    this.own.set(countyId, count);
    if (!this.shared) return count;
    const { redis, nameSpace } = this.shared;
    const key = `${nameSpace}county/${countyId}/${now}`;
    try {
      const answers = await redis.multi().incr(key).pexpire(key, minute).exec();
      return Number(answers?.[0]?.[1] ?? count);
    } catch {
      return count;
    }
  }
}

/**
 * Commands that one county may ask for in a minute, so that a flood of one does not slow all others down. It stands behind
 * the guard, which has found in whose name a request is made; who stands above counties is not counted.
 */
@Injectable()
export class CountyBrake implements CanActivate {
  constructor(
    private readonly tree: Tree,
    readonly counts: CountyCounts,
    /** 0: as many as they like. */
    private readonly most: number,
  ) {}

  /** @throws Problem 429 */
  canActivate(context: ExecutionContext): Soon<boolean> {
    const request = requestOf(context);
    const unitId = request.hengjianAccess?.grant?.unitId;
    if (this.most === 0 || unitId === undefined || request.method === 'GET' || request.method === 'HEAD') return true;
    const county = this.tree.county(unitId);
    return county === null || this.counted(county);
  }

  private async counted(county: Readonly<{ id: string; name: string }>): Promise<true> {
    if ((await this.counts.add(county.id)) <= this.most) return true;
    const { left } = this.counts;
    throw new Problem(429, 'county.too-many', { county: county.name, most: this.most, seconds: left }, [], left);
  }
}
