import { clockId, type ClockSubject, type DeadlineBasis, type DeadlineEvent, type Step } from '@app/domain/deadlines';
import { daysBetween, plusDays, type Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import { anyProjection, fromEvents, trueBy, type PointAsked, type Projection } from '../kernel/index.js';

/** Steps with a limit: what is awaited, what was done and on which day, what is awaited no longer. */
export const stepDeadlines: Projection<DeadlineEvent> = {
  name: 'step-deadline@2',
  tables: `create table step_deadline (
    deadline_id text not null, number integer not null, subject_kind text not null, subject_id text not null,
    round integer not null, step text not null, unit_id text not null, county_id text not null, due_date text not null,
    basis text not null, state text not null, met_on text, recorded_on text, sequence integer not null,
    stopped_from text, stood integer not null,
    primary key (deadline_id, number)
  ) strict, without rowid;`,
  indexes: `create index step_deadline_subject on step_deadline (subject_id, sequence);
    create index step_deadline_open on step_deadline (county_id, due_date) where state = 'open';`,
  when: {
    DeadlineSet: (db, { subject, step, number, unitId, countyId, dueDate, basis }, { sequence }) => {
      db.run(
        `insert into step_deadline values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', null, null, ?, null, 0)`,
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
    DeadlineStopped: (db, { subject, step, number, from }) => {
      db.run(
        'update step_deadline set stopped_from = ? where deadline_id = ? and number = ?',
        from,
        clockId(subject, step),
        number,
      );
    },
    // What was late already stays due when it was: the days on which it stood are no days of being late.
    DeadlineResumed: (db, { subject, step, number, dueDate, was, basis, days }) => {
      db.run(
        `update step_deadline set due_date = ?, basis = ?, stopped_from = null, stood = stood + ?
         where deadline_id = ? and number = ?`,
        dueDate,
        JSON.stringify(basis),
        dueDate === was ? days : 0,
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

/** One limit of a step. Lateness in natural days, without those on which the clock stood, judged twice: by the day it was done, and the day it was recorded. */
export type StepDeadline = Readonly<{
  step: Step;
  round: number;
  number: number;
  dueDate: string;
  basis: DeadlineBasis;
  /** `overdue`: not done, and the day asked about is later; `stopped`: the clock of its matter stands. */
  state: 'open' | 'overdue' | 'stopped' | 'met';
  /** The first day that does not count (ISO date), while it stands. */
  stoppedFrom: string | null;
  /** ISO dates; null while it is awaited. */
  metOn: string | null;
  recordedOn: string | null;
  /** 0 when in time; of what is not done, as of the day asked about. */
  daysLate: number;
  daysLateRecorded: number;
  sequence: number;
}>;

type Row = Omit<StepDeadline, 'basis' | 'daysLate' | 'daysLateRecorded' | 'state'> &
  Readonly<{ basis: string; state: 'open' | 'met'; stood: number }>;

const late = ({ dueDate, stoppedFrom, stood }: Row, day: string): number => {
  const last = stoppedFrom !== null && stoppedFrom <= day ? plusDays(stoppedFrom, -1) : day;
  return Math.max(0, daysBetween(dueDate, last) - stood);
};

const stateOf = ({ state, stoppedFrom }: Row, daysLate: number): StepDeadline['state'] => {
  if (state === 'met') return 'met';
  if (daysLate > 0) return 'overdue';
  return stoppedFrom === null ? 'open' : 'stopped';
};

type Subject = Pick<ClockSubject, 'kind' | 'id'>;

/** The limits of an issue's (or inspection's) steps in the order they were set, judged on a day; dropped ones are left out. */
export const stepDeadlinesOf = (db: Sqlite, { kind, id }: Subject, day: string): readonly StepDeadline[] =>
  db
    .all<Row>(
      `select step, round, number, due_date as dueDate, basis, state, met_on as metOn, recorded_on as recordedOn,
         sequence, stopped_from as stoppedFrom, stood from step_deadline
       where subject_id = ? and subject_kind = ? and state <> 'dropped' order by sequence`,
      id,
      kind,
    )
    .map((row): StepDeadline => {
      const daysLate = late(row, row.metOn ?? day);
      const { stood: _stood, ...shown } = row;
      return {
        ...shown,
        basis: JSON.parse(row.basis) as DeadlineBasis,
        state: stateOf(row, daysLate),
        daysLate,
        daysLateRecorded: late(row, row.recordedOn ?? day),
      };
    });

/** The ids of all steps of an issue (or inspection) that ever had a limit: each is a stream of its own. */
export const stepsWithLimit = (db: Sqlite, { kind, id }: Subject): readonly string[] =>
  db
    .all<{ step: string }>(
      'select distinct deadline_id as step from step_deadline where subject_id = ? and subject_kind = ?',
      id,
      kind,
    )
    .map(({ step }) => step);

const rows = fromEvents([anyProjection(stepDeadlines)]);

/**
 * The same at a point: limits that were set by then, as they were, judged on its day. What was done later is awaited there.
 * @param events of the matter, and after them of its steps, each stream's oldest first
 */
export const stepDeadlinesAt = (
  events: readonly Recorded[],
  subject: Subject,
  asked: PointAsked,
): readonly StepDeadline[] => rows(trueBy(events, asked), (db) => stepDeadlinesOf(db, subject, asked.asOf));

/** The limit of a step that is awaited now, of an issue or an inspection by its id; undefined when there is none. */
export const openStepOf = (
  db: Sqlite,
  subjectId: string,
  step: Step,
): Pick<StepDeadline, 'dueDate' | 'basis' | 'stoppedFrom'> | undefined => {
  const row = db.get<Pick<StepDeadline, 'dueDate' | 'stoppedFrom'> & { basis: string }>(
    `select due_date as dueDate, basis, stopped_from as stoppedFrom from step_deadline
     where subject_id = ? and step = ? and state = 'open' order by sequence desc limit 1`,
    subjectId,
    step,
  );
  return row && { ...row, basis: JSON.parse(row.basis) as DeadlineBasis };
};
