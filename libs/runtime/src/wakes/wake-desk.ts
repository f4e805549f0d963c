import { Inject, Injectable, Logger } from '@nestjs/common';
import { Waker } from '@app/application/deadlines';
import { dayOf, Refusal } from '@app/domain/kernel';
import { StoreUnavailable } from '@app/event-store';
import { Clock } from '@app/platform/clock';
import type { SchedulerState } from '@app/platform/scheduler';
import { dueCounts } from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';
import { severalServers } from '../options.js';
import { FailingWakes, type FailingWake } from './failing-wakes.js';
import { FewAtOnce } from './few-at-once.js';

/** One round of the sweep. */
export type Sweep = Readonly<{
  /** ISO instant of its end. */
  at: string;
  /** Milliseconds that it took. */
  ms: number;
  /** Rows that were due, and how many of them it woke itself. */
  due: number;
  woken: number;
}>;

/** What whoever sweeps tells of itself. */
export type Sweeping = Readonly<{
  scheduler: SchedulerState;
  lastSweep: Sweep | null;
  /** Whether the last sweep is longer ago than it should be. */
  late: boolean;
}>;

/** How waking fares. */
export type WakesState = Readonly<{
  /** Null where nobody sweeps: a command line, a spec. */
  sweeping: Sweeping | null;
  due: number;
  /** Due before today. */
  overdue: number;
  failing: readonly FailingWake[];
}>;

/** Does what keys of one kind stand for; answers those that want another try. */
export type Doing = (keys: readonly string[]) => Promise<readonly string[]>;

/**
 * Wakes under way at a time, however many are due. With several servers each is a few calls to the log's server: hundreds at
 * once, every minute, and people's commands behind them were not answered in their time. A log in the process's own file
 * writes what comes together in one go.
 */
const most = { alone: 64, several: 8 };

/** Where wakes arrive: from the sweep, a timer, a queue, or the inner door; side by side, each is done once. */
@Injectable()
export class WakeDesk {
  private readonly logger = new Logger('wakes');
  private readonly underWay = new Map<string, Promise<boolean>>();
  private readonly few: FewAtOnce;
  private readonly failing = new FailingWakes();
  private readonly others = new Map<string, Doing>();
  private source: (() => Promise<Sweeping>) | undefined;

  constructor(
    private readonly waker: Waker,
    private readonly clock: Clock,
    private readonly readModel: ReadModel,
    @Inject(severalServers) several: boolean,
  ) {
    this.few = new FewAtOnce(several ? most.several : most.alone);
  }

  /** Wakes each key; answers those that failed and want another try. One that fails blocks no other. */
  async wake(keys: readonly string[]): Promise<readonly string[]> {
    const wanted = [...new Set(keys)];
    const [ours, others] = [wanted.filter((key) => !this.otherOf(key)), wanted.filter((key) => this.otherOf(key))];
    const [done, failed] = await Promise.all([
      Promise.all(ours.map((key) => this.once(key))),
      Promise.all([...this.others.keys()].map((kind) => this.left(kind, others))),
    ]);
    return [...ours.filter((_, index) => !done[index]), ...failed.flat()];
  }

  /** Who does what waits in another queue, by the kind that its keys begin with. Doing it twice comes to the same. */
  doneBy(kind: string, doing: Doing): void {
    this.others.set(kind, doing);
  }

  /** Whether the sweep may wake it: one that fails is left alone for a while. */
  mayTry(key: string): boolean {
    return this.failing.mayTry(key, performance.now());
  }

  /** Tells what is due at present, so that what failed and is due no more is forgotten. */
  dueNow(keys: readonly string[]): void {
    this.failing.keepOnly(new Set(keys));
  }

  /** Who sweeps says how it fares. */
  sweptBy(source: () => Promise<Sweeping>): void {
    this.source = source;
  }

  async state(): Promise<WakesState> {
    const counts = dueCounts(this.readModel.db, dayOf(this.clock.now()));
    return { sweeping: (await this.source?.()) ?? null, ...counts, failing: this.failing.all() };
  }

  private otherOf(key: string): Doing | undefined {
    return this.others.get(key.slice(0, key.indexOf('/')));
  }

  private async left(kind: string, keys: readonly string[]): Promise<readonly string[]> {
    const own = keys.filter((key) => key.startsWith(`${kind}/`));
    return own.length === 0 ? [] : this.others.get(kind)!(own).catch(() => own);
  }

  /** A key that is under way is not begun again: who asks for it hears of the same. */
  private once(key: string): Promise<boolean> {
    const begun = this.underWay.get(key);
    if (begun) return begun;
    const trying = this.few.run(() => this.tried(key)).finally(() => this.underWay.delete(key));
    this.underWay.set(key, trying);
    return trying;
  }

  /** False when another try soon may help; a refusal stays one until something else happens. */
  private async tried(key: string): Promise<boolean> {
    try {
      await this.waker.wake(key, this.clock.now());
      this.failing.succeeded(key);
      return true;
    } catch (error) {
      const reason = error instanceof Refusal ? error.code : error instanceof Error ? error.name : 'unknown';
      const { tries } = this.failing.failed(key, reason, this.clock.now(), performance.now());
      this.logger.warn(`${key} could not be woken: ${reason} (try ${tries})`);
      return !passing(error);
    }
  }
}

const passing = (error: unknown): boolean =>
  error instanceof StoreUnavailable || (error instanceof Refusal && error.code === 'stream.contended');
