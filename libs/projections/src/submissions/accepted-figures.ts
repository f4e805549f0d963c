import type { Enrolment, Figures } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';

const forever = '9999-12-31';
const always = Number.MAX_SAFE_INTEGER;

type Row = Readonly<{ version: number; effFrom: string; effTo: string }>;
type Accepted = Readonly<{ unitId: string; dataYear: string; version: number }>;

/**
 * From its effective day on a newly accepted version is what counts, whatever counted before: it supersedes. Days
 * before keep their version, and what was known before `sequence` stays as it was known.
 */
export const countFrom = (db: Sqlite, { unitId, dataYear, version }: Accepted, sequence: number): void => {
  const from = db.get<{ day: string }>(
    'select effective_from as day from submission_version where unit_id = ? and data_year = ? and version = ?',
    unitId,
    dataYear,
    version,
  )?.day;
  if (from === undefined) throw new Error(`version ${version} of ${unitId}.${dataYear} was never filed`);
  const overlapping = db.all<Row>(
    `select version, eff_from as effFrom, eff_to as effTo from submission_accepted
     where unit_id = ? and data_year = ? and rec_to = ? and eff_to > ?`,
    unitId,
    dataYear,
    always,
    from,
  );
  const insert = (of: number, effFrom: string, effTo: string) =>
    db.run(
      'insert into submission_accepted values (?, ?, ?, ?, ?, ?, ?)',
      unitId,
      dataYear,
      of,
      sequence,
      always,
      effFrom,
      effTo,
    );
  for (const row of overlapping) {
    db.run(
      `update submission_accepted set rec_to = ? where unit_id = ? and data_year = ? and rec_to = ? and eff_from = ?`,
      sequence,
      unitId,
      dataYear,
      always,
      row.effFrom,
    );
    if (row.effFrom < from) insert(row.version, row.effFrom, from);
  }
  insert(version, from, forever);
};

/** Which version of a unit's figures counts, half-open on both axes. Part of the submission projection. */
export const acceptedTables = `
  create table submission_accepted (
    unit_id text not null, data_year text not null, version integer not null,
    rec_from integer not null, rec_to integer not null, eff_from text not null, eff_to text not null,
    primary key (unit_id, data_year, rec_from, eff_from)
  ) strict, without rowid;`;

/** The figures of a unit that counted at a point, with where they come from. Sequences are places in the log. */
export type CountingFigures = Readonly<{
  unitId: string;
  version: number;
  figures: Figures;
  enrolment: Enrolment | null;
  effectiveFrom: string;
  filedBy: string;
  filedSequence: number;
  acceptedBy: string;
  acceptedSequence: number;
}>;

/** What counted of the named units for a data year: as known at `knownAt`, in force on `asOf` (ISO date). */
export const figuresCounting = (
  db: Sqlite,
  unitIds: readonly string[],
  dataYear: string,
  { knownAt, asOf }: Readonly<{ knownAt: number; asOf: string }>,
): ReadonlyMap<string, CountingFigures> => {
  const known = Math.min(knownAt, always - 1);
  const rows = db.all<Omit<CountingFigures, 'figures' | 'enrolment'> & { figures: string; enrolment: string | null }>(
    `select a.unit_id as unitId, a.version, f.figures, f.enrolment, f.effective_from as effectiveFrom,
       f.filed_by as filedBy, f.filed_sequence as filedSequence, f.decided_by as acceptedBy,
       f.decided_sequence as acceptedSequence
     from json_each(?) one
     join submission_accepted a on a.unit_id = one.value and a.data_year = ?
     join submission_version f on f.unit_id = a.unit_id and f.data_year = a.data_year and f.version = a.version
     where a.rec_from <= ? and ? < a.rec_to and a.eff_from <= ? and ? < a.eff_to`,
    JSON.stringify(unitIds),
    dataYear,
    known,
    known,
    asOf,
    asOf,
  );
  return new Map(
    rows.map((row) => [
      row.unitId,
      {
        ...row,
        figures: JSON.parse(row.figures) as Figures,
        enrolment: row.enrolment === null ? null : (JSON.parse(row.enrolment) as Enrolment),
      },
    ]),
  );
};
