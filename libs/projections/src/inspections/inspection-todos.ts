import type { Sqlite } from '@app/sqlite';

/** Who an act waits for: the supervision office, the team of the visit, or the inspected unit. */
export type InspectionWaiting = 'office' | 'team' | 'unit';

/** Something that waits for somebody. `dueDate`: the day of the visit, or the end of the window. */
export type InspectionTodo = Readonly<{
  inspectionId: string;
  act: string;
  waitsFor: InspectionWaiting;
  unitId: string;
  subject: string;
  kind: string;
  status: string;
  dueDate: string | null;
  overdue: boolean;
}>;

/** A role held at a unit and all units below it. */
export type Seat = Readonly<{ role: string; unitId: string }>;

/**
 * `seats`: what the reader may act as, and where. `accountId` is the reader's: team acts wait only for those on the
 * team. `roots` instead: whatever waits for anybody, of units at or below one of them. `day`: today, an ISO date.
 */
export type InspectionTodoFilter = Readonly<{
  seats: readonly Seat[];
  roots?: readonly string[] | undefined;
  accountId: string;
  day: string;
  limit: number;
  offset: number;
}>;

/** Which roles each of them is. */
const seated: Readonly<Record<InspectionWaiting, readonly string[]>> = {
  office: ['supervisionDirector'],
  team: ['inspector'],
  unit: ['principal', 'reporter'],
};

/** `due` may use the row; `when` may use one parameter, the day, through `d.day`. */
const steps: readonly Readonly<{ act: string; waitsFor: InspectionWaiting; when: string; due: string }>[] = [
  {
    act: 'sendNotice',
    waitsFor: 'office',
    when: `l.status = 'planned' and l.kind <> 'routine' and l.notice_number is null`,
    due: 'l.date',
  },
  {
    act: 'start',
    waitsFor: 'team',
    when: `l.status = 'planned' and (l.kind = 'routine' or l.notice_number is not null)`,
    due: 'l.date',
  },
  { act: 'complete', waitsFor: 'team', when: `l.status = 'started'`, due: 'l.date' },
  // 经常性督导 ends with its report; the other two hear the unit first (教育督导条例 第二十条), and report after the letter.
  {
    act: 'fileReport',
    waitsFor: 'team',
    when: `l.report_number is null and (l.status = 'concluded' or (l.status = 'completed' and l.kind = 'routine'))`,
    due: 'null',
  },
  {
    act: 'issuePreliminaryOpinion',
    waitsFor: 'office',
    when: `l.status = 'completed' and l.kind <> 'routine'`,
    due: 'null',
  },
  {
    act: 'defend',
    waitsFor: 'unit',
    when: `l.status = 'hearing' and l.waived = 0 and l.defence_due_date >= d.day`,
    due: 'l.defence_due_date',
  },
  { act: 'answerDefence', waitsFor: 'office', when: `l.status = 'hearing' and l.unanswered > 0`, due: 'null' },
  {
    act: 'issueLetter',
    waitsFor: 'office',
    when: `l.status = 'hearing' and l.unanswered = 0 and (l.waived = 1 or l.defence_due_date < d.day)`,
    due: 'null',
  },
];

/** 我的待办 (or everybody's) among the inspections, the nearest day first. */
export const inspectionTodos = (
  db: Sqlite,
  { seats, roots, accountId, day, limit, offset }: InspectionTodoFilter,
): Readonly<{ rows: readonly InspectionTodo[]; total: number }> => {
  const rootsOf = (waitsFor: InspectionWaiting) =>
    roots ?? seats.filter(({ role }) => seated[waitsFor].includes(role)).map(({ unitId }) => unitId);
  const wanted = steps.filter(({ waitsFor }) => rootsOf(waitsFor).length > 0);
  if (wanted.length === 0) return { rows: [], total: 0 };
  const union = wanted
    .map(
      ({ act, waitsFor, when, due }) => `select l.inspection_id as inspectionId, '${act}' as act,
        '${waitsFor}' as waitsFor, l.unit_id as unitId, l.subject, l.kind, l.status, ${due} as dueDate,
        coalesce(${due} < d.day, 0) as overdue, l.planned_sequence
      from inspection_list l join d
      where ${when} and ${waitsFor === 'team' && !roots ? 'exists (select 1 from json_each(l.team), d where value = d.account)' : 'true'}
        and l.unit_id in (select unit from organization_closure, d where ancestor in (select value from json_each(d.for_${waitsFor})))`,
    )
    .join(' union all ');
  const given = 'with d(day, account, for_office, for_team, for_unit) as (values (?, ?, ?, ?, ?))';
  const values = [
    day,
    accountId,
    JSON.stringify(rootsOf('office')),
    JSON.stringify(rootsOf('team')),
    JSON.stringify(rootsOf('unit')),
  ];
  const rows = db.all<Omit<InspectionTodo, 'overdue'> & { overdue: number }>(
    `${given} select inspectionId, act, waitsFor, unitId, subject, kind, status, dueDate, overdue from (${union})
      order by dueDate is null, dueDate, planned_sequence, act limit ? offset ?`,
    ...values,
    limit,
    offset,
  );
  return {
    rows: rows.map((row) => ({ ...row, overdue: row.overdue === 1 })),
    total: db.get<{ total: number }>(`${given} select count(*) as total from (${union})`, ...values)?.total ?? 0,
  };
};
