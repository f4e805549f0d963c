/** Answers of the keys that failed, out of those asked together. */
type Together = (keys: readonly string[]) => Promise<readonly string[]>;

type Waiting = Readonly<{ key: string; resolve: () => void; reject: (error: Error) => void }>;

/** Collects single keys for a few milliseconds and asks for them together; each caller hears of its own key. */
export class Batcher {
  private waiting: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly ask: Together,
    private readonly size: number,
    private readonly ms: number,
  ) {}

  /** Resolves when the key was looked at. @throws Error when it was not */
  add(key: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, resolve, reject });
      if (this.waiting.length >= this.size) this.send();
      else this.timer ??= setTimeout(() => this.send(), this.ms);
    });
  }

  private send(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const batch = this.waiting.splice(0);
    void this.answer(batch);
  }

  private async answer(batch: readonly Waiting[]): Promise<void> {
    try {
      const failed = new Set(await this.ask([...new Set(batch.map(({ key }) => key))]));
      for (const { key, resolve, reject } of batch) {
        if (failed.has(key)) reject(new Error('not done, to be tried again'));
        else resolve();
      }
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      for (const { reject } of batch) reject(reason);
    }
  }
}
