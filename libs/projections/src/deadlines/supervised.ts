import type { RungName } from '@app/domain/deadlines';
import type { IssueSeverity, RectificationStatus, StopGrounds } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import { always } from '../kernel/index.js';
import { knownBy } from '../rectifications/index.js';

/**
 * How an ordered issue stands to its due date on a day: with the office (复核、销号), overdue by more than 30 days, by 8
 * to 30, by up to 7; due within 7 days; later.
 */
export const latenesses = ['over30', 'over7', 'over', 'soon', 'ahead', 'office'] as const;
export type Lateness = (typeof latenesses)[number];

/** Whose word an issue waits for: the unit's answer to a slip, the office's to an answer, a leader's to a proposal. */
export const waits = ['answer', 'acceptance', 'proposal'] as const;
export type Wait = (typeof waits)[number];

/** Which issues: in these subtrees, judged on the day (ISO date), as known at a sequence (now without it). */
export type SupervisedFilter = Readonly<{
  roots: readonly string[];
  day: string;
  knownAt?: number | undefined;
  lateness?: Lateness | undefined;
  rung?: RungName | undefined;
  waiting?: Wait | undefined;
  leadUnitId?: string | undefined;
}>;

/** One ordered issue as supervision sees it. */
export type Supervised = Readonly<{
  issueId: string;
  unitId: string;
  countyId: string;
  leadUnitId: string;
  problem: string;
  severity: IssueSeverity;
  status: Exclude<RectificationStatus, 'none'>;
  noticeNumber: string | null;
  percent: number | null;
  dueDate: string;
  /** Natural days past the due date; negative before it. */
  daysLate: number;
  lateness: Lateness;
  /** Why its clock stands; null while it runs. */
  stopped: StopGrounds | null;
  /** The last day of a 暂缓. */
  stoppedUntil: string | null;
  /** When the next stage of a 长期整改 is looked at. */
  stageOn: string | null;
  /** The rung it stands on, and since when; null while nothing has fired in this round. */
  rung: RungName | null;
  rungOn: string | null;
  /** 已催 n 次. */
  notices: number;
  noticedOn: string | null;
  /** The slip that the unit has to answer, and by when. */
  owed: RungName | null;
  answerBy: string | null;
  /** The slip whose answer the office has to accept. */
  answered: RungName | null;
  /** What a leader has to decide. */
  proposed: RungName | null;
  /** When the next rung can fire. */
  nextOn: string | null;
}>;

/** A clock that stands is judged on the day it stopped: it never stops after the due date. */
const daysLate = `cast(julianday(coalesce(s.stopped_from, ?)) - julianday(s.due_date) as integer)`;
const latenessOf = `case when s.status in ('closureRequested', 'inadequate', 'verified') then 'office'
  when s.days > 30 then 'over30' when s.days > 7 then 'over7' when s.days > 0 then 'over'
  when s.days >= -7 then 'soon' else 'ahead' end`;

const under = 'select unit from organization_closure where ancestor in (select value from json_each(?))';

const waiting: Readonly<Record<Wait, string>> = {
  answer: 'r.owed is not null',
  acceptance: 'r.answered is not null',
  proposal: 'r.proposed is not null',
};

type Condition = readonly [sql: string, ...values: readonly (string | number)[]];

const conditions = ({ roots, lateness, rung, waiting: wait, leadUnitId }: SupervisedFilter): readonly Condition[] => [
  [`(i.unit_id in (${under}) or s.lead_unit_id in (${under}))`, JSON.stringify(roots), JSON.stringify(roots)],
  ...(lateness === undefined ? [] : ([[`${latenessOf} = ?`, lateness]] as const)),
  ...(rung === undefined ? [] : ([['r.rung = ?', rung]] as const)),
  ...(wait === undefined ? [] : ([[waiting[wait]]] as const)),
  ...(leadUnitId === undefined ? [] : ([['s.lead_unit_id = ?', leadUnitId]] as const)),
];

/** Where to look: ordered issues as they stand with what their ladders have come to, or as all of it was known. */
const sources = ({ day, knownAt }: SupervisedFilter): Condition => {
  const ordered = (known: string) => `from (select s.*, ${daysLate} as days from ${knownBy({ knownAt })} s
    where ${known} s.due_date is not null and s.status not in ('closed', 'withdrawn', 'superseded')) s
    join issue_ledger i on i.issue_id = s.issue_id`;
  if (knownAt === undefined)
    return [
      `${ordered('')}
      left join issue_rung_reached r on r.issue_id = s.issue_id and r.round = s.round
      left join due_row d on d.key = 'issue/' || s.issue_id`,
      day,
    ];
  return [
    `${ordered('s.rec_from <= ? and s.rec_to > ? and')}
    left join (select *, ${always} as rec_to from issue_rung_reached union all select * from issue_rung_reached_past) r
      on r.issue_id = s.issue_id and r.round = s.round and r.rec_from <= ? and r.rec_to > ?
    left join due_row_issue_wake d on d.issue_id = s.issue_id and d.rec_from = (
      select max(rec_from) from due_row_issue_wake w where w.issue_id = s.issue_id and w.rec_from <= ?)`,
    day,
    ...Array<number>(5).fill(knownAt),
  ];
};

