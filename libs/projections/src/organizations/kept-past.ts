import type { Sqlite } from '@app/sqlite';
import { always } from '../kernel/index.js';
import { countySequenceAt } from './county-sequence.js';
import type { Member, Point } from './membership.js';

/** Since and until when a row was known, and held: half-open on both axes. */
export type OnAxes = Readonly<{ recFrom: number; recTo: number; effFrom: string; effTo: string }>;

/** The columns of `OnAxes`, of a table `name`. */
export const axesOf = (name: string): string =>
  `${name}.rec_from as recFrom, ${name}.rec_to as recTo, ${name}.eff_from as effFrom, ${name}.eff_to as effTo`;

type Kept<Row> = Readonly<{ until: number; rows: readonly Row[] }>;

/**
 * Rows of a county's members for a data year, at any point: the first question reads all of their past at once, and
 * those about other days and other knowledge are answered from memory. What is kept was read at one of the county's own
 * sequences and is good for every earlier one; so every event that changes such a row must be one of the county's own
 * (`county_sequence`). It goes when the list of members does, whose identity it hangs on (`membersOf` keeps it).
 */
export const keptPast = <Row extends OnAxes>(
  read: (db: Sqlite, members: readonly Member[], dataYear: string) => readonly Row[],
) => {
  const kept = new WeakMap<readonly Member[], Map<string, Kept<Row>>>();
  return (
    db: Sqlite,
    { countyId, dataYear }: Readonly<{ countyId: string; dataYear: string }>,
    members: readonly Member[],
    { knownAt, asOf }: Point,
  ): readonly Row[] => {
    const known = Math.min(knownAt, always - 1);
    let years = kept.get(members);
    if (!years) kept.set(members, (years = new Map()));
    let past = years.get(dataYear);
    if (!past || (known > past.until && countySequenceAt(db, countyId) > past.until)) {
      past = { until: countySequenceAt(db, countyId), rows: read(db, members, dataYear) };
      years.set(dataYear, past);
    }
    return past.rows.filter(
      ({ recFrom, recTo, effFrom, effTo }) => recFrom <= known && known < recTo && effFrom <= asOf && asOf < effTo,
    );
  };
};
