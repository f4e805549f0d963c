/** Pieces of work of which only so many are under way at a time; the others wait in the order in which they came. */
export class FewAtOnce {
  private underWay = 0;
  private readonly line: (() => void)[] = [];

  constructor(private readonly most: number) {}

  /** Does the work when there is room. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.underWay < this.most) this.underWay++;
    else await new Promise<void>((begin) => this.line.push(begin));
    try {
      return await work();
    } finally {
      // The room goes to whoever waits, so that nobody steps in between.
      const next = this.line.shift();
      if (next) next();
      else this.underWay--;
    }
  }
}
