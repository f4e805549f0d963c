/** Milliseconds until the next attempt after the first, second, … that failed; none is left after the last. */
const pauses: readonly number[] = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 6 * 3_600_000];

/** Attempts at most. */
export const mostAttempts = pauses.length + 1;

/**
 * The pause after so many failed attempts (from 1), a fifth more or less by chance (0 to 1), so that what failed together
 * does not come back together; null when that was the last.
 */
export const pauseAfter = (attempts: number, chance: number): number | null => {
  const pause = pauses[attempts - 1];
  return pause === undefined ? null : Math.round(pause * (0.8 + 0.4 * chance));
};

/** The pause of a whole way out after so many failures in a row (from 1): half a minute, doubled up to half an hour. */
export const restAfter = (failures: number): number => Math.min(30_000 * 2 ** (failures - 1), 30 * 60_000);
