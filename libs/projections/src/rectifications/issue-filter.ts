import type { Sqlite } from '@app/sqlite';
import { standings } from './issue-standing.js';

/** At which day to judge, and which lines to show. `roots`: the subtrees that the reader may see. */
export type IssueFilter = Readonly<{
  roots: readonly string[];
  day: string;
  /** As known at this sequence; as known now without it. */
  knownAt?: number | undefined;
  /** Only issues in which this unit, or one below it, has a part. */
  unitId?: string | undefined;
  leadUnitId?: string | undefined;
  inspectionId?: string | undefined;
  /** Only those that stand in one of these states. */
  statuses?: readonly string[] | undefined;
  severity?: string | undefined;
  indicator?: string | undefined;
  /** true: only overdue ones; false: only others. */
  overdue?: boolean | undefined;
  /** true: only those that no unit was ordered to lead; false: only others. */
  unassigned?: boolean | undefined;
  /** true: only those that were opened again after their end; false: only others. */
  reopened?: boolean | undefined;
  /** Only those due on or after, and on or before these days. */
  dueFrom?: string | undefined;
  dueBy?: string | undefined;
  /** Only those raised on or after, and on or before these days. */
  raisedFrom?: string | undefined;
  raisedTo?: string | undefined;
  /** Part of the problem, of the notice's number or of the unit's name. */
  search?: string | undefined;
  sort?: IssueSort | undefined;
  limit: number;
  offset: number;
}>;

/** Orders of the 台账; with a minus the other way round. Without a due date comes last in either. */
export const issueSorts = ['due', '-due', 'raised', '-raised', '-severity', 'unit', '-since'] as const;
export type IssueSort = (typeof issueSorts)[number];

/** The SQL of each order. */
export const issueOrders: Readonly<Record<IssueSort, string>> = {
  due: 's.due_date is null, s.due_date, i.raised_sequence',
  '-due': 's.due_date is null, s.due_date desc, i.raised_sequence',
  raised: 'i.raised_on, i.raised_sequence',
  '-raised': 'i.raised_on desc, i.raised_sequence desc',
  '-severity': `case i.severity when 'serious' then 0 when 'complex' then 1 else 2 end, s.due_date is null, s.due_date,
    i.raised_sequence`,
  unit: `(select u.registered_sequence from organization_unit u where u.unit_id = i.unit_id), s.due_date is null,
    s.due_date, i.raised_sequence`,
  '-since': 's.since desc, s.rec_from desc',
};

/** The comparison that makes an issue overdue on `:day` (one parameter). */
export const overdueSql = `(s.status not in ('closed', 'withdrawn', 'superseded') and s.stopped is null and s.due_date < ?
  and (s.rectified_on is null or s.rectified_on > s.due_date))`;

/** A part of a where clause with its values. */
export type Condition = readonly [sql: string, ...values: readonly (string | number)[]];

const under = 'select unit from organization_closure where ancestor in (select value from json_each(?))';

/**
 * Issues in which a unit at or below one of the roots has or had a part. The unit whose issue it is always has one: it is
 * asked first, so that whoever sees a whole county never has every part of every issue looked up.
 */
export const partUnder = (roots: readonly string[]): Condition => [
  `(i.unit_id in (${under}) or i.issue_id in (
    select p.issue_id from issue_ledger_party p where p.unit_id in (${under})))`,
  JSON.stringify(roots),
  JSON.stringify(roots),
];

/** Somebody over so many units has their issues looked up one by one; over more, the open issues are gone through. */
const fewUnits = 60;

/**
 * The same as `partUnder`, for those who look often: of a school or a department only its own issues are read, however
 * many the county has. `few` says that they are found by their ids.
 */
export const partOfFew = (db: Sqlite, roots: readonly string[]): Readonly<{ few: boolean; condition: Condition }> => {
  const list = JSON.stringify(roots);
  const units = db.allRaw<readonly [string]>(`${under} limit ?`, list, fewUnits + 1);
  if (units.length > fewUnits) return { few: false, condition: partUnder(roots) };
  const own = `s.issue_id in (select p.issue_id from issue_ledger_party p where p.unit_id in (${under}))`;
  return { few: true, condition: [own, list] };
};

const searchSql = `(instr(i.problem, ?) > 0 or instr(s.notice_number, ?) > 0 or i.unit_id in (
  select unit.unit_id from organization_unit unit left join organization_unit above on above.unit_id = unit.parent_id
  where instr(coalesce(above.name, '') || unit.name, ?) > 0))`;

/** What a filter asks for, as SQL with its values. */
export const conditions = (filter: IssueFilter): readonly Condition[] => {
  const { roots, day, knownAt, unitId, leadUnitId, inspectionId, statuses, severity, indicator, overdue } = filter;
  const { unassigned, reopened, dueFrom, dueBy, raisedFrom, raisedTo, search } = filter;
  const all: readonly (Condition | false)[] = [
    knownAt !== undefined && ['s.rec_from <= ? and s.rec_to > ?', knownAt, knownAt],
    partUnder(roots),
    unitId !== undefined && partUnder([unitId]),
    leadUnitId !== undefined && ['s.lead_unit_id = ?', leadUnitId],
    unassigned !== undefined && [unassigned ? 's.lead_unit_id is null' : 's.lead_unit_id is not null'],
    inspectionId !== undefined && ['i.inspection_id = ?', inspectionId],
    statuses !== undefined && ['s.status in (select value from json_each(?))', JSON.stringify(statuses)],
    severity !== undefined && ['i.severity = ?', severity],
    indicator !== undefined && ['i.indicator = ?', indicator],
    overdue !== undefined && [overdue ? overdueSql : `coalesce(${overdueSql}, 0) = 0`, day],
    reopened !== undefined && [reopened ? 's.round > 1' : 's.round <= 1'],
    dueFrom !== undefined && ['s.due_date >= ?', dueFrom],
    dueBy !== undefined && ['s.due_date <= ?', dueBy],
    raisedFrom !== undefined && ['i.raised_on >= ?', raisedFrom],
    raisedTo !== undefined && ['i.raised_on <= ?', raisedTo],
    search !== undefined && [searchSql, search, search, search],
  ];
  return all.filter((condition) => condition !== false);
};

/** Where to look: how issues stand, or also how they ever stood. */
export const knownBy = ({ knownAt }: Pick<IssueFilter, 'knownAt'>): string =>
  knownAt === undefined ? 'issue_ledger_present' : standings;
