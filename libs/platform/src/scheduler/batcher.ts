/** Answers of the keys that failed, out of those asked together. */
type Together = (keys: readonly string[]) => Promise<readonly string[]>;

type Waiting = Readonly<{ key: string; resolve: (failed: readonly string[]) => void; reject: (error: Error) => void }>;

/** Collects single keys for a few milliseconds and asks for them together; each caller hears of its own key. */
export class Batcher {
  private waiting: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly ask: Together,
    private readonly size: number,
    private readonly ms: number,
  ) {}

  /** Answers when the key was looked at: the key itself, when it wants another try. @throws what asking throws */
  add(key: string): Promise<readonly string[]> {
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
      for (const { key, resolve } of batch) resolve(failed.has(key) ? [key] : []);
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      for (const { reject } of batch) reject(reason);
    }
  }
}