const columns = `s.issue_id as issueId, i.unit_id as unitId, i.county_id as countyId, s.lead_unit_id as leadUnitId,
  i.problem, i.severity, s.status, s.notice_number as noticeNumber, s.percent, s.due_date as dueDate,
  s.days as daysLate, ${latenessOf} as lateness, s.stopped,
  s.stopped_until as stoppedUntil, s.stage_on as stageOn, r.rung, r.rung_on as rungOn, coalesce(r.notices, 0) as notices,
  r.noticed_on as noticedOn, r.owed, r.answer_by as answerBy, r.answered, r.proposed, d.wake_on as nextOn`;

const found = <Row>(db: Sqlite, what: string, filter: SupervisedFilter, rest: string, ...values: readonly number[]) => {
  const [from, ...points] = sources(filter);
  const wanted = conditions(filter);
  return db.all<Row>(
    `select ${what} ${from} where ${wanted.map(([sql]) => sql).join(' and ')} ${rest}`,
    ...points,
    ...wanted.flatMap(([, ...all]) => all),
    ...values,
  );
};

/** Ordered issues that have not ended, the most overdue first, those with the office last. */
export const supervisedIssues = (
  db: Sqlite,
  filter: SupervisedFilter,
  { limit, offset }: Readonly<{ limit: number; offset: number }>,
): Readonly<{ rows: readonly Supervised[]; total: number }> => {
  const [count] = found<{ total: number }>(db, 'count(*) as total', filter, '');
  const order = `order by lateness = 'office', s.due_date, i.raised_sequence limit ? offset ?`;
  return { rows: found<Supervised>(db, columns, filter, order, limit, offset), total: count?.total ?? 0 };
};

/** How many issues stand how, by one thing. */
export type SupervisionCounts = Readonly<{
  lateness: Readonly<Record<Lateness, number>>;
  /** Open issues by the rung they stand on. */
  rungs: Readonly<Partial<Record<RungName, number>>>;
  waiting: Readonly<Record<Wait, number>>;
  /** Who owes: lead units with what is overdue or due soon, the most overdue first. */
  units: readonly Readonly<{ unitId: string; overdue: number; soon: number; longest: number; slips: number }>[];
}>;

type Counted = readonly [
  lateness: Lateness,
  rung: RungName | null,
  lead: string,
  days: number,
  owed: number,
  answered: number,
  proposed: number,
];

/** The board of supervision: one pass over the open issues. */
export const supervisionCounts = (db: Sqlite, filter: SupervisedFilter): SupervisionCounts => {
  const [from, ...points] = sources(filter);
  const wanted = conditions(filter);
  const rows = db.allRaw<Counted>(
    `select ${latenessOf}, r.rung, s.lead_unit_id, s.days, r.owed is not null, r.answered is not null,
       r.proposed is not null ${from} where ${wanted.map(([sql]) => sql).join(' and ')}`,
    ...points,
    ...wanted.flatMap(([, ...all]) => all),
  );
  const lateness = { over30: 0, over7: 0, over: 0, soon: 0, ahead: 0, office: 0 };
  const rungs: Partial<Record<RungName, number>> = {};
  const waitingFor = { answer: 0, acceptance: 0, proposal: 0 };
  const units = new Map<string, { unitId: string; overdue: number; soon: number; longest: number; slips: number }>();
  for (const [late, rung, unitId, days, owed, answered, proposed] of rows) {
    lateness[late] += 1;
    if (rung) rungs[rung] = (rungs[rung] ?? 0) + 1;
    waitingFor.answer += owed;
    waitingFor.acceptance += answered;
    waitingFor.proposal += proposed;
    const unit = units.get(unitId) ?? { unitId, overdue: 0, soon: 0, longest: 0, slips: 0 };
    const overdue = late === 'over' || late === 'over7' || late === 'over30';
    unit.overdue += overdue ? 1 : 0;
    unit.soon += late === 'soon' ? 1 : 0;
    unit.longest = overdue ? Math.max(unit.longest, days) : unit.longest;
    unit.slips += owed;
    units.set(unitId, unit);
  }
  const owing = [...units.values()].filter(({ overdue, soon, slips }) => overdue + soon + slips > 0);
  return {
    lateness,
    rungs,
    waiting: waitingFor,
    units: owing.toSorted((a, b) => b.overdue - a.overdue || b.longest - a.longest || b.soon - a.soon),
  };
};
