import type { Sqlite } from '@app/sqlite';

/** The last sequence recorded not after an instant (ISO): "as known on 3 May 18:00". 0 before the first event. */
export const sequenceAt = (db: Sqlite, instant: string): number => search(db, Date.parse(instant));

/** The last sequence recorded before an instant (ISO). */
export const sequenceBefore = (db: Sqlite, instant: string): number => search(db, Date.parse(instant) - 1);

/** By halves over the primary key, since `recorded_at` never goes back: no index of a million rows is needed. */
const search = (db: Sqlite, milliseconds: number): number => {
  let low = 0;
  let high = db.get<{ last: number | null }>(`select max(sequence) as last from trail`)?.last ?? 0;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const row = db.get<{ sequence: number; at: number }>(
      `select sequence, recorded_at as at from trail where sequence <= ? order by sequence desc limit 1`,
      middle,
    );
    if (!row || row.at <= milliseconds) low = middle;
    else high = row.sequence - 1;
  }
  return low;
};

/** When an event was recorded (ISO); null when there is none of that sequence. */
export const momentOf = (db: Sqlite, sequence: number): string | null => {
  const row = db.get<{ at: number }>('select recorded_at as at from trail where sequence = ?', sequence);
  return row ? new Date(row.at).toISOString() : null;
};
