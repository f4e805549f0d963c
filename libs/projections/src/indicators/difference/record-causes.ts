import type { InputChange } from '@app/domain/indicators';
import type { Sqlite } from '@app/sqlite';
import { countyEntries, type CountyEntry } from '../../standards/index.js';
import { bareCause, type Found, type Span } from './cause-rows.js';
import { returnCauses, type Sides } from './return-causes.js';

const keyOf = ({ kind, subject }: CountyEntry): string => (kind === 'recognition' ? kind : `${kind} ${subject}`);

/** What of an entry a standing rests on; notes, reasons and files are not compared. */
const ruling = (entry: CountyEntry): string => {
  if (entry.kind === 'item') return JSON.stringify([entry.content.judgement, entry.content.figures]);
  if (entry.kind === 'recognition') return entry.content.percent;
  if (entry.kind === 'veto') return String(entry.content.raised);
  return entry.content.expires;
};

const basisOf = (entry: CountyEntry): string | null => {
  if (entry.kind === 'item') return entry.content.reason;
  if (entry.kind === 'recognition') return entry.content.reason ?? entry.content.source;
  return entry.kind === 'veto' ? entry.content.finding : entry.content.plan;
};

const entriesAt = (
  db: Sqlite,
  { countyId, dataYear, standardId }: Span,
  { sequence, asOf }: Span['from'],
): ReadonlyMap<string, CountyEntry> =>
  new Map(
    countyEntries(db, { countyId, dataYear, standardId }, { knownAt: sequence, asOf }).map((entry) => [
      keyOf(entry),
      entry,
    ]),
  );

/** The event that ended an entry, with its day: an exemption is granted once and revoked once. */
const endOf = (
  db: Sqlite,
  { countyId, dataYear, standardId }: Span,
  { kind, subject, sequence }: CountyEntry,
): Readonly<{ sequence: number; day: string }> | undefined =>
  db.get(
    `select t.sequence, t.effective_at as day from county_record r join trail t on t.sequence = r.rec_to
     where r.county_id = ? and r.data_year <= ? and r.standard_id = ? and r.kind = ? and r.subject = ?
     and r.rec_from = r.sequence and r.sequence = ?`,
    countyId,
    dataYear,
    standardId,
    kind,
    subject,
    sequence,
  );

/**
 * Which event of the county's record put an entry otherwise: the one whose word stands at the second point, when it is
 * another word than the first point's; or the one that ended what stood. What was said in between, and what was said of
 * days that are not asked about, had no part in it.
 */
const entryCauses = (db: Sqlite, changes: readonly InputChange[], span: Span): readonly Found[] => {
  if (changes.length === 0) return [];
  const [before, after] = [entriesAt(db, span, span.from), entriesAt(db, span, span.to)];
  return changes.flatMap((change): readonly Found[] => {
    const [then, now] = [before.get(change.key), after.get(change.key)];
    if ((then && ruling(then)) === (now && ruling(now))) return [];
    const end = now ? undefined : then && endOf(db, span, then);
    const sequence = now?.sequence ?? end?.sequence ?? null;
    const { kind, unitId, subject, label, measure, from, to } = change;
    return [
      {
        ...bareCause,
        why: 'record',
        input: change,
        kind,
        unitId,
        subject,
        label,
        measure,
        from,
        to,
        sequence,
        effectiveFrom: now?.effectiveFrom ?? end?.day ?? null,
        between: (sequence ?? 0) > span.from.sequence ? 'recorded' : 'effective',
        basis: now ? basisOf(now) : null,
        evidence: now?.content.evidence ?? [],
      },
    ];
  });
};

/**
 * Behind each entry that differs of the county: what was recorded of it, and, where its figures were filed, the returns
 * that count otherwise.
 */
export const recordCauses = (
  db: Sqlite,
  changes: readonly InputChange[],
  span: Span,
  sides: Sides,
): readonly Found[] => {
  const entries = entryCauses(db, changes, span);
  const told = new Set(entries.map(({ input }) => input));
  // A survey that was recorded stands before the county's return; an item may rest on both.
  const filed = changes.filter((one) => one.kind === 'item' || (one.kind === 'recognition' && !told.has(one)));
  return [...entries, ...returnCauses(db, filed, span, sides)];
};
