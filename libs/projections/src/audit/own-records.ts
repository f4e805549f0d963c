import type { Sqlite } from '@app/sqlite';
import { always } from '../kernel/index.js';
import { countyOf, overseesAll } from '../organizations/index.js';

/** From which sequence to which records concern somebody; null: none does. Others may lie between. */
export type OwnRecords = Readonly<{ first: number; last: number }>;

const all = (db: Sqlite, until: number): OwnRecords | null => {
  const { first, last } = db.get<{ first: number | null; last: number | null }>(
    `select (select min(sequence) from trail) as first, (select max(sequence) from trail where sequence <= ?) as last`,
    until,
  )!;
  return first === null || last === null ? null : { first, last };
};

/**
 * The first and the last record that somebody over the subtrees under `roots` has an answer from: whatever is about or
 * names a unit there or in the county around it, by which a school too is judged, and what bears on such a county's
 * standing from above. Whoever sees the whole tree has the whole log. `until`: the sequence that the last may be.
 */
export const ownRecords = (db: Sqlite, roots: readonly string[], until = always - 1): OwnRecords | null => {
  if (overseesAll(db, roots)) return all(db, until);
  const places = roots.map((root) => countyOf(db, root) ?? root);
  const units = JSON.stringify(
    db
      .allRaw<readonly [string]>(
        'select unit from organization_closure where ancestor in (select value from json_each(?))',
        JSON.stringify(places),
      )
      .map(([unit]) => unit),
  );
  const { first, last } = db.get<{ first: number | null; last: number | null }>(
    `with own(unit) as materialized (select value from json_each(?))
     select (select min(s.id) from trail_stream s where s.unit in (select unit from own)) as first,
       (select max(last) from (
         select (select max(t.sequence) from trail t where t.stream = s.id and t.sequence <= ?) as last
           from trail_stream s where s.unit in (select unit from own)
         union all select (select max(u.sequence) from trail_unit u where u.unit = n.id and u.sequence <= ?)
           from trail_name n where n.name in (select unit from own)
         union all select (select max(c.sequence) from county_sequence c where c.county_id = own.unit and c.sequence <= ?) from own)) as last`,
    units,
    until,
    until,
    until,
  )!;
  return first === null || last === null ? null : { first, last };
};
