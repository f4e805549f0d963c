import type { Sqlite } from '@app/sqlite';

/**
 * Whether the trail has every event after one place of the log up to and with another, each under a stream that it names.
 * The log is dense: so many numbers, so many rows.
 */
export const isTrailWhole = (db: Sqlite, { after, to }: Readonly<{ after: number; to: number }>): boolean =>
  db.get<{ rows: number }>(
    `select count(*) as rows from trail t join trail_stream s on s.id = t.stream where t.sequence > ? and t.sequence <= ?`,
    after,
    to,
  )!.rows ===
  to - after;

/** Whether every unit that the trail has a stream of its own for is a unit of the tree. */
export const isEveryUnitListed = (db: Sqlite): boolean =>
  db.get(
    `select 1 from trail_stream where instr(name, '.organization-') > 0
     and unit not in (select unit_id from organization_unit) limit 1`,
  ) === undefined;
