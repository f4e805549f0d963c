import { always, amended, forever } from '../kernel/index.js';
import type { Enrolment, Figures } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';

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

/** One version of what a unit filed. */
export type Version = Readonly<{ unitId: string; version: number }>;

/** What was kept of a file before rows came late into it (`late`: as `amended` counts) is read anew. */
type Kept = Readonly<{ late: number; versions: Map<string, CountingFigures> }>;

/**
 * Accepted versions of one file, read once: what was accepted never changes. Others keep what they read of a version by its
 * object here, and so read that anew, too, when rows came late.
 */
const kept = new WeakMap<Sqlite, Kept>();
/** So many are kept: some ten counties of three years. */
const most = 20_000;

/** What `keptVersions` answers by. */
export const keyOf = ({ unitId, version }: Version, dataYear: string): string => `${unitId} ${dataYear} ${version}`;

const readVersions = (db: Sqlite, dataYear: string, versions: readonly Version[]): readonly CountingFigures[] =>
  db
    .all<Omit<CountingFigures, 'figures' | 'enrolment'> & { figures: string; enrolment: string | null }>(
      `select f.unit_id as unitId, f.version, f.figures, f.enrolment, f.effective_from as effectiveFrom,
         f.filed_by as filedBy, f.filed_sequence as filedSequence, f.decided_by as acceptedBy,
         f.decided_sequence as acceptedSequence
       from json_each(?) one cross join submission_version f
       on f.unit_id = one.value ->> 0 and f.data_year = ? and f.version = one.value ->> 1`,
      JSON.stringify(versions.map(({ unitId, version }) => [unitId, version])),
      dataYear,
    )
    .map((row) => ({
      ...row,
      figures: JSON.parse(row.figures) as Figures,
      enrolment: row.enrolment === null ? null : (JSON.parse(row.enrolment) as Enrolment),
    }));

const versionsOf = (db: Sqlite): Kept['versions'] => {
  const late = amended(db);
  let found = kept.get(db);
  if (found?.late !== late) kept.set(db, (found = { late, versions: new Map() }));
  return found.versions;
};

/** The kept versions, with those that are asked for and were not read yet. */
export const keptVersions = (
  db: Sqlite,
  dataYear: string,
  wanted: readonly Version[],
): ReadonlyMap<string, CountingFigures> => {
  const versions = versionsOf(db);
  const unread = wanted.filter((one) => !versions.has(keyOf(one, dataYear)));
  if (versions.size + unread.length > most) versions.clear();
  const unknown = versions.size === 0 ? wanted : unread;
  if (unknown.length > 0)
    for (const read of readVersions(db, dataYear, unknown)) versions.set(keyOf(read, dataYear), read);
  return versions;
};

/**
 * The data years of which figures of one of the units were accepted, the oldest first: by what was known at `knownAt`
 * (sequence), of figures that counted by `asOf` (ISO date).
 */
export const dataYearsOf = (
  db: Sqlite,
  unitIds: readonly string[],
  { knownAt, asOf }: Readonly<{ knownAt: number; asOf: string }>,
): readonly string[] =>
  db
    .all<{ year: string }>(
      `select distinct data_year as year from submission_accepted
       where unit_id in (select value from json_each(?)) and rec_from <= ? and eff_from <= ? order by 1`,
      JSON.stringify(unitIds),
      Math.min(knownAt, always - 1),
      asOf,
    )
    .map(({ year }) => year);

/** The last data year of which figures of one of the units counted at a point; null when none did. */
export const lastDataYear = (
  db: Sqlite,
  unitIds: readonly string[],
  { knownAt, asOf }: Readonly<{ knownAt: number; asOf: string }>,
): string | null => {
  const known = Math.min(knownAt, always - 1);
  const row = db.get<{ year: string | null }>(
    `select max(data_year) as year from submission_accepted
     where unit_id in (select value from json_each(?))
     and rec_from <= ? and ? < rec_to and eff_from <= ? and ? < eff_to`,
    JSON.stringify(unitIds),
    known,
    known,
    asOf,
    asOf,
  );
  return row?.year ?? null;
};
