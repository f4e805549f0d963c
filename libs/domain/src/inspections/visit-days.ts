/** Schools that one person can visit on one day: one in the morning, one in the afternoon. The planner's bound, no rule of law. */
export const visitsPerDay = 2;

/** One visit of a person for which a day is sought: the days of its window, in order. */
export type OpenVisit = Readonly<{ window: readonly string[] }>;

/** The days of one person while they are given out. */
class Days {
  readonly given: (string | null)[];
  private readonly load: Map<string, number>;

  constructor(
    private readonly visits: readonly OpenVisit[],
    planned: ReadonlyMap<string, number>,
    private readonly most: number,
  ) {
    this.given = visits.map(() => null);
    this.load = new Map(planned);
  }

  loadOn(day: string): number {
    return this.load.get(day) ?? 0;
  }

  private put(visit: number, day: string | null): void {
    const before = this.given[visit]!;
    if (before !== null) this.load.set(before, this.loadOn(before) - 1);
    if (day !== null) this.load.set(day, this.loadOn(day) + 1);
    this.given[visit] = day;
  }

  /** The days of a visit's window: those with least first, then nearest to its share of the window, then the earliest. */
  private preferred(visit: number): readonly string[] {
    const { window } = this.visits[visit]!;
    const target = Math.floor((visit * window.length) / this.visits.length);
    return window
      .map((day, place) => ({ day, load: this.loadOn(day), away: Math.abs(place - target), place }))
      .toSorted((one, other) => one.load - other.load || one.away - other.away || one.place - other.place)
      .map(({ day }) => day);
  }

  /** Gives a visit a day; where all its days are full, moves another to a day that is not (augmenting path). */
  give(visit: number, tried: Set<string> = new Set()): boolean {
    const order = this.preferred(visit).filter((day) => !tried.has(day));
    const free = order.find((day) => this.loadOn(day) < this.most);
    if (free !== undefined) {
      this.put(visit, free);
      return true;
    }
    for (const day of order) {
      tried.add(day);
      for (const [other, on] of this.given.entries()) {
        if (on !== day) continue;
        this.put(other, null);
        if (this.give(other, tried)) {
          this.put(visit, day);
          return true;
        }
        this.put(other, day);
      }
    }
    return false;
  }

  /** Moves a visit to a day that has at least two fewer. */
  evened(): boolean {
    return this.given.some((day, visit) => {
      if (day === null) return false;
      const better = this.preferred(visit).find((other) => this.loadOn(other) + 1 < this.loadOn(day));
      if (better === undefined) return false;
      this.put(visit, better);
      return true;
    });
  }

  /** Lets the needier of two visits have the earlier of their days, where the windows allow it. */
  ordered(): boolean {
    return this.given.some((day, visit) => {
      if (day === null) return false;
      const later = this.given.findIndex(
        (on, other) =>
          other > visit &&
          on !== null &&
          on < day &&
          this.visits[visit]!.window.includes(on) &&
          this.visits[other]!.window.includes(day),
      );
      if (later < 0) return false;
      const earlier = this.given[later]!;
      this.put(later, day);
      this.put(visit, earlier);
      return true;
    });
  }
}

/**
 * Gives the visits of one person, the neediest first, their days: as few a day as their windows allow and never more than
 * `visitsPerDay`, what is planned counted; spread over the windows. Null: no day of the window has room.
 *
 * @param planned how many visits the person has on a day already
 */
export const spreadVisits = (
  visits: readonly OpenVisit[],
  planned: ReadonlyMap<string, number>,
): readonly (string | null)[] => {
  for (let most = 1; ; most += 1) {
    const days = new Days(visits, planned, most);
    const all = visits.map((_, visit) => days.give(visit)).every(Boolean);
    if (!all && most < visitsPerDay) continue;
    while (days.evened() || days.ordered());
    return days.given;
  }
};
