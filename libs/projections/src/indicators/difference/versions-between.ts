import type { Evidence } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import { always } from '../../kernel/index.js';
import { keptVersions, keyOf, type BroughtInFrom, type CountingFigures } from '../../submissions/index.js';
import type { Span } from './cause-rows.js';

/** An accepted version of a unit's figures, with who filed it, and what it rests on. */
export type Version = CountingFigures & Grounds;

type Grounds = Readonly<{
  /** The object that is kept of it, by which others keep what they read. */
  accepted: CountingFigures;
  said: string | null;
  evidence: readonly Evidence[];
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

type Row = Readonly<{
  place: number;
  said: string | null;
  evidence: string | null;
  broughtIn: string | null;
  byForm: number;
}>;

/** Read once: what was accepted never changes, and where rows came late the object is another. */
const kept = new WeakMap<CountingFigures, Version>();
const noEvidence: readonly Evidence[] = [];

const read = (db: Sqlite, dataYear: string, unread: readonly CountingFigures[]): void => {
  const rows = db.all<Row>(
    `select one.key as place, f.said, f.evidence, f.brought_in as broughtIn, r.unit_id is not null as byForm
     from json_each(?) one cross join submission_version f
     on f.unit_id = one.value ->> 0 and f.data_year = ? and f.version = one.value ->> 1
     left join submission_return r
     on r.unit_id = f.unit_id and r.data_year = f.data_year and r.version = f.version`,
    JSON.stringify(unread.map(({ unitId, version }) => [unitId, version])),
    dataYear,
  );
  for (const { place, said, evidence, broughtIn, byForm } of rows) {
    const version = unread[place]!;
    kept.set(version, {
      ...version,
      accepted: version,
      said,
      evidence: evidence === null ? noEvidence : (JSON.parse(evidence) as readonly Evidence[]),
      broughtIn: broughtIn === null ? null : (JSON.parse(broughtIn) as BroughtInFrom),
      byForm: byForm === 1,
    });
  }
};

/** By unit and version, the same object each time. */
const versionsOf = (
  db: Sqlite,
  dataYear: string,
  rows: readonly Counted[],
): ((row: Counted) => Version | undefined) => {
  const versions = keptVersions(db, dataYear, rows);
  const counting = (row: Counted) => versions.get(keyOf(row, dataYear));
  const unread = new Set(rows.flatMap((row) => counting(row) ?? []).filter((one) => !kept.has(one)));
  if (unread.size > 0) read(db, dataYear, [...unread]);
  return (row) => {
    const version = counting(row);
    return version && kept.get(version);
  };
};

/** How the versions that count followed each other between two points, of each of the units. Bounded by the units asked. */
export const successions = (db: Sqlite, unitIds: readonly string[], span: Span): readonly Succession[] => {
  const rows = way(db, unitIds, span);
  const versionOf = versionsOf(db, span.dataYear, rows);
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
      const after = versionOf(row);
      if (!after || after === before) continue;
      const stood = row.recFrom <= span.from.sequence && row.effFrom <= span.from.asOf;
      if (before !== null || !stood) found.push({ before, after, between });
      before = after;
    }
    return found;
  });
};
