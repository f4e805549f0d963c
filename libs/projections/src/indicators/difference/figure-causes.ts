import type { InputChange } from '@app/domain/indicators';
import type { Entries } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import { fieldsOf, type FieldOrigin } from '../provenance.js';
import type { Found, Span } from './cause-rows.js';
import { successions, type Succession, type Version } from './versions-between.js';

/** A figure of a version: `enrolment.senior` are the pupils of a stage, as the school says. */
const figureOf = (version: Version | null, figure: string): string | null => {
  if (version === null) return null;
  if (!figure.startsWith('enrolment.')) return version.figures[figure as keyof Version['figures']] ?? null;
  const stage = figure.slice('enrolment.'.length) as 'primary' | 'junior' | 'senior';
  return version.enrolment?.[stage] ?? null;
};

/** Figures that a succession moved. */
type MovedBy = (of: Succession) => readonly InputChange[];

/** What was entered, by field, of a version that was filed by form. */
type Origins = ReadonlyMap<string, FieldOrigin>;

/** Fields that a figure of a unit is made of. */
type FieldsOf = (unitId: string, figure: string) => readonly string[];

/**
 * Where the fields of figures came from, of versions that were filed by form. Each is read whole: to have SQLite look for
 * the fields one by one takes several times as long.
 */
const originsOf = (
  db: Sqlite,
  dataYear: string,
  byForm: readonly Succession[],
  movedBy: MovedBy,
  fields: FieldsOf,
): ReadonlyMap<Version, Origins> => {
  const rows = db.allRaw<readonly [place: number, entries: string]>(
    `select one.key, r.entries from json_each(?) one cross join submission_return r
     on r.unit_id = one.value ->> 0 and r.data_year = ? and r.version = one.value ->> 1`,
    JSON.stringify(byForm.map(({ after: { unitId, version } }) => [unitId, version])),
    dataYear,
  );
  const found = new Map<Version, Map<string, FieldOrigin>>();
  for (const [place, text] of rows) {
    const of = byForm[place]!;
    const entries = JSON.parse(text) as Entries;
    const mine = found.get(of.after) ?? new Map<string, FieldOrigin>();
    found.set(of.after, mine);
    for (const { subject } of movedBy(of))
      for (const field of fields(of.after.unitId, subject)) {
        const entry = entries[field];
        if (entry && !mine.has(field)) mine.set(field, { field, ...entry });
      }
  }
  return found;
};

const none: readonly FieldOrigin[] = [];

const cellOf = (fields: readonly FieldOrigin[], { broughtIn }: Version): string | null => {
  if (broughtIn) return `补录表格“${broughtIn.sheet}”第${broughtIn.row}行`;
  if (fields.length === 0) return null;
  const cells = fields.flatMap(({ origin }) =>
    origin.kind === 'workbook' ? [`上报表格“${origin.sheet}”${origin.cell}`] : [],
  );
  return cells.length === 0 ? null : cells.join('、');
};

/**
 * Which acceptances put which figures otherwise between the points, each with the figure before and after it, who filed it,
 * and where it was written.
 */
export const figureCauses = (db: Sqlite, changes: readonly InputChange[], span: Span): readonly Found[] => {
  const byUnit = new Map<string, InputChange[]>();
  for (const change of changes) {
    const mine = byUnit.get(change.unitId ?? '');
    if (mine) mine.push(change);
    else byUnit.set(change.unitId ?? '', [change]);
  }
  const all = successions(db, [...byUnit.keys()], span);
  const movedBy: MovedBy = ({ before, after }) =>
    (byUnit.get(after.unitId) ?? []).filter(({ subject }) => figureOf(before, subject) !== figureOf(after, subject));
  const byForm = all.filter(({ after }) => after.byForm);
  const stages = stagesOf(db, [...new Set(byForm.map(({ after }) => after.unitId))]);
  const fieldsIn: FieldsOf = (unitId, figure) => fieldsOf(figure, stages.get(unitId) ?? null);
  const origins = originsOf(db, span.dataYear, byForm, movedBy, fieldsIn);
  const found: Found[] = [];
  for (const one of all) {
    const { before, after, between } = one;
    const known = origins.get(after);
    for (const change of movedBy(one)) {
      const { kind, unitId, subject, label, measure } = change;
      const fields = known ? fieldsIn(after.unitId, subject).flatMap((field) => known.get(field) ?? []) : none;
      found.push({
        why: 'record',
        input: change,
        kind,
        unitId,
        subject,
        label,
        measure,
        from: figureOf(before, subject),
        to: figureOf(after, subject),
        sequence: after.acceptedSequence,
        effectiveFrom: after.effectiveFrom,
        between,
        basis: after.said,
        cell: cellOf(fields, after),
        filedBy: after.filedBy,
        filedSequence: after.filedSequence,
        evidence: after.evidence,
        fields,
      });
    }
  }
  return found;
};

const stagesOf = (db: Sqlite, unitIds: readonly string[]): ReadonlyMap<string, 'primary' | 'junior' | null> =>
  new Map(
    db.allRaw<[string, 'primary' | 'junior' | null]>(
      'select unit_id, stage from organization_unit where unit_id in (select value from json_each(?))',
      JSON.stringify(unitIds),
    ),
  );
