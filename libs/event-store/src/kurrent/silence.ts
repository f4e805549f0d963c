/** Milliseconds: a subscription that is begun anew within them was never missed. */
const grace = 1000;

/** How long nothing has been heard of a server. */
export class Silence {
  private begun: Readonly<{ at: string; ticks: number }> | null = null;

  /** @param ticks milliseconds of a clock that is never set back */
  constructor(private readonly ticks: () => number = () => performance.now()) {}

  /** Nothing is heard from now on; said again during a silence, nothing changes. */
  begins(at: string): void {
    this.begun ??= { at, ticks: this.ticks() };
  }

  ends(): void {
    this.begun = null;
  }

  /** The instant at which it began; null while there is none, or one too short to speak of. */
  get since(): string | null {
    return this.begun && this.ticks() - this.begun.ticks >= grace ? this.begun.at : null;
  }
}
