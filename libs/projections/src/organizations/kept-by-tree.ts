import type { Sqlite } from '@app/sqlite';
import { always, amended, Recent } from '../kernel/index.js';
import type { Touched } from './county-sequence.js';

type Point = Readonly<{ knownAt: number; asOf: string }>;

/**
 * When a county's tree changed: sequences of the log, as far as the county's own were read, and for each that was asked
 * about the days on which it differs.
 */
type Times = { readonly sequences: number[]; readonly days: Recent<readonly string[]>; read: number };

/** How many counties' changes, and days of a county's states, are kept. */
const counties = 64;
const states = 16;

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

/** Days on which anything that ever stands in the county, as known then, begins or ends to be called or placed so. */
const daysOf = (db: Sqlite, countyId: string, known: number): readonly string[] =>
  db
    .all<{ day: string }>(
      `with recursive reach(unit_id) as (
         values (?)
         union select v.unit_id from reach r join organization_version v on v.parent_id = r.unit_id
         where v.rec_from <= ? and ? < v.rec_to)
       select v.eff_from as day from reach r join organization_version v on v.unit_id = r.unit_id
         where v.rec_from <= ? and ? < v.rec_to
       union select v.eff_to from reach r join organization_version v on v.unit_id = r.unit_id
         where v.rec_from <= ? and ? < v.rec_to
       order by day`,
      countyId,
      ...Array.from({ length: 6 }, () => known),
    )
    .map(({ day }) => day);

const times = Symbol('changes of trees');

const timesOf = (db: Sqlite, countyId: string): Times => {
  const all = db.remembered(times, () => new Recent<Times>(counties));
  const found = all.get(`${countyId} ${amended(db)}`, () => ({ sequences: [], days: new Recent(states), read: 0 }));
  const more = db.all<{ sequence: number; what: Touched }>(
    'select sequence, what from county_sequence where county_id = ? and sequence > ? order by sequence',
    countyId,
    found.read,
  );
  for (const { sequence, what } of more) {
    if (what === 'tree') found.sequences.push(sequence);
    found.read = sequence;
  }
  return found;
};

/**
 * Keeps what is read of a county's tree: between two of its changes, and between two days on which something begins
 * or ends, it is the same at every point. Every event about a unit that is, or ever was, in the county is one of the
 * county's own (`county_sequence`), so a newer one is never missed.
 */
export const keptByTree = <Value>(name: string) => {
  const key = Symbol(name);
  return (db: Sqlite, countyId: string, { knownAt, asOf }: Point, read: () => Value): Value => {
    const { sequences, days } = timesOf(db, countyId);
    const known = lastUntil(sequences, Math.min(knownAt, always - 1));
    if (known === undefined) return read();
    const day = lastUntil(
      days.get(String(known), () => daysOf(db, countyId, known)),
      asOf,
    );
    const kept = db.remembered(key, () => new Recent<Value>(counties));
    return kept.get([countyId, known, day, amended(db)].join(' '), read);
  };
};
