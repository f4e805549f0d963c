/** Callers that wait until the read model has reached a position. Positions compare as text. */
export class Waiters {
  private readonly waiting = new Set<Readonly<{ position: string; answer: (reached: boolean) => void }>>();

  /** Resolves with true when `settle` passes the position, with false after `ms` or when everything ends. */
  wait(position: string, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const waiter = {
        position,
        answer: (reached: boolean) => {
          clearTimeout(timer);
          this.waiting.delete(waiter);
          resolve(reached);
        },
      };
      const timer = setTimeout(() => waiter.answer(false), ms);
      this.waiting.add(waiter);
    });
  }

  /** The model stands here now. */
  settle(position: string | null): void {
    if (position === null) return;
    for (const waiter of this.waiting) if (waiter.position <= position) waiter.answer(true);
  }

  end(): void {
    for (const waiter of this.waiting) waiter.answer(false);
  }
}
