import type { Fact, Recorded } from '@app/domain/kernel';

/** Events that are kept at most: more than all that follow the log have before them at a time. */
const most = 2048;

/**
 * The log's latest events as they were read, for those who follow it side by side: each of them would otherwise read and
 * decode the same rows again. What has been appended never changes, so a kept event is as good as one that is read.
 */
export class LatestEvents {
  private events: Recorded<Fact>[] = [];
  /** Where the log was seen to end, and how often those who follow had been woken by then. */
  private end = { sequence: -1, seen: -1 };

  /** Events that come next after a sequence without a gap, as far as they are kept. */
  after(sequence: number, limit: number): readonly Recorded<Fact>[] {
    const [first] = this.events;
    if (!first || sequence < first.sequence - 1) return [];
    const from = sequence - first.sequence + 1;
    return this.events.slice(from, from + limit);
  }

  /** Keeps what was read, if it goes on where the kept ones end; what lies further on begins anew. */
  keep(read: readonly Recorded<Fact>[]): void {
    const [first] = read;
    const last = this.events.at(-1);
    if (!first) return;
    if (last && first.sequence <= last.sequence) return;
    if (last && first.sequence === last.sequence + 1) this.events.push(...read);
    else this.events = [...read];
    if (this.events.length > most) this.events = this.events.slice(-most / 2);
  }

  /** Notes where the log ended. */
  endsAt(sequence: number, times: number): void {
    this.end = { sequence, seen: times };
  }

  /** Somebody begins to follow, and looks for himself. */
  forgetEnd(): void {
    this.end = { sequence: -1, seen: -1 };
  }

  /** Whether the log was seen to end there, and nobody has heard of more since. */
  isEnd(sequence: number, times: number): boolean {
    return sequence === this.end.sequence && times === this.end.seen;
  }
}
