import type { Entries, ExplainedFinding, FormReference, Marks } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';

/** A version as filed by form. */
export type FiledReturn = Readonly<{
  version: number;
  form: FormReference;
  entries: Entries;
  findings: readonly ExplainedFinding[];
  /** What reviewers said of this version's fields, the last word on each: it stays when the version is replaced. */
  words: Marks;
  confirmedBy: string | null;
  confirmedAt: string | null;
  confirmedSequence: number | null;
}>;

type StoredReturn = Omit<FiledReturn, 'form' | 'entries' | 'findings' | 'words'> &
  Readonly<{ formId: FormReference['id']; formVersion: number; entries: string; findings: string; words: string }>;

const returnColumns = `f.version, f.form_id as formId, f.form_version as formVersion, f.entries, f.findings, f.words,
  f.confirmed_by as confirmedBy, f.confirmed_at as confirmedAt, f.confirmed_sequence as confirmedSequence`;

const shown = ({ formId, formVersion, ...row }: StoredReturn): FiledReturn => ({
  ...row,
  form: { id: formId, version: formVersion },
  entries: JSON.parse(row.entries) as Entries,
  findings: JSON.parse(row.findings) as ExplainedFinding[],
  words: JSON.parse(row.words) as Marks,
});

/** Every version that a unit filed by form for a data year, oldest first. */
export const filedReturns = (db: Sqlite, unitId: string, dataYear: string): readonly FiledReturn[] =>
  db
    .all<StoredReturn>(
      `select ${returnColumns} from submission_return f where f.unit_id = ? and f.data_year = ? order by f.version`,
      unitId,
      dataYear,
    )
    .map(shown);

/** Of one data year, the accepted return that counts last; with what it is checked against and prefilled from. */
export type AcceptedReturn = FiledReturn & Readonly<{ dataYear: string }>;

/**
 * Of each unit, the last accepted return by form of a data year before the given one; units that have none are missing.
 */
export const lastAcceptedReturns = (
  db: Sqlite,
  unitIds: readonly string[],
  before: string,
): ReadonlyMap<string, AcceptedReturn> =>
  new Map(
    db
      .all<StoredReturn & Readonly<{ unitId: string; dataYear: string }>>(
        // The year first, from the keys alone: what was filed in the years before it is long, and not wanted.
        `with newest as materialized (
           select c.unit_id, max(c.data_year) as data_year from json_each(?) asked
           join submission_current c on c.unit_id = asked.value and c.data_year < ?
           join submission_return f
             on f.unit_id = c.unit_id and f.data_year = c.data_year and f.version = c.accepted_version
           group by c.unit_id)
         select c.unit_id as unitId, f.data_year as dataYear, ${returnColumns} from newest n
         join submission_current c on c.unit_id = n.unit_id and c.data_year = n.data_year
         join submission_return f
           on f.unit_id = c.unit_id and f.data_year = c.data_year and f.version = c.accepted_version`,
        JSON.stringify(unitIds),
        before,
      )
      .map(({ unitId, dataYear, ...stored }) => [unitId, { ...shown(stored), dataYear }]),
  );

/** The unit's last accepted return by form of a data year before the given one; null when there is none. */
export const lastAcceptedReturn = (db: Sqlite, unitId: string, before: string): AcceptedReturn | null =>
  lastAcceptedReturns(db, [unitId], before).get(unitId) ?? null;
