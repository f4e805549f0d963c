import { percentile } from '../measure.js';

/** A value at so many seconds from the start. */
export type Sample = Readonly<{ at: number; value: number }>;

/** How much a value grows in a minute, by least squares; 0 for fewer than two samples. */
export const perMinute = (samples: readonly Sample[]): number => {
  if (samples.length < 2) return 0;
  const mean = (of: (sample: Sample) => number) => samples.reduce((sum, one) => sum + of(one), 0) / samples.length;
  const [time, value] = [mean(({ at }) => at), mean((one) => one.value)];
  const spread = samples.reduce((sum, { at }) => sum + (at - time) ** 2, 0);
  const together = samples.reduce((sum, one) => sum + (one.at - time) * (one.value - value), 0);
  return spread === 0 ? 0 : (together / spread) * 60;
};

/** What a value was at the half of a run and at its end, and how it went between them. */
export type LastHalf = Readonly<{ perMinute: number; half: number; end: number }>;

/** Of samples of a run of so many seconds; NaN where there is none. */
export const lastHalf = (samples: readonly Sample[], seconds: number): LastHalf => {
  const late = samples.filter(({ at }) => at >= seconds / 2);
  return { perMinute: perMinute(late), half: late[0]?.value ?? Number.NaN, end: late.at(-1)?.value ?? Number.NaN };
};

/** How long answers took, by whoever asked, and what was no success. */
export class Tally {
  private readonly times = new Map<string, number[]>();
  private readonly failures = new Map<string, number>();
  /** Commands that were acknowledged. */
  acts = 0;

  answered(who: string, ms: number): void {
    const known = this.times.get(who);
    if (known) known.push(ms);
    else this.times.set(who, [ms]);
  }

  /** @param what route and status, or the kind of error */
  failed(what: string): void {
    this.failures.set(what, (this.failures.get(what) ?? 0) + 1);
  }

  get errors(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.failures);
  }

  /** Of all, and of each: how many, and milliseconds. */
  summary(): Readonly<Record<string, Readonly<{ count: number; p50: number; p95: number; p99: number }>>> {
    const all: (readonly [string, readonly number[]])[] = [['all', [...this.times.values()].flat()], ...this.times];
    return Object.fromEntries(
      all.map(([who, times]) => {
        const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => percentile(times, part)) as [number, number, number];
        return [who, { count: times.length, p50, p95, p99 }];
      }),
    );
  }
}
