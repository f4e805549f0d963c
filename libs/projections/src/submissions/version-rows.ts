import type { SubmissionEvent } from '@app/domain/submissions';
import type { Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import { countFrom } from './accepted-figures.js';
import { keepEntries } from './review-rows.js';

/** How a unit's figures of a data year stand, or one version of them. */
export type SubmissionStatus = 'submitted' | 'returned' | 'withdrawn' | 'accepted' | 'correcting';
export type VersionStatus =
  'submitted' | 'replaced' | 'returned' | 'withdrawn' | 'accepted' | 'superseded' | 'proposed' | 'refused';

export type Of = Readonly<{ unitId: string; dataYear: string; version: number }>;
export type Moment = Pick<Recorded, 'sequence' | 'recordedAt'>;

/** How the unit's figures of the year stand. */
export const stand = (db: Sqlite, of: Of, status: SubmissionStatus, { sequence, recordedAt }: Moment): void => {
  db.run(
    `insert into submission_current values (?, ?, ?, ?, null, ?, ?)
     on conflict (unit_id, data_year) do update set
       status = excluded.status, version = excluded.version, sequence = excluded.sequence, at = excluded.at`,
    of.dataYear,
    of.unitId,
    status,
    of.version,
    sequence,
    recordedAt,
  );
};

/** Whether a version of the unit's figures of that year has been accepted. */
export const counts = (db: Sqlite, { unitId, dataYear }: Of): boolean =>
  db.get(
    'select 1 from submission_current where unit_id = ? and data_year = ? and accepted_version is not null',
    unitId,
    dataYear,
  ) !== undefined;

/** An accepted version takes the place of the one before. */
export const count = (db: Sqlite, of: Of, { sequence }: Moment): void => {
  const { unitId, dataYear, version } = of;
  db.run(
    `update submission_version set status = 'superseded'
     where unit_id = ? and data_year = ? and status = 'accepted' and version <> ?`,
    unitId,
    dataYear,
    version,
  );
  db.run(
    'update submission_current set accepted_version = ? where unit_id = ? and data_year = ?',
    version,
    unitId,
    dataYear,
  );
  countFrom(db, of, sequence);
};

/** What was decided of a version. */
export const decide = (
  db: Sqlite,
  { unitId, dataYear, version }: Of,
  status: VersionStatus,
  by: string,
  said: unknown,
  { sequence, recordedAt }: Moment,
): void => {
  db.run(
    `update submission_version set status = ?, decided_by = ?, decided_at = ?, decided_sequence = ?, decision = ?
     where unit_id = ? and data_year = ? and version = ?`,
    status,
    by,
    recordedAt,
    sequence,
    said === null ? null : JSON.stringify(said),
    unitId,
    dataYear,
    version,
  );
};

/** Where brought-in figures are written, and their own days (ISO dates). */
export type BroughtInFrom = Readonly<{
  hash: string;
  sheet: string;
  row: number;
  filedOn: string | null;
  acceptedOn: string | null;
}>;

const placeOf = ({ source, filedOn, acceptedOn }: DataOf<'FiguresBroughtIn'>): BroughtInFrom => ({
  hash: source.hash,
  sheet: source.sheet,
  row: source.row,
  filedOn,
  acceptedOn,
});

type DataOf<Type extends SubmissionEvent['type']> = Extract<SubmissionEvent, { type: Type }>['data'];

/** A version as it was filed, or brought in. */
export const add = (
  db: Sqlite,
  data: DataOf<'FiguresSubmitted' | 'CorrectionProposed' | 'FiguresBroughtIn'>,
  more: Readonly<{
    status: VersionStatus;
    by: string;
    said: string | null;
    evidence: unknown;
    supersedes: number | null;
  }>,
  { sequence, recordedAt }: Moment,
): void => {
  db.run(
    'insert into submission_version values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, null, null, ?)',
    data.unitId,
    data.dataYear,
    data.version,
    more.status,
    JSON.stringify(data.figures),
    data.enrolment && JSON.stringify(data.enrolment),
    data.effectiveFrom,
    more.said,
    more.evidence === null ? null : JSON.stringify(more.evidence),
    more.supersedes,
    more.by,
    recordedAt,
    sequence,
    'source' in data ? JSON.stringify(placeOf(data)) : null,
  );
  if ('form' in data && data.form) keepEntries(db, data, data.form);
};
