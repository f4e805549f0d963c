import type { Evidence } from '@app/domain/kernel';
import type { Enrolment, Figures, ReturnReason } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import type { BroughtInFrom, SubmissionStatus, VersionStatus } from './version-rows.js';

/** A unit's filing of a data year, as it stands. `notFiled`: the unit files and has not. */
export type SubmissionRow = Readonly<{
  unitId: string;
  unit: string;
  parentId: string | null;
  parent: string | null;
  stage: string | null;
  dataYear: string;
  status: SubmissionStatus | 'notFiled';
  version: number | null;
  acceptedVersion: number | null;
  /** Whether what counts was brought in (补录). */
  broughtIn: boolean;
  sequence: number | null;
  at: string | null;
}>;

export type SubmissionFilter = Readonly<{
  dataYear: string;
  /** Only units at or below these. */
  roots: readonly string[];
  status?: SubmissionRow['status'] | undefined;
  limit: number;
  offset: number;
}>;

/**
 * The filings of every unit that files under the roots: open sections, and schools whose stages share buildings;
 * those that have not filed too, and counties that have filed their own return. In the order of registration.
 */
export const submissionsUnder = (
  db: Sqlite,
  { dataYear, roots, status, limit, offset }: SubmissionFilter,
): Readonly<{ rows: readonly SubmissionRow[]; total: number }> => {
  const from = `from organization_unit u left join organization_unit p on p.unit_id = u.parent_id
    left join submission_current c on c.unit_id = u.unit_id and c.data_year = ?
    where u.unit_id in (select unit from organization_closure where ancestor in (select value from json_each(?)))
    and (u.kind = 'section' or u.shared_buildings = 1 or (u.kind = 'county' and c.unit_id is not null)) and (u.status = 'open' or c.unit_id is not null)
    and (? is null or coalesce(c.status, 'notFiled') = ?)`;
  const values = [dataYear, JSON.stringify(roots), status ?? null, status ?? null];
  const rows = db.all<Omit<SubmissionRow, 'broughtIn'> & Readonly<{ broughtIn: number }>>(
    `select u.unit_id as unitId, u.name as unit, p.unit_id as parentId, p.name as parent, u.stage, ? as dataYear,
       coalesce(c.status, 'notFiled') as status, c.version, c.accepted_version as acceptedVersion, c.sequence, c.at,
       exists (select 1 from submission_version v where v.unit_id = c.unit_id and v.data_year = c.data_year
         and v.version = c.accepted_version and v.brought_in is not null) as broughtIn
     ${from} order by u.registered_sequence limit ? offset ?`,
    dataYear,
    ...values,
    limit,
    offset,
  );
  return {
    rows: rows.map((row) => ({ ...row, broughtIn: row.broughtIn === 1 })),
    total: db.get<{ total: number }>(`select count(*) as total ${from}`, ...values)?.total ?? 0,
  };
};

/** One version of a unit's figures, with who filed it and what was decided. */
export type SubmissionVersion = Readonly<{
  version: number;
  status: VersionStatus;
  figures: Figures;
  enrolment: Enrolment | null;
  effectiveFrom: string;
  /** The note of a filing, the reason of a correction. */
  said: string | null;
  evidence: readonly Evidence[];
  supersedes: number | null;
  filedBy: string;
  filedAt: string;
  filedSequence: number;
  decidedBy: string | null;
  decidedAt: string | null;
  decidedSequence: number | null;
  /** Why it was returned, withdrawn or refused. */
  reasons: readonly ReturnReason[];
  /** Not null: it was brought in (补录), from there. */
  broughtIn: BroughtInFrom | null;
}>;

type Stored = Omit<SubmissionVersion, 'figures' | 'enrolment' | 'evidence' | 'reasons' | 'broughtIn'> &
  Readonly<{
    figures: string;
    enrolment: string | null;
    evidence: string | null;
    reasons: string | null;
    broughtIn: string | null;
  }>;

/** Every version of a unit's figures of a data year, oldest first. */
export const submissionVersions = (db: Sqlite, unitId: string, dataYear: string): readonly SubmissionVersion[] =>
  db
    .all<Stored>(
      `select version, status, figures, enrolment, effective_from as effectiveFrom, said, evidence, supersedes,
         filed_by as filedBy, filed_at as filedAt, filed_sequence as filedSequence, decided_by as decidedBy,
         decided_at as decidedAt, decided_sequence as decidedSequence, decision as reasons, brought_in as broughtIn
       from submission_version where unit_id = ? and data_year = ? order by version`,
      unitId,
      dataYear,
    )
    .map((row) => ({
      ...row,
      figures: JSON.parse(row.figures) as Figures,
      enrolment: row.enrolment === null ? null : (JSON.parse(row.enrolment) as Enrolment),
      evidence: row.evidence === null ? [] : (JSON.parse(row.evidence) as Evidence[]),
      reasons: row.reasons === null ? [] : (JSON.parse(row.reasons) as ReturnReason[]),
      broughtIn: row.broughtIn === null ? null : (JSON.parse(row.broughtIn) as BroughtInFrom),
    }));

/** Where a unit's filing of a data year stands, or undefined when there is none. */
export const submissionAt = (db: Sqlite, unitId: string, dataYear: string) =>
  db.get<Readonly<{ status: SubmissionStatus; version: number; acceptedVersion: number | null; sequence: number }>>(
    `select status, version, accepted_version as acceptedVersion, sequence from submission_current
     where unit_id = ? and data_year = ?`,
    unitId,
    dataYear,
  );
