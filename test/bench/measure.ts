import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One line of the result. `ratio` is value over the bare limit of the same run (limit over value for times). */
export type Figure = Readonly<{
  name: string;
  unit: string;
  value: number;
  limit: number | null;
  ratio: number | null;
  /** Highest resident memory seen while it ran, of the process that ran it. */
  peakMiB: number;
  /** Other figures of the same run: percentiles, parts. */
  more?: Readonly<Record<string, number>>;
}>;

/**
 * A benchmark: measures in a process of its own, so that its memory is its own. A figure made by yet another process
 * says the memory of that one itself.
 */
export type Bench = (
  folder: string,
) => Promise<readonly (Omit<Figure, 'peakMiB'> & Partial<Pick<Figure, 'peakMiB'>>)[]>;

export const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** The middle one of the sorted values (upper middle of an even count). */
export const median = (values: readonly number[]): number =>
  sorted(values)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The smallest value that at least `part` (0–1) of all values do not exceed. */
export const percentile = (values: readonly number[], part: number): number =>
  sorted(values)[Math.max(0, Math.ceil(values.length * part) - 1)] ?? Number.NaN;

/** Milliseconds that the work took. */
export const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/**
 * Rounds of two works in turn (ours, then the bare limit), so that a noisy minute hits both.
 * Answers the medians of their rates in units a second.
 */
export const against = async (
  rounds: number,
  units: number,
  ours: (round: number) => unknown,
  bare: (round: number) => unknown,
): Promise<Readonly<{ value: number; limit: number; ratio: number }>> => {
  const values: number[] = [];
  const limits: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    values.push((units / (await timed(() => ours(round)))) * 1000);
    limits.push((units / (await timed(() => bare(round)))) * 1000);
  }
  const value = median(values);
  const limit = median(limits);
  return { value, limit, ratio: value / limit };
};

/** Runs the work in a folder of its own and removes it afterwards. */
export const inFolder = async <Result>(work: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = mkdtempSync(join(process.env.HENGJIAN_BENCH_DIR ?? tmpdir(), 'hengjian-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Samples resident memory until stopped; answers the peak in MiB. */
export const watchMemory = (): (() => number) => {
  let peak = process.memoryUsage.rss();
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 20);
  return () => {
    clearInterval(timer);
    look();
    return Math.round(peak / 1024 / 1024);
  };
};
