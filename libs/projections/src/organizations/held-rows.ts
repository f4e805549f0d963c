import { always } from '../kernel/index.js';
import { holdsAt, type OnAxes, type Point } from './on-axes.js';

const ascending = <Value extends number | string>(values: Iterable<Value>): readonly Value[] =>
  [...new Set(values)].toSorted((one, other) => (one < other ? -1 : 1));

/** The last of the sorted values that is not after the wanted one; undefined before the first. */
const lastUntil = <Value extends number | string>(values: readonly Value[], wanted: Value): Value | undefined => {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return values[low - 1];
};

/** Rows on both axes, and the boxes between two changes on either: at all points of a box the same rows hold. */
export class HeldRows<Row extends OnAxes> {
  /** Sequences at which something about them was learnt, ascending. */
  private readonly learnt: readonly number[];
  /** For such a sequence the days on which, as known then, something begins or ends; ascending. */
  private readonly days = new Map<number, readonly string[]>();

  constructor(readonly rows: readonly Row[]) {
    this.learnt = ascending(rows.flatMap(({ recFrom, recTo }) => [recFrom, recTo]));
  }

  /** The name of the box that a point lies in, among those of these rows. */
  boxAt({ knownAt, asOf }: Point): string {
    const known = lastUntil(this.learnt, Math.min(knownAt, always - 1));
    if (known === undefined) return 'nothing learnt';
    return `${known} ${lastUntil(this.daysKnown(known), asOf)}`;
  }

  /** Those that were known, and held, at a point, in their order; `key` is the same for the same rows alone. */
  at(
    { knownAt, asOf }: Point,
    counts: (row: Row) => boolean = () => true,
  ): Readonly<{ rows: readonly Row[]; key: string }> {
    const point = { knownAt: Math.min(knownAt, always - 1), asOf };
    const places: number[] = [];
    for (const [place, row] of this.rows.entries()) if (holdsAt(row, point) && counts(row)) places.push(place);
    return { rows: places.map((place) => this.rows[place]!), key: places.join(' ') };
  }

  private daysKnown(known: number): readonly string[] {
    let found = this.days.get(known);
    if (!found) {
      const then = this.rows.filter(({ recFrom, recTo }) => recFrom <= known && known < recTo);
      this.days.set(known, (found = ascending(then.flatMap(({ effFrom, effTo }) => [effFrom, effTo]))));
    }
    return found;
  }
}
