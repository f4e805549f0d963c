import { restAfter } from '@app/domain/notifications';
import { later } from './around.js';

/** Ways out that failed lately: each rests for a while, longer with every failure, so that nobody is called in vain. */
export class Resting {
  private readonly failures = new Map<string, { inARow: number; until: string }>();

  /** Until when a way out rests; null when it does not. */
  until(channel: string, now: string): string | null {
    const until = this.failures.get(channel)?.until;
    return until !== undefined && until > now ? until : null;
  }

  worked(channel: string): void {
    this.failures.delete(channel);
  }

  failed(channel: string, now: string): void {
    const inARow = (this.failures.get(channel)?.inARow ?? 0) + 1;
    this.failures.set(channel, { inARow, until: later(now, restAfter(inARow)) });
  }
}
