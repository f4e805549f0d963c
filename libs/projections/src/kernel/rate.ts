/** Events a second over the last few seconds, by a monotone clock: for people to look at, never for a decision. */
export class Rate {
  private since = performance.now();
  private counted = 0;
  private last = 0;

  count(events: number): void {
    this.counted += events;
    const elapsed = performance.now() - this.since;
    if (elapsed < 1000) return;
    this.last = (this.counted / elapsed) * 1000;
    this.since = performance.now();
    this.counted = 0;
  }

  /** 0 when nothing has come for a while. */
  perSecond(): number {
    const elapsed = performance.now() - this.since;
    return elapsed > 5000 || this.last === 0 ? (this.counted / Math.max(elapsed, 1)) * 1000 : this.last;
  }
}
