import { plusDays } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import { sequenceBefore } from './moments.js';

/** The last event that was recorded by the end of a day (ISO date) in the bureau's zone, by its sequence; 0: none was. */
export const lastRecordedOn = (db: Sqlite, day: string): number =>
  sequenceBefore(db, `${plusDays(day, 1)}T00:00:00.000+08:00`);
