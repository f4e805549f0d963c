import { clockId, publishedCalendar, unpublishedYears, type DeadlineEvent } from '@app/domain/deadlines';
import { plusDays } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';

const forget = (db: Sqlite, subject: string): void => {
  db.run('delete from due_row where key = ?', `settle/${subject}`);
};

/**
 * A 暂定 day waits for its year: for the day on which an administrator enters it, or for 1 January of it, by when it has
 * been published and a newer program knows it.
 */
export const settleWhen: Projection<DeadlineEvent>['when'] = {
  DeadlineSet: (db, { subject, step, countyId, dueDate, basis }, { sequence }) => {
    if (!basis.provisional) return;
    const id = clockId(subject, step);
    const [year = dueDate.slice(0, 4)] = unpublishedYears(publishedCalendar, plusDays(basis.from, 1), dueDate);
    const row = [`settle/${id}`, 'settle', id, countyId, `${year}-01-01`, sequence] as const;
    db.run('insert or replace into due_row values (?, ?, ?, ?, ?, ?)', ...row);
  },
  DeadlineSettled: (db, { subject, step }) => forget(db, clockId(subject, step)),
  DeadlineDropped: (db, { subject, step }) => forget(db, clockId(subject, step)),
};

/** When a year is entered, what waited for it is settled on that day (ISO date). */
export const wakeSettlings = (
  db: Sqlite,
  year: string,
  { sequence, effectiveAt }: Readonly<{ sequence: number; effectiveAt: string }>,
): void => {
  db.run(
    `update due_row set wake_on = min(wake_on, ?), sequence = ? where kind = 'settle' and substr(wake_on, 1, 4) = ?`,
    effectiveAt,
    sequence,
    year,
  );
};
