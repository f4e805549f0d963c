import type { Clock } from '../clock/index.js';
import { pauseAfter, Scheduler, together, tries, type SchedulerState, type Wake, type Woken } from './scheduler.js';

/** Runs work once, so many milliseconds from now; answers how to call it off. */
export type Timer = (work: () => void, ms: number) => () => void;

/** The longest that a timer of Node can wait, 24.8 days; beyond it, it would fire at once. */
export const longestTimer = 2 ** 31 - 1;

const machineTimer: Timer = (work, ms) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

type Waiting = { at: number; failures: number };

/**
 * One timer for the nearest wake. Whenever it fires the clock is asked what is due: a clock that was set back only makes
 * it wait again, and what lies beyond the longest timer is reached in several.
 */
export class LocalScheduler extends Scheduler {
  readonly kind = 'local';
  private readonly waiting = new Map<string, Waiting>();
  private readonly underWay = new Set<string>();
  private woken: Woken | undefined;
  private callOff: (() => void) | undefined;
  private round: Promise<void> | undefined;
  private givenUp = 0;
  private closed = false;

  constructor(
    private readonly clock: Clock,
    private readonly timer: Timer = machineTimer,
  ) {
    super();
  }

  async schedule(wakes: readonly Wake[]): Promise<void> {
    for (const { key, at } of wakes) this.waiting.set(key, { at: Date.parse(at), failures: 0 });
    this.arm();
  }

  async cancel(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.waiting.delete(key);
    this.arm();
  }

  async start(woken: Woken): Promise<void> {
    this.woken = woken;
    this.arm();
  }

  async state(): Promise<SchedulerState> {
    const due = this.dueKeys().length;
    return {
      kind: this.kind,
      trouble: null,
      waiting: this.waiting.size - due,
      due: due + this.underWay.size,
      failed: this.givenUp,
      workers: this.woken && !this.closed ? 1 : 0,
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    this.callOff?.();
    await this.round;
  }

  private now(): number {
    return Date.parse(this.clock.now());
  }

  /** Earliest first, so that what was due for a week is done in its order. */
  private dueKeys(): string[] {
    const now = this.now();
    return [...this.waiting]
      .filter(([, { at }]) => at <= now)
      .toSorted(([, one], [, other]) => one.at - other.at)
      .map(([key]) => key);
  }

  private arm(): void {
    this.callOff?.();
    this.callOff = undefined;
    if (this.closed || !this.woken || this.round || this.waiting.size === 0) return;
    let nearest = Number.POSITIVE_INFINITY;
    for (const { at } of this.waiting.values()) nearest = Math.min(nearest, at);
    const ms = Math.min(Math.max(0, nearest - this.now()), longestTimer);
    this.callOff = this.timer(() => this.fire(), ms);
  }

  private fire(): void {
    this.round = this.wakeDue().finally(() => {
      this.round = undefined;
      this.arm();
    });
  }

  private async wakeDue(): Promise<void> {
    const due = this.dueKeys();
    for (let from = 0; from < due.length && !this.closed; from += together)
      await this.wake(due.slice(from, from + together));
  }

  private async wake(keys: readonly string[]): Promise<void> {
    const taken = new Map<string, Waiting>();
    for (const key of keys) {
      const waiting = this.waiting.get(key);
      // Called off meanwhile.
      if (!waiting) continue;
      taken.set(key, waiting);
      this.waiting.delete(key);
      this.underWay.add(key);
    }
    const asked = [...taken.keys()];
    const failed = await this.woken!(asked).catch(() => asked);
    for (const key of asked) this.underWay.delete(key);
    for (const key of failed) this.again(key, taken.get(key)!.failures + 1);
  }

  private again(key: string, failures: number): void {
    // Asked for anew while it was under way: that one counts.
    if (this.waiting.has(key)) return;
    if (failures >= tries) this.givenUp++;
    else this.waiting.set(key, { at: this.now() + pauseAfter(failures), failures });
  }
}
