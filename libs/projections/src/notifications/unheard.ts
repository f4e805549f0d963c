import type { Addressee } from '@app/domain/notifications';
import type { Sqlite } from '@app/sqlite';
import { holdersOf } from './hearers.js';

/** A unit that nobody acts for in some matter, with how many notices of late nobody received. */
export type Unheard = Readonly<{
  unitId: string;
  permission: Addressee['permission'];
  notices: number;
  latest: string;
}>;

/**
 * 无人接收: to whom things have been told since a day (ISO instants) under the roots, where nobody holds the permission
 * today; the latest first.
 */
export const unheardUnder = (
  db: Sqlite,
  roots: readonly string[],
  { since, day }: Readonly<{ since: string; day: string }>,
): readonly Unheard[] =>
  db
    .all<Unheard>(
      `select n.unit_id as unitId, n.permission, count(*) as notices, max(n.at) as latest
       from organization_closure k join notice n on n.unit_id = k.unit
       where k.ancestor in (select value from json_each(?)) and n.at >= ?
       group by n.unit_id, n.permission order by latest desc, n.unit_id`,
      JSON.stringify(roots),
      since,
    )
    .filter((line) => holdersOf(db, line, day).length === 0);
