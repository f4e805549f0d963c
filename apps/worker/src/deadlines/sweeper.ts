import { dayOf } from '@app/domain/kernel';
import type { Clock } from '@app/platform/clock';
import type { LinkLog } from '@app/platform/queues';
import { together, type Scheduler, type Wake } from '@app/platform/scheduler';
import type { Sweep, Sweeping, WakeDesk } from '@app/runtime';
import { inTurns } from '@app/vault';
import { Queued } from '../queued/queued.js';

/** What the sweep asks of the read model. Days are ISO dates. */
export type DueBook = Readonly<{
  /** Due on the day or before it, the longest due first. */
  due(day: string): readonly DueKey[];
  /** The first day after it on which something is due. */
  next(after: string): string | null;
}>;

export type DueKey = Readonly<{ key: string; countyId: string; wakeOn: string }>;

export type SweeperOptions = Readonly<{
  scheduler: Scheduler;
  desk: Pick<WakeDesk, 'wake' | 'mayTry' | 'dueNow'>;
  book: DueBook;
  clock: Clock;
  log: LinkLog;
  /** Whether it is this process's turn; always when absent. */
  mine?: () => boolean;
  /** Milliseconds from one sweep to the next. */
  every?: number;
  /** A clock that is never set back. Milliseconds. */
  ticks?: () => number;
}>;

/** The first moment of a day in the bureau's zone. */
const beginning = (day: string): string => new Date(`${day}T00:00:00.000+08:00`).toISOString();

const wakeOf = ({ key, wakeOn }: DueKey): Wake => ({ key, at: beginning(wakeOn) });

/** Counties take turns, so that one with thousands of rows keeps no other waiting; of each the longest due comes first. */
const fairly = (due: readonly DueKey[]): readonly DueKey[] => inTurns(due, ({ countyId }) => countyId);

/** Wakes of the next day that are asked for ahead; the rest are found when their day has come. */
const ahead = 1000;

/**
 * Takes every due row not yet resolved, at the start and every minute: jobs that were lost, late or doubled cost only
 * time. What a queue is for is left to the queue for one round; after that, and whenever the queue has trouble or nobody
 * takes from it, the sweep wakes by itself.
 */
export class Sweeper {
  private readonly every: number;
  private readonly ticks: () => number;
  private readonly queued: Queued;
  private asked: ReadonlySet<string> = new Set();
  private round: Promise<Sweep> | undefined;
  private last: Sweep | null = null;
  private ending = false;
  private begunAt: number;

  constructor(private readonly options: SweeperOptions) {
    this.every = options.every ?? 60_000;
    this.ticks = options.ticks ?? (() => performance.now());
    this.begunAt = this.ticks();
    const { scheduler } = options;
    this.queued = new Queued({ scheduler, patience: this.every * 0.9, ticks: this.ticks });
  }

  /** Begins nothing any more; resolves when what was begun has ended. */
  async ended(): Promise<void> {
    this.ending = true;
    await this.round;
  }

  /** One round where it is this process's turn, nothing where it is another's. Never throws. */
  async look(): Promise<void> {
    if (this.options.mine?.() ?? true) await this.sweep();
    // Another looks, and is late by its own clock when it is.
    else this.begunAt = this.ticks();
  }

  /** One round; whoever asks while one is under way hears of that one. Never throws. */
  sweep(): Promise<Sweep> {
    this.round ??= this.swept().finally(() => (this.round = undefined));
    return this.round;
  }

  async state(): Promise<Sweeping> {
    const scheduler = await this.options.scheduler.state();
    return { scheduler, lastSweep: this.last, late: this.ticks() - this.begunAt > 5 * this.every };
  }

  private async swept(): Promise<Sweep> {
    const { book, clock, desk, log } = this.options;
    const begun = this.ticks();
    const today = dayOf(clock.now());
    let due: readonly DueKey[] = [];
    let woken = 0;
    try {
      due = fairly(book.due(today));
      desk.dueNow(due.map(({ key }) => key));
      woken = await this.wake(await this.queued.leave(due.map(wakeOf)));
      await this.askAhead(today);
      this.begunAt = begun;
    } catch (error) {
      log.warn(`sweep: ${error instanceof Error ? error.name : String(error)}`);
    }
    this.last = { at: clock.now(), ms: Math.round(this.ticks() - begun), due: due.length, woken };
    return this.last;
  }

  /** As they stand in line, a few together; one that fails waits for its own time. */
  private async wake(keys: readonly string[]): Promise<number> {
    const { desk } = this.options;
    const tried = keys.filter((key) => desk.mayTry(key));
    let failed = 0;
    for (let from = 0; from < tried.length && !this.ending; from += together)
      failed += (await desk.wake(tried.slice(from, from + together))).length;
    return tried.length - failed;
  }

  /** Asks for the nearest others, every time anew: a scheduler may have lost them. */
  private async askAhead(today: string): Promise<void> {
    const { book, scheduler } = this.options;
    const next = book.next(today);
    const rows = next === null ? [] : book.due(next).filter(({ wakeOn }) => wakeOn > today);
    const nearest = fairly(rows).slice(0, ahead);
    const wanted = new Set(nearest.map(({ key }) => key));
    const gone = [...this.asked].filter((key) => !wanted.has(key) && !this.queued.has(key));
    try {
      await scheduler.cancel(gone);
      await scheduler.schedule(nearest.map(wakeOf));
      this.asked = wanted;
    } catch {
      // The scheduler says so in its state; their day will come all the same.
    }
  }
}
