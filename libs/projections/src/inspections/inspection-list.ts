import type { InspectionEvent, InspectionKind, InspectionStatus } from '@app/domain/inspections';
import type { Sqlite } from '@app/sqlite';
import { forever, type Projection } from '../kernel/index.js';

const touch = (db: Sqlite, inspectionId: string, sequence: number, changes: string, ...values: (string | number)[]) => {
  const changed = db.run(
    `update inspection_list set sequence = ?, ${changes} where inspection_id = ?`,
    sequence,
    ...values,
    inspectionId,
  );
  if (changed === 0) throw new Error(`inspection ${inspectionId} was never planned`);
};

/** Every inspection with what a list shows of it. */
export const inspectionList: Projection<InspectionEvent> = {
  name: 'inspection-list@4',
  tables: `create table inspection_list (
    inspection_id text primary key, kind text not null, unit_id text not null, county_id text not null,
    subject text not null, team text not null, date text not null, status text not null, notice_number text,
    started_on text, completed_on text, findings integer not null, issues integer not null, defence_due_date text,
    defences integer not null, unanswered integer not null, waived integer not null, letter_number text,
    rectification_due_date text, report_number text, planned_sequence integer not null, sequence integer not null,
    review text, letter_on text
  ) strict, without rowid;`,
  indexes: `
    create index inspection_list_unit on inspection_list (unit_id, date);
    create index inspection_list_date on inspection_list (date);`,
  when: {
    InspectionPlanned: (db, data, { sequence }) => {
      db.run(
        `insert into inspection_list values (?, ?, ?, ?, ?, ?, ?, 'planned', null, null, null, 0, 0, null, 0, 0, 0,
           null, null, null, ?, ?, null, null)`,
        data.inspectionId,
        data.kind,
        data.unitId,
        data.countyId,
        data.subject,
        JSON.stringify(data.team),
        data.date,
        sequence,
        sequence,
      );
    },
    InspectionTeamChanged: (db, { inspectionId, team }, { sequence }) =>
      touch(db, inspectionId, sequence, 'team = ?', JSON.stringify(team)),
    InspectionRescheduled: (db, { inspectionId, date }, { sequence }) =>
      touch(db, inspectionId, sequence, 'date = ?', date),
    InspectionNoticeSent: (db, { inspectionId, noticeNumber }, { sequence }) =>
      touch(db, inspectionId, sequence, 'notice_number = ?', noticeNumber),
    InspectionStarted: (db, { inspectionId, on }, { sequence }) =>
      touch(db, inspectionId, sequence, `status = 'started', started_on = ?`, on),
    FindingRaised: (db, { inspectionId }, { sequence }) => touch(db, inspectionId, sequence, 'findings = findings + 1'),
    FindingWithdrawn: (db, { inspectionId }, { sequence }) =>
      touch(db, inspectionId, sequence, 'findings = max(findings - 1, 0)'),
    InspectionCompleted: (db, { inspectionId, on, findings }, { sequence }) =>
      touch(
        db,
        inspectionId,
        sequence,
        `status = 'completed', completed_on = ?, issues = ?`,
        on,
        findings.filter(({ severity }) => severity !== 'onTheSpot').length,
      ),
    InspectionReported: (db, { inspectionId, reportNumber }, { sequence }) =>
      touch(db, inspectionId, sequence, 'report_number = ?', reportNumber),
    PreliminaryOpinionIssued: (db, { inspectionId, defenceDueDate }, { sequence }) =>
      touch(db, inspectionId, sequence, `status = 'hearing', defence_due_date = ?`, defenceDueDate),
    DefenceFiled: (db, { inspectionId }, { sequence }) =>
      touch(db, inspectionId, sequence, 'defences = defences + 1, unanswered = unanswered + 1'),
    DefenceWaived: (db, { inspectionId }, { sequence }) => touch(db, inspectionId, sequence, 'waived = 1'),
    DefenceAnswered: (db, { inspectionId }, { sequence }) =>
      touch(db, inspectionId, sequence, 'unanswered = max(unanswered - 1, 0)'),
    OpinionLetterIssued: (db, { inspectionId, letterNumber, on, rectificationDueDate }, { sequence }) =>
      touch(
        db,
        inspectionId,
        sequence,
        `status = 'concluded', letter_number = ?, letter_on = ?, rectification_due_date = ?`,
        letterNumber,
        on,
        rectificationDueDate,
      ),
    LetterDateSettled: (db, { inspectionId, dueDate }, { sequence }) =>
      touch(db, inspectionId, sequence, 'rectification_due_date = ?', dueDate),
    ReviewRequested: (db, { inspectionId }, { sequence }) => touch(db, inspectionId, sequence, `review = 'asked'`),
    ReviewAnswered: (db, { inspectionId }, { sequence }) => touch(db, inspectionId, sequence, `review = 'answered'`),
    InspectionCancelled: (db, { inspectionId }, { sequence }) =>
      touch(db, inspectionId, sequence, `status = 'cancelled'`),
  },
};

