/** A wake that could not be carried out. */
export type FailingWake = Readonly<{
  /** `issue/0192…` */
  key: string;
  /** The refusal's code, or the kind of error. Never its text, which may hold what somebody wrote. */
  reason: string;
  /** ISO instants of its first and last try. */
  since: string;
  lastTry: string;
  tries: number;
}>;

const firstPause = 60_000;
const longestPause = 3_600_000;

/** Wakes that fail, each with its own pause, so that none is tried for ever and none is forgotten. Kept while the process lives. */
export class FailingWakes {
  private readonly failing = new Map<string, FailingWake & Readonly<{ notBefore: number }>>();

  /** @param now milliseconds of a clock that is never set back */
  failed(key: string, reason: string, at: string, now: number): FailingWake {
    const known = this.failing.get(key);
    const tries = (known?.tries ?? 0) + 1;
    const notBefore = now + Math.min(firstPause * 2 ** (tries - 1), longestPause);
    const failing = { key, reason, since: known?.since ?? at, lastTry: at, tries, notBefore };
    this.failing.set(key, failing);
    return failing;
  }

  succeeded(key: string): void {
    this.failing.delete(key);
  }

  /** Whether the sweep may try it: it does not fail, or its pause is over. */
  mayTry(key: string, now: number): boolean {
    return (this.failing.get(key)?.notBefore ?? 0) <= now;
  }

  /** Forgets those that are no longer due. */
  keepOnly(due: ReadonlySet<string>): void {
    for (const key of this.failing.keys()) if (!due.has(key)) this.failing.delete(key);
  }

  /** The longest failing first. */
  all(): readonly FailingWake[] {
    return [...this.failing.values()]
      .toSorted((one, other) => one.since.localeCompare(other.since))
      .map(({ key, reason, since, lastTry, tries }) => ({ key, reason, since, lastTry, tries }));
  }
}
