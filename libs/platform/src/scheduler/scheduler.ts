/** Something to look at again at an instant. The key names a row of a read model; it never holds a name or a text. */
export type Wake = Readonly<{
  /** `issue/0192…`: kind and id. */
  key: string;
  /** ISO instant. One that has passed is due at once. */
  at: string;
}>;

/** Who looks when the time has come. Answers those keys that could not be looked at and want another try. */
export type Woken = (keys: readonly string[]) => Promise<readonly string[]>;

/** How a scheduler fares, for those who look after the machine. Counts are null while they cannot be asked for. */
export type SchedulerState = Readonly<{
  /** A timer in this process, or jobs on Redis. */
  kind: 'local' | 'redis';
  /** What keeps it from working: not reached, told to throw keys away, without memory; null when nothing does. */
  trouble: 'away' | 'evicting' | 'full' | null;
  /** Wakes whose time has not come. */
  waiting: number | null;
  /** Wakes that are due and not done, those under way included; in a queue its jobs, each of several wakes. */
  due: number | null;
  /** Wakes given up after their last try, which the sweep takes up again. */
  failed: number | null;
  /** Processes that take wakes. */
  workers: number | null;
}>;

/**
 * Wakes somebody at an instant, and knows nothing else. What is due stands in the read model and what was done in the
 * log, so a wake may come late, twice or never: a sweep finds what is left.
 */
export abstract class Scheduler {
  /** Whether wakes lie elsewhere, where another process may take them, or in this process alone. */
  abstract readonly kind: SchedulerState['kind'];

  /**
   * Asks for wakes. The same key asked again is moved to the new instant, as far as this process knows of it.
   * @throws SchedulerUnavailable: nothing of it can be relied upon
   */
  abstract schedule(wakes: readonly Wake[]): Promise<void>;

  /** Forgets wakes, as far as this process knows of them; one that comes nevertheless finds nothing to do. */
  abstract cancel(keys: readonly string[]): Promise<void>;

  /** Begins to wake. What fails is tried again later and later, and given up after a few tries; it blocks no other key. */
  abstract start(woken: Woken): Promise<void>;

  /** Never throws, and answers soon, whatever is broken. */
  abstract state(): Promise<SchedulerState>;

  /** Wakes nobody from now on; resolves when those under way have been answered, or cannot be. */
  abstract close(): Promise<void>;
}

/** Wakes cannot be kept at present. The read model has them still. */
export class SchedulerUnavailable extends Error {
  constructor(
    readonly trouble: NonNullable<SchedulerState['trouble']>,
    cause: unknown,
  ) {
    super(`the scheduler is ${trouble}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'SchedulerUnavailable';
  }
}

/** Milliseconds before another try after so many failures: one second, doubled each time, a minute at most. */
export const pauseAfter = (failures: number): number => Math.min(1000 * 2 ** Math.max(0, failures - 1), 60_000);

/** Tries of one wake before it is left to the sweep. */
export const tries = 8;

/** Keys that are looked at together. */
export const together = 64;