/** One line of the list. Days are ISO dates; `issues` counts the findings that opened an issue. */
export type InspectionRow = Readonly<{
  inspectionId: string;
  kind: InspectionKind;
  unitId: string;
  countyId: string;
  subject: string;
  team: readonly string[];
  date: string;
  status: Exclude<InspectionStatus, 'none'>;
  noticeNumber: string | null;
  startedOn: string | null;
  completedOn: string | null;
  findings: number;
  issues: number;
  defenceDueDate: string | null;
  defences: number;
  unanswered: number;
  waived: boolean;
  letterNumber: string | null;
  rectificationDueDate: string | null;
  reportNumber: string | null;
  /** 复核 of the letter; null while nobody asked for it. */
  review: 'asked' | 'answered' | null;
  sequence: number;
}>;

type Stored = Omit<InspectionRow, 'team' | 'waived'> & { team: string; waived: number };

const columns = `inspection_id as inspectionId, kind, unit_id as unitId, county_id as countyId, subject, team, date,
  status, notice_number as noticeNumber, started_on as startedOn, completed_on as completedOn, findings, issues,
  defence_due_date as defenceDueDate, defences, unanswered, waived, letter_number as letterNumber,
  rectification_due_date as rectificationDueDate, report_number as reportNumber, review, sequence`;

const shown = (row: Stored): InspectionRow => ({
  ...row,
  team: JSON.parse(row.team) as string[],
  waived: row.waived === 1,
});

export type InspectionFilter = Readonly<{
  /** The subtrees that the reader may see. */
  roots: readonly string[];
  unitId?: string | undefined;
  kind?: string | undefined;
  status?: string | undefined;
  /** Only those with this account on the team. */
  inspectorId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit: number;
  offset: number;
}>;

/** Inspections of units at or below the roots, latest date first. */
export const inspectionsOf = (
  db: Sqlite,
  { roots, unitId, kind, status, inspectorId, from, to, limit, offset }: InspectionFilter,
): Readonly<{ rows: readonly InspectionRow[]; total: number }> => {
  const under = 'unit_id in (select unit from organization_closure where ancestor in (select value from json_each(?)))';
  const where = `from inspection_list where ${under} and (? is null or ${under}) and (? is null or kind = ?)
    and (? is null or status = ?) and (? is null or exists (select 1 from json_each(team) where value = ?))
    and date >= ? and date <= ?`;
  const twice = (value: string | undefined) => [value ?? null, value ?? null];
  const values = [
    JSON.stringify(roots),
    unitId ?? null,
    JSON.stringify(unitId === undefined ? [] : [unitId]),
    ...twice(kind),
    ...twice(status),
    ...twice(inspectorId),
    from ?? '',
    to ?? forever,
  ];
  return {
    rows: db
      .all<Stored>(
        `select ${columns} ${where} order by date desc, planned_sequence desc limit ? offset ?`,
        ...values,
        limit,
        offset,
      )
      .map(shown),
    total: db.get<{ total: number }>(`select count(*) as total ${where}`, ...values)?.total ?? 0,
  };
};

/** One inspection, or undefined. */
export const inspectionById = (db: Sqlite, inspectionId: string): InspectionRow | undefined => {
  const row = db.get<Stored>(`select ${columns} from inspection_list where inspection_id = ?`, inspectionId);
  return row && shown(row);
};

/** How many inspections that were not called off each of the people has on a day; those without one are missing. */
export const visitsOn = (db: Sqlite, accountIds: readonly string[], date: string): ReadonlyMap<string, number> =>
  new Map(
    db
      .all<{ id: string; visits: number }>(
        `select member.value as id, count(*) as visits from inspection_list, json_each(team) member
         where date = ? and status <> 'cancelled' and member.value in (select value from json_each(?)) group by 1`,
        date,
        JSON.stringify(accountIds),
      )
      .map(({ id, visits }) => [id, visits]),
  );
