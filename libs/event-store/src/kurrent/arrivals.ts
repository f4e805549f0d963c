import type { Waker } from '../subscription.js';
import { unavailable } from './faults.js';
import type { Follower } from './follower.js';
import type { Copied, LocalCopy } from './local-copy.js';

/** Milliseconds without any event where one must come. */
const patience = 1500;

/** Waits for what the server has to come from `$all`. */
export class Arrivals {
  /** When something was copied last, by the monotonic clock. */
  private copiedAt = 0;

  constructor(
    private readonly copy: LocalCopy,
    private readonly waker: Waker,
    private readonly follower: () => Pick<Follower, 'broken' | 'restart'>,
    private readonly closing: AbortSignal,
  ) {}

  /** Something was copied. */
  heard(): void {
    this.copiedAt = performance.now();
  }

  /** Where an event stands that the server has, as soon as it has come; undefined when it does not come in time. */
  async place(stream: string, revision: number): Promise<Copied | undefined> {
    let heard = performance.now();
    for (;;) {
      if (this.closing.aborted) throw unavailable('away');
      const copied = this.copy.find(stream, revision);
      const left = heard + patience - performance.now();
      if (copied || this.follower().broken) return copied;
      if (left <= 0) {
        this.follower().restart();
        return undefined;
      }
      const before = this.copiedAt;
      await this.waker.sleep(this.closing, left);
      // As long as others' events come, its turn will come.
      if (this.copiedAt !== before) heard = this.copiedAt;
    }
  }
}
