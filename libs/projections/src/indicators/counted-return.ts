import {
  countedItemFigures,
  type CountedFigure,
  type CountedSection,
  type FiledValues,
  type SectionInput,
  type SharedSchoolInput,
} from '@app/domain/indicators';
import type { Standard } from '@app/domain/standards';
import { sizeBands, type Entries } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';

/** An accepted version of a unit's return. */
export type FiledVersion = Readonly<{ unitId: string; version: number }>;

/** The schools of a county, and the accepted versions of theirs that count. */
export type SchoolsFiled = Readonly<{
  dataYear: string;
  standard: Standard;
  sections: readonly SectionInput[];
  sharedSchools: readonly SharedSchoolInput[];
  counting: ReadonlyMap<string, FiledVersion>;
}>;

const bands = sizeBands.map(({ code }) => code);
const none: FiledValues = {};

/** What an accepted version holds field by field, read once; null for bare totals. It never changes: where rows came late the object is another. */
const kept = new WeakMap<FiledVersion, FiledValues | null>();

const read = (db: Sqlite, dataYear: string, versions: readonly FiledVersion[]): void => {
  const unread = versions.filter((one) => !kept.has(one));
  if (unread.length === 0) return;
  const rows = db.all<{ place: number; entries: string | null }>(
    `select one.key as place, r.entries from json_each(?) one cross join submission_return r
     on r.unit_id = one.value ->> 0 and r.data_year = ? and r.version = one.value ->> 1`,
    JSON.stringify(unread.map(({ unitId, version }) => [unitId, version])),
    dataYear,
  );
  const filed = new Map(rows.map(({ place, entries }) => [place, entries]));
  for (const [place, version] of unread.entries()) {
    const entries = filed.get(place);
    const values = entries
      ? Object.entries(JSON.parse(entries) as Entries).map(([code, { value }]) => [code, value] as const)
      : null;
    kept.set(version, values && Object.fromEntries(values));
  }
};

/** What units filed field by field, by unit; those that filed bare totals, or nothing that counts, are missing. */
export const filedByForm = (
  db: Sqlite,
  dataYear: string,
  counting: ReadonlyMap<string, FiledVersion>,
): ReadonlyMap<string, FiledValues> => {
  const versions = [...counting.values()];
  read(db, dataYear, versions);
  return new Map(
    versions.flatMap((version) => {
      const values = kept.get(version);
      return values ? [[version.unitId, values] as const] : [];
    }),
  );
};

/** What is counted over schools, by the name of the figure. */
export type CountedFigures = Readonly<Record<string, CountedFigure>>;
type Counted = Readonly<{ restsOn: readonly unknown[]; figures: CountedFigures }>;

/** The last few counts of a file: of one day and the next the same returns count mostly, and what was filed never changes. */
const counts = new WeakMap<Sqlite, readonly Counted[]>();
const countsKept = 16;

const same = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((part, index) => part === other[index]);

const countedOnce = (db: Sqlite, restsOn: readonly unknown[], count: () => CountedFigures): CountedFigures => {
  const before = counts.get(db) ?? [];
  const found = before.find((one) => same(one.restsOn, restsOn)) ?? { restsOn, figures: count() };
  counts.set(db, [found, ...before.filter((one) => one !== found)].slice(0, countsKept));
  return found.figures;
};

type Premises = Readonly<Record<string, FiledValues>>;

/** What the accepted returns say of the schools that fall under the standard; undefined while none was filed by form. */
const readSchools = (
  db: Sqlite,
  { dataYear, standard, sections, sharedSchools, counting }: SchoolsFiled,
): Readonly<{ counted: readonly CountedSection[]; premises: Premises }> | undefined => {
  const meant = sections.filter(({ kind }) => !standard.scope.excludedKinds.includes(kind));
  const ids = [
    ...meant.map(({ id }) => id),
    ...sharedSchools.flatMap((school) => [school.id, ...school.sections.map(({ id }) => id)]),
  ];
  const versions = ids.flatMap((id) => counting.get(id) ?? []);
  read(db, dataYear, versions);
  if (versions.every((one) => !kept.get(one))) return undefined;
  const valuesOf = (unitId: string): FiledValues => {
    const version = counting.get(unitId);
    return (version && kept.get(version)) ?? none;
  };
  const counted = [
    ...meant.map(({ id, stage, schoolId }): CountedSection => {
      return { id, schoolId: schoolId ?? id, premisesId: id, stage, values: valuesOf(id) };
    }),
    ...sharedSchools.flatMap((school) =>
      school.sections.map(({ id, stage }): CountedSection => {
        return { id, schoolId: school.id, premisesId: school.id, stage, values: valuesOf(id) };
      }),
    ),
  ];
  return { counted, premises: Object.fromEntries(counted.map(({ premisesId }) => [premisesId, valuesOf(premisesId)])) };
};

/**
 * The figures of the standard's items, counted over the accepted returns by form of the county's schools. Schools that do
 * not fall under the standard (特殊教育、职业) are left out; a small 教学点 is not. Nothing while no school has filed by
 * form: bare totals do not say what the items ask.
 */
export const countedOverSchools = (db: Sqlite, schools: SchoolsFiled): CountedFigures => {
  const found = readSchools(db, schools);
  if (!found) return {};
  const { standard } = schools;
  const { counted, premises } = found;
  const restsOn = [
    standard,
    ...counted.flatMap((one) => [
      one.id,
      one.schoolId,
      one.premisesId,
      one.stage,
      one.values,
      premises[one.premisesId],
    ]),
  ];
  return countedOnce(db, restsOn, () => countedItemFigures(standard, counted, premises, bands));
};

/** The same of one school, of which nothing is kept: what was counted over counties stays at hand. */
export const countedOverOne = (db: Sqlite, school: SchoolsFiled): CountedFigures => {
  const found = readSchools(db, school);
  return found ? countedItemFigures(school.standard, found.counted, found.premises, bands) : {};
};
