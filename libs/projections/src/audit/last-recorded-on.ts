import { plusDays } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';

/** The last event that was recorded by the end of a day (ISO date) in the bureau's zone, by its sequence; 0: none was. */
export const lastRecordedOn = (db: Sqlite, day: string): number => {
  const end = Date.parse(`${plusDays(day, 1)}T00:00:00.000+08:00`);
  const sql = 'select sequence from trail where recorded_at < ? order by sequence desc limit 1';
  return db.get<{ sequence: number }>(sql, end)?.sequence ?? 0;
};
