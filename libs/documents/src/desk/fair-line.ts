type Waiting = Readonly<{ begin: () => void }>;

/**
 * One piece of work at a time, and parties take turns: whoever brings a hundred pieces has one done, then everybody else who
 * waits has one done. Within a party, first come is first served.
 */
export class FairLine {
  private readonly parties = new Map<string, Waiting[]>();
  private isBusy = false;

  /** Pieces that wait, of all parties or of one. */
  waiting(party?: string): number {
    if (party !== undefined) return this.parties.get(party)?.length ?? 0;
    let sum = 0;
    for (const own of this.parties.values()) sum += own.length;
    return sum;
  }

  /** Pieces of others and of its own that are done before the next one of this party. */
  before(party: string): number {
    const own = this.waiting(party);
    let others = 0;
    for (const [name, waiting] of this.parties) if (name !== party) others += Math.min(waiting.length, own + 1);
    return own + others + (this.isBusy ? 1 : 0);
  }

  /** Does the work when its turn has come. */
  async run<Result>(party: string, work: () => Promise<Result>): Promise<Result> {
    if (this.isBusy)
      await new Promise<void>((begin) => {
        const own = this.parties.get(party);
        if (own) own.push({ begin });
        else this.parties.set(party, [{ begin }]);
      });
    this.isBusy = true;
    try {
      return await work();
    } finally {
      this.next();
    }
  }

  /** The party that has waited longest for a turn stands first in the map; after its turn it goes to the end. */
  private next(): void {
    const [first] = this.parties;
    if (!first) {
      this.isBusy = false;
      return;
    }
    const [party, waiting] = first;
    this.parties.delete(party);
    const [turn, ...rest] = waiting;
    if (rest.length > 0) this.parties.set(party, rest);
    turn!.begin();
  }
}
