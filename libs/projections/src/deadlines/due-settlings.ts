import {
  clockId,
  publishedCalendar,
  unpublishedYears,
  type DeadlineBasis,
  type DeadlineEvent,
} from '@app/domain/deadlines';
import type { InspectionEvent } from '@app/domain/inspections';
import { plusDays } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';

const forget = (db: Sqlite, subject: string): void => {
  db.run('delete from due_row where key = ?', `settle/${subject}`);
};

/** The day (ISO date) on which a 暂定 date is looked at: 1 January of the first year on its way that is not published. */
export const settleDay = (basis: DeadlineBasis, dueDate: string): string => {
  const [year = dueDate.slice(0, 4)] = unpublishedYears(publishedCalendar, plusDays(basis.from, 1), dueDate);
  return `${year}-01-01`;
};

type Set = Extract<DeadlineEvent, { type: 'DeadlineSet' | 'DeadlineResumed' }>['data'];
const wait = (db: Sqlite, { subject, step, countyId, dueDate, basis }: Set, sequence: number): void => {
  const id = clockId(subject, step);
  const row = [`settle/${id}`, 'settle', id, countyId, settleDay(basis, dueDate), sequence] as const;
  db.run('insert or replace into due_row values (?, ?, ?, ?, ?, ?)', ...row);
};

/**
 * A 暂定 day waits for its year: for the day on which an administrator enters it, or for 1 January of it, by when it has
 * been published and a newer program knows it.
 */
export const settleWhen: Projection<DeadlineEvent>['when'] = {
  DeadlineSet: (db, data, { sequence }) => {
    if (data.basis.provisional) wait(db, data, sequence);
  },
  // Perhaps into a year that is not published, perhaps out of one.
  DeadlineResumed: (db, data, { sequence }) => {
    forget(db, clockId(data.subject, data.step));
    if (data.basis.provisional) wait(db, data, sequence);
  },
  DeadlineSettled: (db, { subject, step }) => forget(db, clockId(subject, step)),
  DeadlineDropped: (db, { subject, step }) => forget(db, clockId(subject, step)),
};

/** A letter whose day is 暂定 waits like a step: under `letter/<inspection>`. */
export const letterWhen: Projection<InspectionEvent>['when'] = {
  InspectionPlanned: (db, { inspectionId, countyId }) =>
    void db.run('insert into due_row_inspection values (?, ?)', inspectionId, countyId),
  OpinionLetterIssued: (db, { inspectionId, rectificationDueDate, basis }, { sequence }) => {
    if (!basis.provisional) return;
    const county = db.get<{ id: string }>(
      'select county_id as id from due_row_inspection where inspection_id = ?',
      inspectionId,
    );
    if (!county) throw new Error(`inspection ${inspectionId} was never planned`);
    const day = settleDay(basis, rectificationDueDate);
    const row = [`letter/${inspectionId}`, 'letter', inspectionId, county.id, day, sequence] as const;
    db.run('insert or replace into due_row values (?, ?, ?, ?, ?, ?)', ...row);
  },
  LetterDateSettled: (db, { inspectionId }) =>
    void db.run('delete from due_row where key = ?', `letter/${inspectionId}`),
};

/** When a year is entered, what waited for it is settled on that day (ISO date). */
export const wakeSettlings = (
  db: Sqlite,
  year: string,
  { sequence, effectiveAt }: Readonly<{ sequence: number; effectiveAt: string }>,
): void => {
  db.run(
    `update due_row set wake_on = min(wake_on, ?), sequence = ? where kind in ('settle', 'order', 'letter') and substr(wake_on, 1, 4) = ?`,
    effectiveAt,
    sequence,
    year,
  );
};
