import type { Sqlite } from '@app/sqlite';

/** Every stream about some units, by name. */
export const streamsAbout = (db: Sqlite, units: readonly string[]): readonly string[] =>
  db
    .all<{ name: string }>(
      'select name from trail_stream where unit in (select value from json_each(?)) order by id',
      JSON.stringify(units),
    )
    .map(({ name }) => name);

/** The places in the log of the events of some streams, up to one place, in order. */
export const placesOf = (db: Sqlite, streams: readonly string[], until: number): readonly number[] =>
  db
    .allRaw<readonly [number]>(
      `select t.sequence from trail t where t.sequence <= ? and t.stream in (
         select id from trail_stream where name in (select value from json_each(?))) order by t.sequence`,
      until,
      JSON.stringify(streams),
    )
    .map(([sequence]) => sequence);
