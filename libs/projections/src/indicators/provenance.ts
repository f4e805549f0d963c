import { returnFigure } from '@app/domain/indicators';
import {
  derivationOf,
  itemFigureFields,
  type Entries,
  type EntryOrigin,
  type FigureName,
} from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import type { BroughtInFrom } from '../submissions/index.js';

/** Where a field of a return came from: typed, prefilled, or a cell of an uploaded workbook. */
export type FieldOrigin = Readonly<{ field: string; value: string | null; origin: EntryOrigin }>;

/** Whose word a figure is. Null fields: nothing accepted. `fields` is null for bare totals, filed without a form. */
export type Provenance = Readonly<{
  version: number | null;
  effectiveFrom: string | null;
  filedBy: string | null;
  filedAt: string | null;
  filedSequence: number | null;
  acceptedBy: string | null;
  acceptedAt: string | null;
  acceptedSequence: number | null;
  fields: readonly FieldOrigin[] | null;
  /** Not null: figures of a past year, brought in (补录) from there. */
  broughtIn: BroughtInFrom | null;
}>;

/** Of a figure that nobody has filed, or nobody has accepted. */
export const noProvenance: Provenance = {
  version: null,
  effectiveFrom: null,
  filedBy: null,
  filedAt: null,
  filedSequence: null,
  acceptedBy: null,
  acceptedAt: null,
  acceptedSequence: null,
  fields: null,
  broughtIn: null,
};

type Filed = Omit<Provenance, 'fields' | 'broughtIn'> &
  Readonly<{ broughtIn: string | null; entries: string | null; stage: 'primary' | 'junior' | null }>;

/** Fields of a form that a figure is made of; of a return as a whole none is told. */
export const fieldsOf = (figure: string, stage: Filed['stage']): readonly string[] => {
  if (figure === returnFigure) return [];
  if (figure.startsWith('enrolment.')) return [`${figure.slice('enrolment.'.length)}Students`];
  const ofItem = itemFigureFields[figure];
  if (ofItem) return ofItem;
  const { plus, minus } = derivationOf(figure as FigureName, stage);
  return [...plus, ...minus];
};

const filedColumns = `f.version, f.effective_from as effectiveFrom, f.filed_by as filedBy, f.filed_at as filedAt,
  f.filed_sequence as filedSequence, f.decided_by as acceptedBy, f.decided_at as acceptedAt,
  f.decided_sequence as acceptedSequence, f.brought_in as broughtIn`;
const entriesOfVersion = `left join submission_return r
  on r.unit_id = f.unit_id and r.data_year = f.data_year and r.version = f.version`;
const placeOf = (text: string | null): BroughtInFrom | null =>
  text === null ? null : (JSON.parse(text) as BroughtInFrom);

type Version = Readonly<{ unitId: string; version: number }>;
type Whole = Omit<Filed, 'entries' | 'stage'> & Version & Readonly<{ byForm: number }>;

/** Of accepted versions that were asked about: what was accepted never changes, and where rows came late the object is another. */
const wholes = new WeakMap<Version, Provenance>();

/**
 * Who filed and who accepted whole returns, by unit; in one question for a county's schools.
 * @param versions accepted ones, each as the object that is kept of it
 */
export const wholeReturns = (
  db: Sqlite,
  dataYear: string,
  versions: readonly Version[],
): ReadonlyMap<string, Provenance> => {
  const unread = versions.filter((one) => !wholes.has(one));
  const rows =
    unread.length === 0
      ? []
      : db.all<Whole>(
          `select f.unit_id as unitId, ${filedColumns}, r.entries is not null as byForm
           from json_each(?) one cross join submission_version f on f.unit_id = one.value ->> 0 and f.data_year = ?
           and f.version = one.value ->> 1 ${entriesOfVersion}`,
          JSON.stringify(unread.map(({ unitId, version }) => [unitId, version])),
          dataYear,
        );
  const read = new Map(rows.map((row) => [row.unitId, row]));
  for (const one of unread) {
    const row = read.get(one.unitId);
    if (!row) continue;
    const { unitId: _, byForm, broughtIn, ...filed } = row;
    wholes.set(one, { ...filed, fields: byForm ? [] : null, broughtIn: placeOf(broughtIn) });
  }
  return new Map(
    versions.flatMap((one) => {
      const found = wholes.get(one);
      return found ? [[one.unitId, found] as const] : [];
    }),
  );
};

/** Who filed a version of a unit's figures and who accepted it, with where each field of a figure came from. */
export const provenanceOf = (
  db: Sqlite,
  of: Readonly<{ unitId: string; dataYear: string; version: number }>,
  figures: readonly string[],
): ReadonlyMap<string, Provenance> => {
  const row = db.get<Filed>(
    `select ${filedColumns}, r.entries, u.stage from submission_version f ${entriesOfVersion}
     left join organization_unit u on u.unit_id = f.unit_id
     where f.unit_id = ? and f.data_year = ? and f.version = ?`,
    of.unitId,
    of.dataYear,
    of.version,
  );
  if (!row) return new Map();
  const { entries: text, stage, broughtIn: place, ...filed } = row;
  const broughtIn = placeOf(place);
  const entries = text === null ? null : (JSON.parse(text) as Entries);
  const fields = (figure: string) =>
    entries &&
    fieldsOf(figure, stage).flatMap((field): FieldOrigin[] => {
      const entry = entries[field];
      return entry ? [{ field, value: entry.value, origin: entry.origin }] : [];
    });
  return new Map(figures.map((figure) => [figure, { ...filed, broughtIn, fields: fields(figure) }]));
};
