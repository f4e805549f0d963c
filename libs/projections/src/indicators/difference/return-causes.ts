import type { InputChange, StandingInput } from '@app/domain/indicators';
import type { Sqlite } from '@app/sqlite';
import type { StandingSources } from '../inputs.js';
import { bareCause, type Found, type Span } from './cause-rows.js';
import { returnEffects } from './return-effects.js';
import { successions, type Succession } from './versions-between.js';

/** What the two standings rest on, and what units are called. */
export type Sides = Readonly<{ before: StandingSources; after: StandingSources; names: ReadonlyMap<string, string> }>;

type Entry = StandingInput['county']['items'][number];

const itemOf = ({ input }: StandingSources, subject: string): Entry | undefined =>
  input.county.items.find(({ item }) => item === subject);

/** What was filed for an item; undefined where the county's record gives its figures, or nobody has filed any. */
const filedFor = (entry: Entry | undefined): string | undefined =>
  entry?.figuresOf === undefined
    ? undefined
    : JSON.stringify([
        entry.figures,
        Object.entries(entry.counted ?? {}).map(([name, { value, relief }]) => [name, value, relief]),
      ]);

const countedOver = (entry: Entry | undefined): readonly string[] =>
  Object.values(entry?.counted ?? {}).flatMap(({ over }) => over);

/**
 * Units whose returns gave an entry what it says. The county's record is heard before its return, and this before what is
 * counted over the schools.
 */
const filersOf = ({ kind, subject }: InputChange, { before, after }: Sides, countyId: string): readonly string[] => {
  if (kind === 'recognition') return [countyId];
  const [then, now] = [itemOf(before, subject), itemOf(after, subject)];
  const isRecorded = now !== undefined && now.figuresOf === undefined && Object.keys(now.figures).length > 0;
  if (isRecorded || filedFor(then) === filedFor(now)) return [];
  if (now?.figuresOf === 'return') return [countyId];
  return [...(then?.figuresOf === 'return' ? [countyId] : []), ...countedOver(then), ...countedOver(now)];
};

/**
 * Behind each entry whose figures were filed: the returns, of the county itself or of its schools, that put it otherwise.
 * @param changes items and the survey
 */
export const returnCauses = (
  db: Sqlite,
  changes: readonly InputChange[],
  span: Span,
  sides: Sides,
): readonly Found[] => {
  const filed = changes.map((change) => ({ change, filers: new Set(filersOf(change, sides, span.countyId)) }));
  const units = [...new Set(filed.flatMap(({ filers }) => [...filers]))];
  const all = units.length === 0 ? [] : successions(db, units, span);
  const matters = returnEffects(db, span, sides);
  return filed.flatMap(({ change, filers }) => {
    const own = all.filter(({ after }) => filers.has(after.unitId));
    const behind = own.filter((one) => matters(change, one));
    // Two returns of one school may matter only together.
    return (behind.length > 0 ? behind : own).map((one) => returnCause(change, one, sides));
  });
};

/** Written out field by field: each of a county's returns may stand behind each of its items. */
const returnCause = (change: InputChange, { before, after, between }: Succession, { names }: Sides): Found => ({
  why: 'record',
  input: change,
  kind: 'return',
  unitId: after.unitId,
  subject: change.subject,
  label: `${names.get(after.unitId) ?? ''}填报数据`,
  measure: '',
  from: before && `第${before.version}版`,
  to: `第${after.version}版`,
  sequence: after.acceptedSequence,
  effectiveFrom: after.effectiveFrom,
  between,
  basis: after.said,
  cell: null,
  filedBy: after.filedBy,
  filedSequence: after.filedSequence,
  evidence: after.evidence,
  fields: bareCause.fields,
});
