import type { Sqlite } from '@app/sqlite';

/** Every event, up to and with `until`, of the streams that some events belong to: numbers in the order of the log. */
export const wholeStreamsOf = (db: Sqlite, sequences: readonly number[], until: number): readonly number[] =>
  db
    .all<{ sequence: number }>(
      `select sequence from trail where sequence <= ?
       and stream in (select stream from trail where sequence in (select value from json_each(?))) order by sequence`,
      until,
      JSON.stringify(sequences),
    )
    .map(({ sequence }) => sequence);
