import type { InputChange } from '@app/domain/indicators';
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

type Asked = Readonly<{ unitId: string; version: number; fields: readonly string[] }>;

/** Where the fields of figures came from, of versions that were filed by form: read out of each without reading it all. */
const origins = (db: Sqlite, dataYear: string, asked: readonly Asked[]): ReadonlyMap<string, FieldOrigin> => {
  const rows = db.all<Readonly<{ unitId: string; version: number; field: string; entry: string }>>(
    `select r.unit_id as unitId, r.version, field.value as field,
       json_extract(r.entries, '$."' || field.value || '"') as entry
     from json_each(?) one cross join submission_return r
       on r.unit_id = one.value ->> 0 and r.data_year = ? and r.version = one.value ->> 1
     join json_each(one.value, '$[2]') field
     where json_type(r.entries, '$."' || field.value || '"') = 'object'`,
    JSON.stringify(asked.map(({ unitId, version, fields }) => [unitId, version, fields])),
    dataYear,
  );
  return new Map(
    rows.map(({ unitId, version, field, entry }) => [
      `${unitId} ${version} ${field}`,
      { field, ...(JSON.parse(entry) as Omit<FieldOrigin, 'field'>) },
    ]),
  );
};

const cellOf = (fields: readonly FieldOrigin[], { broughtIn }: Version): string | null => {
  if (broughtIn) return `补录表格“${broughtIn.sheet}”第${broughtIn.row}行`;
  const cells = fields.flatMap(({ origin }) =>
    origin.kind === 'workbook' ? [`上报表格“${origin.sheet}”${origin.cell}`] : [],
  );
  return cells.length === 0 ? null : cells.join('、');
};

type Moved = Readonly<{ change: InputChange; of: Succession; fields: readonly string[] }>;

/**
 * Which acceptances put which figures otherwise between the points, each with the figure before and after it, who filed it,
 * and where it was written.
 */
export const figureCauses = (db: Sqlite, changes: readonly InputChange[], span: Span): readonly Found[] => {
  const byUnit = new Map<string, InputChange[]>();
  for (const change of changes) byUnit.set(change.unitId ?? '', [...(byUnit.get(change.unitId ?? '') ?? []), change]);
  const stages = stagesOf(db, [...byUnit.keys()]);
  const moved = successions(db, [...byUnit.keys()], span).flatMap((of): readonly Moved[] =>
    (byUnit.get(of.after.unitId) ?? []).flatMap((change) =>
      figureOf(of.before, change.subject) === figureOf(of.after, change.subject)
        ? []
        : [{ change, of, fields: fieldsOf(change.subject, stages.get(of.after.unitId) ?? null) }],
    ),
  );
  const asked = new Map<string, { unitId: string; version: number; fields: string[] }>();
  for (const { of, fields } of moved) {
    const key = `${of.after.unitId} ${of.after.version}`;
    const one = asked.get(key) ?? { unitId: of.after.unitId, version: of.after.version, fields: [] };
    one.fields.push(...fields);
    asked.set(key, one);
  }
  const known = origins(db, span.dataYear, [...asked.values()]);
  return moved.map(({ change, of: { before, after, between }, fields: names }) => {
    const fields = names.flatMap((field) => known.get(`${after.unitId} ${after.version} ${field}`) ?? []);
    const { key, kind, unitId, subject, label, measure } = change;
    return {
      why: 'record' as const,
      input: key,
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
    };
  });
};

const stagesOf = (db: Sqlite, unitIds: readonly string[]): ReadonlyMap<string, 'primary' | 'junior' | null> =>
  new Map(
    db.allRaw<[string, 'primary' | 'junior' | null]>(
      'select unit_id, stage from organization_unit where unit_id in (select value from json_each(?))',
      JSON.stringify(unitIds),
    ),
  );
