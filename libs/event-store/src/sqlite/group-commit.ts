import type { Appended } from '../event-store.js';
import type { Append } from '../sealing.js';

type Waiting = Readonly<{ append: Append; resolve: (appended: Appended) => void; reject: (error: Error) => void }>;

/** Appends in one transaction at most: a burst must not keep the event loop from everything else. */
const most = 256;

/** Gathers the appends of one turn of the event loop, so that they pay for one fsync together. */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private scheduled: NodeJS.Immediate | undefined;

  constructor(private readonly write: (appends: readonly Append[]) => readonly (Appended | Error)[]) {}

  /** Resolves when the append is durable. */
  add(append: Append): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ append, resolve, reject });
      this.scheduled ??= setImmediate(() => this.turn());
    });
  }

  /** Writes all that waits, now. */
  flush(): void {
    clearImmediate(this.scheduled);
    this.scheduled = undefined;
    while (this.waiting.length > 0) this.group();
  }

  private turn(): void {
    this.scheduled = undefined;
    this.group();
    if (this.waiting.length > 0) this.scheduled ??= setImmediate(() => this.turn());
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
