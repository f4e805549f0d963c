/** Who may take which school, in the order in which they are preferred (rank 0 first). All by id. */
export type Candidate = Readonly<{ accountId: string; rank: number }>;

/** One school to be given to somebody: those who may go, and how many visits it needs. */
export type Wanted = Readonly<{ unitId: string; visits: number; candidates: readonly Candidate[] }>;

/** What an inspector has in hand before anything is given out: schools (they count once), and visits planned. */
export type Hands = Readonly<{ accountId: string; schools: readonly string[]; visits: number }>;

/** The work of giving schools to inspectors: never beyond the cap, as evenly as their ranks allow. */
export class Matching {
  private readonly given = new Map<string, string>();
  private readonly hands: ReadonlyMap<string, { own: ReadonlySet<string>; given: Set<string>; visits: number }>;
  private readonly wanted: ReadonlyMap<string, Wanted>;

  constructor(
    hands: readonly Hands[],
    wanted: readonly Wanted[],
    private readonly cap: number,
  ) {
    this.hands = new Map(
      hands.map(({ accountId, schools, visits }) => [accountId, { own: new Set(schools), given: new Set(), visits }]),
    );
    this.wanted = new Map(wanted.map((one) => [one.unitId, one]));
    for (const { unitId } of wanted) this.give(unitId, new Set());
    this.even();
  }

  /** Who goes to a school; undefined: nobody can take it. */
  of(unitId: string): string | undefined {
    return this.given.get(unitId);
  }

  /** Visits in an inspector's hands, those given out among them. */
  load(accountId: string): number {
    return this.hands.get(accountId)!.visits;
  }

  private hasRoom(accountId: string, unitId: string): boolean {
    const { own, given } = this.hands.get(accountId)!;
    return own.has(unitId) || own.size + given.size < this.cap;
  }

  private take(unitId: string, accountId: string): void {
    const hand = this.hands.get(accountId)!;
    if (!hand.own.has(unitId)) hand.given.add(unitId);
    hand.visits += this.wanted.get(unitId)!.visits;
    this.given.set(unitId, accountId);
  }

  private leave(unitId: string): void {
    const hand = this.hands.get(this.given.get(unitId)!)!;
    hand.given.delete(unitId);
    hand.visits -= this.wanted.get(unitId)!.visits;
    this.given.delete(unitId);
  }

  /** By rank, then by load, then by id: the same whatever the order of what came in. */
  private order(unitId: string): readonly string[] {
    return this.wanted
      .get(unitId)!
      .candidates.toSorted(
        (one, other) =>
          one.rank - other.rank ||
          this.load(one.accountId) - this.load(other.accountId) ||
          (one.accountId < other.accountId ? -1 : 1),
      )
      .map(({ accountId }) => accountId);
  }

  /** Gives a school to somebody; where all are full, moves what they were given to others who have room (augmenting path). */
  private give(unitId: string, tried: Set<string>): boolean {
    const order = this.order(unitId);
    const free = order.find((accountId) => !tried.has(accountId) && this.hasRoom(accountId, unitId));
    if (free !== undefined) {
      this.take(unitId, free);
      return true;
    }
    for (const accountId of order) {
      if (tried.has(accountId)) continue;
      tried.add(accountId);
      for (const other of [...this.hands.get(accountId)!.given].sort()) {
        this.leave(other);
        if (this.give(other, tried)) {
          this.take(unitId, accountId);
          return true;
        }
        this.take(other, accountId);
      }
    }
    return false;
  }

  /** Moves schools from who has most to others of the same rank, as long as that makes them more alike. */
  private even(): void {
    for (let moved = true; moved;) {
      moved = [...this.given].some(([unitId, from]) => {
        const { visits, candidates } = this.wanted.get(unitId)!;
        const rank = candidates.find(({ accountId }) => accountId === from)!.rank;
        const to = this.order(unitId).find(
          (accountId) =>
            candidates.some((one) => one.accountId === accountId && one.rank === rank) &&
            this.load(from) - this.load(accountId) > visits &&
            this.hasRoom(accountId, unitId),
        );
        if (to === undefined) return false;
        this.leave(unitId);
        this.take(unitId, to);
        return true;
      });
    }
  }
}
