import type { SuppliedClock } from '@app/platform/clock';

type Waiting = Readonly<{ instant: string; resume: () => void }>;

/**
 * Several stories told at once, in the order of their days: each asks to go on at an instant, and the earliest goes on
 * when all the others wait. So the log is written in the order in which things happened.
 */
export class Timetable {
  private readonly waiting: Waiting[] = [];
  private running = 0;

  constructor(private readonly clock: SuppliedClock) {}

  /** Tells the stories side by side; ends when all have ended, or with the first error. */
  async tell(stories: readonly (() => Promise<void>)[]): Promise<void> {
    this.running += stories.length;
    await Promise.all(
      stories.map(async (story) => {
        // After an error nobody goes on: the others wait for ever, and the caller hears of it.
        await story();
        this.running -= 1;
        this.next();
      }),
    );
  }

  /** Goes on at an instant (ISO), when no other story has anything earlier to tell. */
  async until(instant: string): Promise<void> {
    await new Promise<void>((resume) => {
      this.waiting.push({ instant, resume });
      this.running -= 1;
      this.next();
    });
    if (instant > this.clock.now()) this.clock.set(instant);
  }

  private next(): void {
    if (this.running > 0) return;
    const earliest = this.waiting.toSorted((a, b) => (a.instant < b.instant ? -1 : 1))[0];
    if (!earliest) return;
    this.waiting.splice(this.waiting.indexOf(earliest), 1);
    this.running += 1;
    earliest.resume();
  }
}
