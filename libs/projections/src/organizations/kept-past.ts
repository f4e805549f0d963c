import type { Sqlite } from '@app/sqlite';
import { amended, Recent } from '../kernel/index.js';
import { countySequenceAt, touchedSince, type Touched } from './county-sequence.js';
import { everMembers, type Member } from './county-tree.js';
import { HeldRows } from './held-rows.js';
import type { OnAxes, Point } from './on-axes.js';

/** Which county's past, for which data year. */
type Of = Readonly<{ countyId: string; dataYear: string }>;

/**
 * `of`: what the rows are. `by`: what an event of the county's own touches (`county_sequence`) when it changes such a row:
 * every event that does must be among them.
 */
type Reading<Row extends OnAxes> = Readonly<{
  of: string;
  by: readonly Touched[];
  read: (db: Sqlite, of: Of) => readonly Row[];
}>;

/** Rows read at a sequence of the county's own: good for every earlier one. */
type Kept<Row extends OnAxes> = { until: number; readonly held: HeldRows<Row> };

/** School years of counties whose rows are kept. */
const years = 64;

/**
 * Lists of each sort of rows that are kept, each by the boxes that it was asked for and by itself. Looks at random days of
 * five school years need some three hundred of a county; each is a list of rows that are kept anyway.
 */
const lists = 512;

const numbers = new WeakMap<object, number>();
let last = 0;
/** A number that no other object has, for a key. */
const numberOf = (one: object): number => {
  let number = numbers.get(one);
  if (number === undefined) numbers.set(one, (number = last += 1));
  return number;
};

const heldOf = <Row extends OnAxes>({ of, by, read }: Reading<Row>) => {
  const memory = Symbol(of);
  return (db: Sqlite, county: Of, knownAt: number): HeldRows<Row> => {
    const { countyId, dataYear } = county;
    const pasts = db.remembered(memory, () => new Recent<Kept<Row>>(years));
    const key = `${countyId} ${dataYear} ${amended(db)}`;
    // The sequence before the rows: what is written in between is read again, and never missed.
    const make = (): Kept<Row> => ({ until: countySequenceAt(db, countyId), held: new HeldRows(read(db, county)) });
    const past = pasts.get(key, make);
    if (knownAt <= past.until) return past.held;
    const since = touchedSince(db, countyId, past.until, by);
    if (since.touched) {
      pasts.drop(key, past);
      return pasts.get(key, make).held;
    }
    past.until = since.until;
    return past.held;
  };
};

/**
 * Rows of a county for a data year, at any point: the first question reads their whole past, and those about other days
 * and other knowledge are answered from memory. Where the same rows hold it is the same list: what was made of it is good.
 */
export const keptPast = <Row extends OnAxes>(reading: Reading<Row>) => {
  const held = heldOf(reading);
  const memory = Symbol(`lists of ${reading.of}`);
  return (db: Sqlite, county: Of, point: Point): readonly Row[] => {
    const past = held(db, county, point.knownAt);
    const all = db.remembered(memory, () => new Recent<readonly Row[]>(lists));
    const place = numberOf(past);
    return all.get(`${place} ${past.boxAt(point)}`, () => {
      const { rows, key } = past.at(point);
      return all.get(`${place} = ${key}`, () => rows);
    });
  };
};

type RowOfUnit = OnAxes & Readonly<{ unitId: string }>;

/** `counts`: whose rows count. */
type ReadingOfMembers<Row extends RowOfUnit> = Readonly<{
  of: string;
  by: readonly Touched[];
  counts: (member: Member) => boolean;
  read: (db: Sqlite, unitIds: readonly string[], dataYear: string) => readonly Row[];
}>;

/** The same of a county's members: the past of every unit that ever stood in it is read, and those given are answered. */
export const keptPastOfMembers = <Row extends RowOfUnit>({ of, by, counts, read }: ReadingOfMembers<Row>) => {
  const held = heldOf<Row>({
    of,
    // Who ever stood in the county changes with its tree.
    by: ['tree', ...by],
    read: (db, { countyId, dataYear }) => read(db, everMembers(db, countyId), dataYear),
  });
  const memory = Symbol(`lists of ${of} of members`);
  const counting = new WeakMap<readonly Member[], ReadonlySet<string>>();
  /** Kept as long as the list of members is. */
  const among = (members: readonly Member[]): ReadonlySet<string> => {
    let found = counting.get(members);
    if (!found) counting.set(members, (found = new Set(members.filter(counts).map(({ unitId }) => unitId))));
    return found;
  };
  return (db: Sqlite, county: Of, members: readonly Member[], point: Point): readonly Row[] => {
    const past = held(db, county, point.knownAt);
    const all = db.remembered(memory, () => new Recent<readonly Row[]>(lists));
    const place = numberOf(past);
    return all.get(`${place} ${numberOf(members)} ${past.boxAt(point)}`, () => {
      const units = among(members);
      const { rows, key } = past.at(point, ({ unitId }) => units.has(unitId));
      return all.get(`${place} = ${key}`, () => rows);
    });
  };
};
