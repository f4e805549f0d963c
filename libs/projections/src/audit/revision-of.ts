import type { Sqlite } from '@app/sqlite';

/** The last revision of a stream (as known at a sequence, when given): what `If-Match` wants. Null: no such stream. */
export const revisionOf = (db: Sqlite, stream: string, knownAt = Number.MAX_SAFE_INTEGER): number | null =>
  db.get<{ last: number | null }>(
    `select max(revision) as last from trail
     where stream = (select id from trail_stream where name = ?) and sequence <= ?`,
    stream,
    knownAt,
  )?.last ?? null;
