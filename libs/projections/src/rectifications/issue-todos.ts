import type { Sqlite } from '@app/sqlite';
import { overdueSql, partUnder } from './issues.js';

/** Who an act waits for: the supervision office, its inspectors, the lead unit, or a department that was asked. */
export type Waiting = 'office' | 'inspectors' | 'leadUnit' | 'department';

/** Something that waits for somebody. */
export type IssueTodo = Readonly<{
  issueId: string;
  act: string;
  waitsFor: Waiting;
  /** The unit that is to act; for office and inspectors the county. */
  unitId: string;
  /** The unit that has the problem. */
  problemUnitId: string;
  problem: string;
  severity: string;
  status: string;
  round: number;
  dueDate: string | null;
  overdue: boolean;
  /** The day since when it waits. */
  since: string;
}>;

/** A role held at a unit and all units below it. */
export type Seat = Readonly<{ role: string; unitId: string }>;

/**
 * `seats`: what the reader may act as, and where; `roots` instead: whatever waits for anybody on issues in which a unit
 * at or below one of them has a part. `day`: today, an ISO date.
 */
export type TodoFilter = Readonly<{
  seats: readonly Seat[];
  roots?: readonly string[] | undefined;
  day: string;
  limit: number;
  offset: number;
}>;

/** Which roles each of them is. Extensions may be decided by a leader of the bureau as well. */
const seated: Readonly<Record<Waiting, readonly string[]>> = {
  office: ['supervisionDirector'],
  inspectors: ['inspector'],
  leadUnit: ['principal', 'reporter', 'responsibleUnit'],
  department: ['responsibleUnit'],
};
const rolesFor = (act: string, waitsFor: Waiting): readonly string[] =>
  act === 'decideExtension' ? [...seated[waitsFor], 'bureauLeader'] : seated[waitsFor];

/** What each state waits for. Reopened and new issues alike wait to be assigned. */
const steps: readonly Readonly<{ when: string; act: string; waitsFor: Waiting; unit: string }>[] = [
  {
    when: `s.status = 'raised' and s.consulted_unit_id is null`,
    act: 'assign',
    waitsFor: 'office',
    unit: 'i.county_id',
  },
  { when: `s.status = 'planSubmitted'`, act: 'decidePlan', waitsFor: 'office', unit: 'i.county_id' },
  { when: `s.status = 'inadequate'`, act: 'rejectClosure', waitsFor: 'office', unit: 'i.county_id' },
  { when: `s.status = 'verified'`, act: 'close', waitsFor: 'office', unit: 'i.county_id' },
  { when: `s.extension_date is not null`, act: 'decideExtension', waitsFor: 'office', unit: 'i.county_id' },
  { when: `s.status = 'closureRequested'`, act: 'verify', waitsFor: 'inspectors', unit: 'i.county_id' },
  {
    when: `s.consulted_unit_id is not null`,
    act: 'answerConsultation',
    waitsFor: 'department',
    unit: 's.consulted_unit_id',
  },
  { when: `s.status = 'assigned'`, act: 'acknowledge', waitsFor: 'leadUnit', unit: 's.lead_unit_id' },
  { when: `s.status = 'acknowledged'`, act: 'submitPlan', waitsFor: 'leadUnit', unit: 's.lead_unit_id' },
  { when: `s.status = 'inProgress'`, act: 'rectify', waitsFor: 'leadUnit', unit: 's.lead_unit_id' },
  { when: `s.status = 'reportApproved'`, act: 'requestClosure', waitsFor: 'leadUnit', unit: 's.lead_unit_id' },
];

/** Office and inspectors see what waits under their roots; a unit sees what waits for it or a unit below it. */
const mine = (waitsFor: Waiting, unit: string): string =>
  waitsFor === 'office' || waitsFor === 'inspectors'
    ? partUnder
    : `${unit} in (select unit from organization_closure where ancestor in (select value from json_each(?)))`;

/** 我的待办 (or everybody's) among the issues, the most urgent first: once for each act that waits. */
export const issueTodos = (
  db: Sqlite,
  { seats, roots, day, limit, offset }: TodoFilter,
): Readonly<{ rows: readonly IssueTodo[]; total: number }> => {
  const rootsOf = ({ act, waitsFor }: (typeof steps)[number]) =>
    roots ?? seats.filter(({ role }) => rolesFor(act, waitsFor).includes(role)).map(({ unitId }) => unitId);
  const wanted = steps.filter((step) => rootsOf(step).length > 0);
  if (wanted.length === 0) return { rows: [], total: 0 };
  const union = wanted
    .map(
      ({ when, act, waitsFor, unit }) => `select i.issue_id as issueId, '${act}' as act, '${waitsFor}' as waitsFor,
        ${unit} as unitId, i.unit_id as problemUnitId, i.problem, i.severity, s.status, s.round, s.due_date as dueDate,
        coalesce(${overdueSql}, 0) as overdue, s.since, i.raised_sequence
      from issue_ledger_present s join issue_ledger i on i.issue_id = s.issue_id
      where ${when} and ${roots ? partUnder : mine(waitsFor, unit)}`,
    )
    .join(' union all ');
  const values = wanted.flatMap((step) => [day, JSON.stringify(rootsOf(step))]);
  const rows = db.all<Omit<IssueTodo, 'overdue'> & { overdue: number }>(
    `select issueId, act, waitsFor, unitId, problemUnitId, problem, severity, status, round, dueDate, overdue, since from (${union})
      order by dueDate is null, dueDate, raised_sequence, act limit ? offset ?`,
    ...values,
    limit,
    offset,
  );
  return {
    rows: rows.map((row) => ({ ...row, overdue: row.overdue === 1 })),
    total: db.get<{ total: number }>(`select count(*) as total from (${union})`, ...values)?.total ?? 0,
  };
};
