import type { Sqlite } from '@app/sqlite';

/** A stream that something was added to. `unit` is what it is about; null when that is no unit. */
export type ChangedStream = Readonly<{ stream: string; unit: string | null; sequence: number }>;

/** The streams that events after a sequence belong to, each with its last one, in the order of the log. */
export const changedStreams = (db: Sqlite, after: number, limit: number): readonly ChangedStream[] =>
  db.all<ChangedStream>(
    `select s.name as stream, s.unit, max(t.sequence) as sequence
     from trail t join trail_stream s on s.id = t.stream
     where t.sequence > ? group by t.stream order by max(t.sequence) limit ?`,
    after,
    limit,
  );
