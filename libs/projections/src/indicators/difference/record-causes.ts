import type { InputChange, StandingInput } from '@app/domain/indicators';
import type { Evidence } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import { bareCause, type Found, type Span } from './cause-rows.js';
import { successions } from './versions-between.js';

type Row = Readonly<{
  kind: string;
  subject: string;
  content: string;
  sequence: number;
  recFrom: number;
  recTo: number;
  effFrom: string;
  effTo: string;
}>;

type Said = Readonly<{
  evidence?: readonly Evidence[];
  reason?: string | null;
  finding?: string;
  source?: string;
  plan?: string;
}>;

const keyOf = ({ kind, subject }: Pick<Row, 'kind' | 'subject'>): string =>
  kind === 'recognition' ? kind : `${kind} ${subject}`;

/** Entries of the county's record on the way from one point to the other. */
const way = (db: Sqlite, { countyId, dataYear, standardId, from, to }: Span): readonly Row[] =>
  db.all<Row>(
    `select kind, subject, content, sequence, rec_from as recFrom, rec_to as recTo, eff_from as effFrom, eff_to as effTo
     from county_record where county_id = ? and data_year = ? and standard_id = ?
     and ((rec_from <= ? and ? < rec_to and eff_from <= ? and ? < eff_to)
       or (eff_from <= ? and ? < eff_to and rec_from <= ? and ? < rec_to))
     order by rec_from, eff_from`,
    countyId,
    dataYear,
    standardId,
    from.sequence,
    from.sequence,
    to.asOf,
    from.asOf,
    to.asOf,
    to.asOf,
    to.sequence,
    from.sequence,
  );

/** The events that said or ended an entry between the points. */
const eventsOf = (
  rows: readonly Row[],
  { from, to }: Span,
): readonly Readonly<{ row: Row; sequence: number; since: string; ended: boolean }>[] => {
  const said = rows
    .filter((row) => row.effFrom <= to.asOf && (row.sequence > from.sequence || row.effFrom > from.asOf))
    .map((row) => ({ row, sequence: row.sequence, since: row.effFrom, ended: false }));
  // What was ended was cut: its row ends with the event that did, or goes on with an earlier last day since then.
  const sequences = new Set(rows.map(({ sequence }) => sequence));
  const ended = rows.flatMap((row) => {
    const cut = row.recFrom !== row.sequence ? row.recFrom : row.recTo;
    const isEnd = cut <= to.sequence && !sequences.has(cut) && (cut > from.sequence || row.effTo > from.asOf);
    return isEnd
      ? [{ row, sequence: cut, since: row.recFrom !== row.sequence ? row.effTo : row.effFrom, ended: true }]
      : [];
  });
  const all = [...said, ...ended];
  return [...new Map(all.map((one) => [one.sequence, one])).values()].toSorted((a, b) => a.sequence - b.sequence);
};

/** Which entries of the county's record were made, corrected, checked, granted or revoked between the points. */
const entryCauses = (db: Sqlite, changes: readonly InputChange[], span: Span): readonly Found[] => {
  if (changes.length === 0) return [];
  const rows = way(db, span);
  return changes.flatMap((change) =>
    eventsOf(
      rows.filter((row) => keyOf(row) === change.key),
      span,
    ).map(({ row, sequence, since, ended }, index, all): Found => {
      const { reason, finding, source, plan, evidence } = JSON.parse(row.content) as Said;
      const { key, kind, unitId, subject, label, measure, from, to } = change;
      const sides = all.length === 1 ? { from, to } : { from: null, to: null };
      return {
        ...bareCause,
        ...sides,
        why: 'record',
        input: key,
        kind,
        unitId,
        subject,
        label,
        measure,
        sequence,
        effectiveFrom: since,
        between: sequence > span.from.sequence ? 'recorded' : 'effective',
        basis: ended ? null : (reason ?? finding ?? source ?? plan ?? null),
        evidence: ended ? [] : (evidence ?? []),
      };
    }),
  );
};

const countedOver = (input: StandingInput, item: string): readonly string[] =>
  input.county.items
    .filter((one) => one.item === item)
    .flatMap(({ counted }) => Object.values(counted ?? {}).flatMap(({ over }) => over));

/**
 * Behind each entry that differs of the county: what was recorded of it, and, of an item whose figures were filed, the
 * returns that count otherwise: the county's own and those of its schools.
 */
export const recordCauses = (
  db: Sqlite,
  changes: readonly InputChange[],
  span: Span,
  { inputs, names }: Readonly<{ inputs: readonly StandingInput[]; names: ReadonlyMap<string, string> }>,
): readonly Found[] => {
  const entries = entryCauses(db, changes, span);
  const told = new Set(entries.map(({ input }) => input));
  const filed = changes.filter(({ kind, key }) => (kind === 'item' || kind === 'recognition') && !told.has(key));
  const over = new Map(
    filed.map((change) => [
      change.key,
      new Set([span.countyId, ...inputs.flatMap((one) => countedOver(one, change.subject))]),
    ]),
  );
  const units = [...new Set([...over.values()].flatMap((one) => [...one]))];
  const returns = filed.length === 0 ? [] : successions(db, units, span);
  return [
    ...entries,
    ...filed.flatMap(({ key, subject }) =>
      returns
        .filter(({ after }) => over.get(key)?.has(after.unitId))
        .map(({ before, after, between }): Found => ({
          ...bareCause,
          why: 'record',
          input: key,
          kind: 'return',
          unitId: after.unitId,
          subject,
          label: `${names.get(after.unitId) ?? ''}填报数据`,
          from: before && `第${before.version}版`,
          to: `第${after.version}版`,
          sequence: after.acceptedSequence,
          effectiveFrom: after.effectiveFrom,
          between,
          basis: after.said,
          filedBy: after.filedBy,
          filedSequence: after.filedSequence,
          evidence: after.evidence,
        })),
    ),
  ];
};
