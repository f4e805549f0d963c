import { dataYearOf, type Marks } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import type { SubmissionStatus } from './version-rows.js';

/** A filing or a correction that waits for a reviewer. Accounts are ids, `until` an ISO instant. */
export type ReviewRow = Readonly<{
  unitId: string;
  unit: string;
  parentId: string | null;
  parent: string | null;
  stage: string | null;
  dataYear: string;
  version: number;
  kind: 'return' | 'figures' | 'correction';
  filedBy: string;
  filedAt: string;
  /** Fields without the reviewer's yes; null of bare figures and corrections, which are decided as a whole. */
  openItems: number | null;
  claimedBy: string | null;
  claimedUntil: string | null;
  /** Its place: the sequence at which it became ready. */
  place: number;
}>;

export type ReviewFilter = Readonly<{
  dataYear: string;
  /** Only units at or below these. */
  roots: readonly string[];
  limit: number;
  offset: number;
}>;

/** Ready: a return that its head has confirmed, bare figures, a correction. In the order in which they became so. */
const queue = `from submission_current c
  left join submission_review r on r.unit_id = c.unit_id and r.data_year = c.data_year
  where c.data_year = ? and (c.status = 'correcting' or
    (c.status = 'submitted' and (r.form_version is not c.version or r.ready_sequence is not null)))
  and c.unit_id in (select unit from organization_closure where ancestor in (select value from json_each(?)))`;
/**
 * The data years that a reviewer may ask about, the newest first, and which one is shown: the named one, else the last in
 * which something waits, else the last in which something was filed, else that of the day (ISO date).
 */
export const reviewYears = (
  db: Sqlite,
  roots: readonly string[],
  named: string | null,
  day: string,
): Readonly<{ dataYear: string; dataYears: readonly string[] }> => {
  const filed = db
    .all<{ year: string }>(
      `select distinct data_year as year from submission_current where unit_id in
         (select unit from organization_closure where ancestor in (select value from json_each(?))) order by 1 desc`,
      JSON.stringify(roots),
    )
    .map(({ year }) => year);
  const waits = (year: string): boolean =>
    db.get(`select 1 ${queue} limit 1`, year, JSON.stringify(roots)) !== undefined;
  const dataYear = named ?? filed.find(waits) ?? filed[0] ?? dataYearOf(day);
  return { dataYear, dataYears: [...new Set([dataYear, ...filed])].toSorted().toReversed() };
};
const place = `case when c.status = 'submitted' then coalesce(r.ready_sequence, c.sequence) else c.sequence end`;

const columns = `u.unit_id as unitId, u.name as unit, p.unit_id as parentId, p.name as parent, u.stage,
  q.data_year as dataYear, q.version,
  case when q.status = 'correcting' then 'correction' when q.by_form then 'return' else 'figures' end as kind,
  v.filed_by as filedBy, v.filed_at as filedAt,
  case when q.status = 'submitted' and q.by_form then q.open_items end as openItems,
  q.claimed_by as claimedBy, q.claimed_until as claimedUntil, q.place`;

/** What waits for a reviewer under the roots, the longest waiting first. */
export const reviewQueue = (
  db: Sqlite,
  { dataYear, roots, limit, offset }: ReviewFilter,
): Readonly<{ rows: readonly ReviewRow[]; total: number }> => {
  const values = [dataYear, JSON.stringify(roots)];
  const rows = db.all<ReviewRow>(
    `select ${columns} from (
       select c.unit_id, c.data_year, c.version, c.status, r.form_version is c.version as by_form, r.open_items,
         r.claimed_by, r.claimed_until, ${place} as place ${queue} order by place limit ? offset ?) q
     join organization_unit u on u.unit_id = q.unit_id
     left join organization_unit p on p.unit_id = u.parent_id
     join submission_version v on v.unit_id = q.unit_id and v.data_year = q.data_year and v.version = q.version
     order by q.place`,
    ...values,
    limit,
    offset,
  );
  return { rows, total: db.get<{ total: number }>(`select count(*) as total ${queue}`, ...values)?.total ?? 0 };
};

/** Which unit's filing stands before and after a place in the queue; null at its ends. */
export const neighbours = (
  db: Sqlite,
  { dataYear, roots }: Pick<ReviewFilter, 'dataYear' | 'roots'>,
  at: number,
): Readonly<{ previous: string | null; next: string | null }> => {
  const values = [dataYear, JSON.stringify(roots), at];
  const one = (compare: '<' | '>', order: 'desc' | 'asc') =>
    db.get<{ unitId: string }>(
      `select c.unit_id as unitId ${queue} and ${place} ${compare} ? order by ${place} ${order} limit 1`,
      ...values,
    )?.unitId ?? null;
  return { previous: one('<', 'desc'), next: one('>', 'asc') };
};

/** Where a filing's review stands: who holds it, the lock, the level above. */
export type ReviewState = Readonly<{
  status: SubmissionStatus;
  version: number;
  acceptedVersion: number | null;
  marks: Marks;
  openItems: number;
  readySequence: number | null;
  claimedBy: string | null;
  claimedUntil: string | null;
  liftedUntil: string | null;
  liftedReason: string | null;
  liftedBy: string | null;
  liftedAt: string | null;
  verifiedVersion: number | null;
  verifiedBy: string | null;
  verifiedAt: string | null;
  verifiedNote: string | null;
  place: number;
}>;

/** The version that stands: the newest, but not a correction that was refused or what was taken back after unlocking. */
export const standingVersion = ({ status, version, acceptedVersion }: ReviewState): number =>
  status === 'accepted' ? (acceptedVersion ?? version) : version;

/** Undefined when nothing was filed. */
export const reviewState = (db: Sqlite, unitId: string, dataYear: string): ReviewState | undefined => {
  const row = db.get<Omit<ReviewState, 'marks'> & Readonly<{ marks: string }>>(
    `select c.status, c.version, c.accepted_version as acceptedVersion, coalesce(r.marks, '{}') as marks,
       coalesce(r.open_items, 0) as openItems, r.ready_sequence as readySequence, r.claimed_by as claimedBy,
       r.claimed_until as claimedUntil, r.lifted_until as liftedUntil, r.lifted_reason as liftedReason,
       r.lifted_by as liftedBy, r.lifted_at as liftedAt, r.verified_version as verifiedVersion,
       r.verified_by as verifiedBy, r.verified_at as verifiedAt, r.verified_note as verifiedNote, ${place} as place
     from submission_current c
     left join submission_review r on r.unit_id = c.unit_id and r.data_year = c.data_year
     where c.unit_id = ? and c.data_year = ?`,
    unitId,
    dataYear,
  );
  return row && { ...row, marks: JSON.parse(row.marks) as Marks };
};
