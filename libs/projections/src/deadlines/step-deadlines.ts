import { clockId, type ClockSubject, type DeadlineBasis, type DeadlineEvent, type Step } from '@app/domain/deadlines';
import { daysBetween } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';

/** Steps with a limit: what is awaited, what was done and on which day, what is awaited no longer. */
export const stepDeadlines: Projection<DeadlineEvent> = {
  name: 'step-deadline@1',
  tables: `create table step_deadline (
    deadline_id text not null, number integer not null, subject_kind text not null, subject_id text not null,
    round integer not null, step text not null, unit_id text not null, county_id text not null, due_date text not null,
    basis text not null, state text not null, met_on text, recorded_on text, sequence integer not null,
    primary key (deadline_id, number)
  ) strict, without rowid;`,
  indexes: `create index step_deadline_subject on step_deadline (subject_id, sequence);
    create index step_deadline_open on step_deadline (county_id, due_date) where state = 'open';`,
  when: {
    DeadlineSet: (db, { subject, step, number, unitId, countyId, dueDate, basis }, { sequence }) => {
      db.run(
        `insert into step_deadline values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', null, null, ?)`,
        clockId(subject, step),
        number,
        subject.kind,
        subject.id,
        subject.round,
        step,
        unitId,
        countyId,
        dueDate,
        JSON.stringify(basis),
        sequence,
      );
    },
    DeadlineMet: (db, { subject, step, number, on, recordedOn }) => {
      db.run(
        `update step_deadline set state = 'met', met_on = ?, recorded_on = ? where deadline_id = ? and number = ?`,
        on,
        recordedOn,
        clockId(subject, step),
        number,
      );
    },
    DeadlineSettled: (db, { subject, step, number, dueDate, basis }) => {
      db.run(
        'update step_deadline set due_date = ?, basis = ? where deadline_id = ? and number = ?',
        dueDate,
        JSON.stringify(basis),
        clockId(subject, step),
        number,
      );
    },
    DeadlineDropped: (db, { subject, step, number }) => {
      db.run(
        `update step_deadline set state = 'dropped' where deadline_id = ? and number = ?`,
        clockId(subject, step),
        number,
      );
    },
  },
};

/** One limit of a step. Lateness in natural days, judged twice: by the day it was done, and the day it was recorded. */
export type StepDeadline = Readonly<{
  step: Step;
  round: number;
  number: number;
  dueDate: string;
  basis: DeadlineBasis;
  /** `overdue`: not done, and the day asked about is later. */
  state: 'open' | 'overdue' | 'met';
  /** ISO dates; null while it is awaited. */
  metOn: string | null;
  recordedOn: string | null;
  /** 0 when in time; of what is not done, as of the day asked about. */
  daysLate: number;
  daysLateRecorded: number;
  sequence: number;
}>;

type Row = Omit<StepDeadline, 'basis' | 'daysLate' | 'daysLateRecorded' | 'state'> &
  Readonly<{ basis: string; state: 'open' | 'met' }>;

const late = (dueDate: string, day: string): number => Math.max(0, daysBetween(dueDate, day));

/** The limits of an issue's (or inspection's) steps in the order they were set, judged on a day; dropped ones are left out. */
export const stepDeadlinesOf = (db: Sqlite, { kind, id }: Pick<ClockSubject, 'kind' | 'id'>, day: string) =>
  db
    .all<Row>(
      `select step, round, number, due_date as dueDate, basis, state, met_on as metOn, recorded_on as recordedOn,
         sequence from step_deadline
       where subject_id = ? and subject_kind = ? and state <> 'dropped' order by sequence`,
      id,
      kind,
    )
    .map(({ basis, ...row }): StepDeadline => {
      const daysLate = late(row.dueDate, row.metOn ?? day);
      return {
        ...row,
        basis: JSON.parse(basis) as DeadlineBasis,
        state: row.state === 'open' && daysLate > 0 ? 'overdue' : row.state,
        daysLate,
        daysLateRecorded: late(row.dueDate, row.recordedOn ?? day),
      };
    });
