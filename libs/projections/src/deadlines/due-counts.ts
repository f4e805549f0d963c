import type { Sqlite } from '@app/sqlite';

/** How many things are due on a day (ISO date), and how many of them were due before it. */
export const dueCounts = (db: Sqlite, day: string): Readonly<{ due: number; overdue: number }> =>
  db.get<{ due: number; overdue: number }>(
    `select count(*) as due, coalesce(sum(wake_on < ?), 0) as overdue from due_row where wake_on <= ?`,
    day,
    day,
  )!;
