import type { Appended } from '../event-store.js';
import type { Append } from '../sealing.js';
import { most, type Commits, type Waiting } from './commits.js';

/** Groups of one turn of the event loop that are written without waiting for its end, while few append. */
const atOnce = 4;

/**
 * Gathers appends, so that those made side by side pay for one fsync together. The first of a turn of the event loop
 * are written as soon as what runs has run: who appends alone, one after the other, need not wait for the loop. Those
 * that come after them in the same turn are many, and wait for its end, so that the loop goes on and they meet; and as
 * long as several meet there, all wait for it.
 */
export class GroupCommit implements Commits {
  private waiting: Waiting[] = [];
  private isScheduled = false;
  private written = 0;
  private isCrowded = false;

  constructor(
    private readonly write: (appends: readonly Append[]) => readonly (Appended | Error)[],
    readonly backup: Commits['backup'],
  ) {}

  /** Resolves when the append is durable. */
  add(append: Append): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ append, resolve, reject });
      this.schedule();
    });
  }

  /** Writes all that waits, now. */
  async close(): Promise<void> {
    while (this.waiting.length > 0) this.group();
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    if (this.written === 0) setImmediate(() => (this.written = 0));
    if (!this.isCrowded && this.written++ < atOnce) queueMicrotask(() => this.turn());
    else setImmediate(() => this.endOfTurn());
  }

  private endOfTurn(): void {
    this.isCrowded = this.waiting.length > 1;
    this.turn();
  }

  private turn(): void {
    this.isScheduled = false;
    if (this.waiting.length > 0) this.group();
    if (this.waiting.length > 0) this.schedule();
  }

  private group(): void {
    const group = this.waiting.splice(0, most);
    try {
      const answers = this.write(group.map(({ append }) => append));
      group.forEach(({ resolve, reject }, index) => {
        const answer = answers[index]!;
        if (answer instanceof Error) reject(answer);
        else resolve(answer);
      });
    } catch (error) {
      // Nobody above would hear it: this runs in a turn of the event loop of its own.
      for (const { reject } of group) reject(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
