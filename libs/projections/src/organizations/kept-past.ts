import type { Sqlite } from '@app/sqlite';
import { always, amended, Recent } from '../kernel/index.js';
import { countySequenceAt } from './county-sequence.js';
import { everMembers, type Member } from './county-tree.js';
import { holdsAt, type OnAxes, type Point } from './on-axes.js';

type Row = OnAxes & Readonly<{ unitId: string }>;

/** `of`: what the rows are. `counts`: whose rows count. */
type Reading<Of extends Row> = Readonly<{
  of: string;
  counts: (member: Member) => boolean;
  read: (db: Sqlite, unitIds: readonly string[], dataYear: string) => readonly Of[];
}>;

type Kept<Of> = Readonly<{ until: number; rows: readonly Of[] }>;

/** School years of counties whose rows are kept. */
const limit = 64;

/**
 * Rows of a county's members for a data year, at any point: the first question reads the whole past of every unit that
 * ever stood in the county, and those about other days, other knowledge and other members are answered from memory. What
 * is kept was read at one of the county's own sequences and is good for every earlier one; so every event that changes
 * such a row must be one of the county's own (`county_sequence`).
 */
export const keptPast = <Of extends Row>({ of, counts, read }: Reading<Of>) => {
  const memory = Symbol(of);
  const counting = new WeakMap<readonly Member[], ReadonlySet<string>>();
  /** Kept as long as the list of members is. */
  const among = (members: readonly Member[]): ReadonlySet<string> => {
    let found = counting.get(members);
    if (!found) counting.set(members, (found = new Set(members.filter(counts).map(({ unitId }) => unitId))));
    return found;
  };
  return (
    db: Sqlite,
    { countyId, dataYear }: Readonly<{ countyId: string; dataYear: string }>,
    members: readonly Member[],
    { knownAt, asOf }: Point,
  ): readonly Of[] => {
    const point = { knownAt: Math.min(knownAt, always - 1), asOf };
    const years = db.remembered(memory, () => new Recent<Kept<Of>>(limit));
    const key = `${countyId} ${dataYear} ${amended(db)}`;
    const make = (): Kept<Of> => ({
      until: countySequenceAt(db, countyId),
      rows: read(db, everMembers(db, countyId), dataYear),
    });
    let past = years.get(key, make);
    if (point.knownAt > past.until && countySequenceAt(db, countyId) > past.until) {
      years.drop(key, past);
      past = years.get(key, make);
    }
    const units = among(members);
    return past.rows.filter((row) => holdsAt(row, point) && units.has(row.unitId));
  };
};
