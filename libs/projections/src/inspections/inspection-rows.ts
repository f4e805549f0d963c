import type { InspectionKind, InspectionStatus } from '@app/domain/inspections';
import type { Sqlite } from '@app/sqlite';
import { always, forever, type PointAsked } from '../kernel/index.js';

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

type Stored = Omit<InspectionRow, 'team' | 'waived'> & { team: string; waived: number; plannedSequence: number };

/** Columns of an inspection `l`, as it stands there or as it stood in `s`. */
const columnsOf = (s: 'l' | 's') => `l.inspection_id as inspectionId, l.kind, l.unit_id as unitId,
  l.county_id as countyId, l.subject, l.planned_sequence as plannedSequence, ${s}.team, ${s}.date, ${s}.status,
  ${s}.notice_number as noticeNumber, ${s}.started_on as startedOn, ${s}.completed_on as completedOn, ${s}.findings,
  ${s}.issues, ${s}.defence_due_date as defenceDueDate, ${s}.defences, ${s}.unanswered, ${s}.waived,
  ${s}.letter_number as letterNumber, ${s}.rectification_due_date as rectificationDueDate,
  ${s}.report_number as reportNumber, ${s}.review, ${s}.sequence`;

const shown = ({ plannedSequence: _plannedSequence, ...row }: Stored): InspectionRow => ({
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
  /** As known at a sequence and true by a day; as it stands now without it. */
  point?: PointAsked | undefined;
  limit: number;
  offset: number;
}>;

type Value = string | number | null;
/** Conditions on an inspection `l` that stands as `s` says, with their values. */
type Wanted = Readonly<{ where: (s: 'l' | 's') => string; values: readonly Value[] }>;

/** A select of the lines that are wanted: as they stand now, or as they stood at a point. */
const linesOf = (
  { where, values }: Wanted,
  point: PointAsked | undefined,
): readonly [sql: string, ...values: readonly Value[]] => {
  const present = `select ${columnsOf('l')} from inspection_list l where ${where('l')}`;
  if (!point) return [present, ...values];
  const { knownAt = always - 1, asOf } = point;
  // Most stand as they stood: only those that have changed since are looked for among all that ever stood.
  return [
    `${present} and l.sequence <= ? and l.since <= ?
     union all select ${columnsOf('s')} from inspection_list l
     cross join inspection_list_past s on s.inspection_id = l.inspection_id
     where ${where('s')} and l.planned_sequence <= ? and (l.sequence > ? or l.since > ?)
       and s.sequence <= ? and s.rec_to > ? and s.since <= ? and s.eff_to > ?`,
    ...values,
    knownAt,
    asOf,
    ...values,
    knownAt,
    knownAt,
    asOf,
    knownAt,
    knownAt,
    asOf,
    asOf,
  ];
};

const under = 'l.unit_id in (select unit from organization_closure where ancestor in (select value from json_each(?)))';

const wantedBy = ({ roots, unitId, kind, status, inspectorId, from, to }: InspectionFilter): Wanted => {
  const twice = (value: string | undefined) => [value ?? null, value ?? null];
  return {
    where: (s) => `${under} and (? is null or ${under}) and (? is null or l.kind = ?) and (? is null or ${s}.status = ?)
      and (? is null or exists (select 1 from json_each(${s}.team) where value = ?))
      and ${s}.date >= ? and ${s}.date <= ?`,
    values: [
      JSON.stringify(roots),
      unitId ?? null,
      JSON.stringify(unitId === undefined ? [] : [unitId]),
      ...twice(kind),
      ...twice(status),
      ...twice(inspectorId),
      from ?? '',
      to ?? forever,
    ],
  };
};

/** Inspections of units at or below the roots, latest date first. */
export const inspectionsOf = (
  db: Sqlite,
  filter: InspectionFilter,
): Readonly<{ rows: readonly InspectionRow[]; total: number }> => {
  const [lines, ...values] = linesOf(wantedBy(filter), filter.point);
  const window = `${lines} order by date desc, plannedSequence desc limit ? offset ?`;
  return {
    rows: db.all<Stored>(window, ...values, filter.limit, filter.offset).map(shown),
    total: db.get<{ total: number }>(`select count(*) as total from (${lines})`, ...values)?.total ?? 0,
  };
};

/** One inspection as it stands, or as it stood at a point; undefined: it is not known. */
export const inspectionById = (db: Sqlite, inspectionId: string, point?: PointAsked): InspectionRow | undefined => {
  const [line, ...values] = linesOf({ where: () => 'l.inspection_id = ?', values: [inspectionId] }, point);
  const row = db.get<Stored>(line, ...values);
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
