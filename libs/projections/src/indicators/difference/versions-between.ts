import type { Enrolment, Figures } from '@app/domain/submissions';
import type { Evidence } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import { always } from '../../kernel/index.js';
import type { BroughtInFrom } from '../../submissions/index.js';
import type { Span } from './cause-rows.js';

/** A version of a unit's figures, with who filed it, who decided, and what it rests on. */
export type Version = Readonly<{
  unitId: string;
  version: number;
  figures: Figures;
  enrolment: Enrolment | null;
  effectiveFrom: string;
  said: string | null;
  evidence: readonly Evidence[];
  filedBy: string;
  filedSequence: number;
  acceptedSequence: number | null;
  broughtIn: BroughtInFrom | null;
  /** Not bare totals: there are fields behind its figures. */
  byForm: boolean;
}>;

/** One version took the place of another: by being recorded between the points, or by coming to hold between the days. */
export type Succession = Readonly<{ before: Version | null; after: Version; between: 'recorded' | 'effective' }>;

type Counted = Readonly<{
  unitId: string;
  version: number;
  recFrom: number;
  recTo: number;
  effFrom: string;
  effTo: string;
}>;

/** Rows of the way from one point to the other: the days first, by what was known at the first; then what became known. */
const way = (db: Sqlite, unitIds: readonly string[], { dataYear, from, to }: Span): readonly Counted[] =>
  db.all<Counted>(
    `select a.unit_id as unitId, a.version, a.rec_from as recFrom, a.rec_to as recTo, a.eff_from as effFrom, a.eff_to as effTo
     from json_each(?) one cross join submission_accepted a on a.unit_id = one.value and a.data_year = ?
     where (a.rec_from <= ? and ? < a.rec_to and a.eff_from <= ? and ? < a.eff_to)
       or (a.eff_from <= ? and ? < a.eff_to and a.rec_from <= ? and ? < a.rec_to)`,
    JSON.stringify(unitIds),
    dataYear,
    from.sequence,
    from.sequence,
    to.asOf,
    from.asOf,
    to.asOf,
    to.asOf,
    Math.min(to.sequence, always - 1),
    from.sequence,
  );

const isKnownAtFirst = ({ recFrom, recTo }: Counted, { from }: Span): boolean =>
  recFrom <= from.sequence && from.sequence < recTo;

/** Versions in the order in which they took each other's place, of one unit. */
const ordered = (
  rows: readonly Counted[],
  span: Span,
): readonly Readonly<{ row: Counted; between: Succession['between'] }>[] => {
  const known = rows
    .filter((row) => isKnownAtFirst(row, span))
    .toSorted((a, b) => (a.effFrom < b.effFrom ? -1 : 1))
    .map((row) => ({ row, between: 'effective' as const }));
  const later = rows
    .filter((row) => !isKnownAtFirst(row, span))
    .toSorted((a, b) => a.recFrom - b.recFrom)
    .map((row) => ({ row, between: 'recorded' as const }));
  return [...known, ...later];
};

type Row = Omit<Version, 'figures' | 'enrolment' | 'evidence' | 'broughtIn' | 'byForm'> &
  Readonly<{
    figures: string;
    enrolment: string | null;
    evidence: string | null;
    broughtIn: string | null;
    byForm: number;
  }>;

const parsed = <Value>(text: string | null): Value | null => (text === null ? null : (JSON.parse(text) as Value));
const noEvidence: readonly Evidence[] = [];

const versionOf = (row: Row): Version => ({
  unitId: row.unitId,
  version: row.version,
  figures: JSON.parse(row.figures) as Figures,
  enrolment: parsed<Enrolment>(row.enrolment),
  effectiveFrom: row.effectiveFrom,
  said: row.said,
  evidence: row.evidence === '[]' ? noEvidence : (parsed<readonly Evidence[]>(row.evidence) ?? noEvidence),
  filedBy: row.filedBy,
  filedSequence: row.filedSequence,
  acceptedSequence: row.acceptedSequence,
  broughtIn: parsed<BroughtInFrom>(row.broughtIn),
  byForm: row.byForm === 1,
});

const read = (db: Sqlite, dataYear: string, asked: readonly Counted[]): ReadonlyMap<string, Version> => {
  const rows = db.all<Row>(
    `select f.unit_id as unitId, f.version, f.figures, f.enrolment, f.effective_from as effectiveFrom, f.said, f.evidence,
       f.filed_by as filedBy, f.filed_sequence as filedSequence, f.decided_sequence as acceptedSequence,
       f.brought_in as broughtIn, r.unit_id is not null as byForm
     from json_each(?) one cross join submission_version f
     on f.unit_id = one.value ->> 0 and f.data_year = ? and f.version = one.value ->> 1
     left join submission_return r
     on r.unit_id = f.unit_id and r.data_year = f.data_year and r.version = f.version`,
    JSON.stringify(asked.map(({ unitId, version }) => [unitId, version])),
    dataYear,
  );
  return new Map(rows.map((row) => [`${row.unitId} ${row.version}`, versionOf(row)]));
};

/** How the versions that count followed each other between two points, of each of the units. Bounded by the units asked. */
export const successions = (db: Sqlite, unitIds: readonly string[], span: Span): readonly Succession[] => {
  const rows = way(db, unitIds, span);
  const versions = read(db, span.dataYear, rows);
  const byUnit = new Map<string, Counted[]>();
  for (const row of rows) {
    const mine = byUnit.get(row.unitId);
    if (mine) mine.push(row);
    else byUnit.set(row.unitId, [row]);
  }
  return [...byUnit.values()].flatMap((mine) => {
    const found: Succession[] = [];
    let before: Version | null = null;
    for (const { row, between } of ordered(mine, span)) {
      const after = versions.get(`${row.unitId} ${row.version}`);
      if (!after || after === before) continue;
      const stood = row.recFrom <= span.from.sequence && row.effFrom <= span.from.asOf;
      if (before !== null || !stood) found.push({ before, after, between });
      before = after;
    }
    return found;
  });
};
