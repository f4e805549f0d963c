import { defaultStandardId, publishedStandard } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { pathAt } from '../../organizations/index.js';
import { standardsAdoptedBy, type Adopted } from '../../standards/index.js';
import { bareCause, type Found, type Span } from './cause-rows.js';

const named = (id: string): string => publishedStandard(id)?.shortName ?? id;

/** The units whose standards a county worked to at a point, and these, the one that is used last. */
const workedTo = (
  db: Sqlite,
  countyId: string,
  { sequence: knownAt, asOf }: Span['from'],
): Readonly<{ above: readonly string[]; adopted: readonly Adopted[]; used: string }> => {
  const above = pathAt(db, countyId, { knownAt, asOf }).map(({ unitId }) => unitId);
  const adopted = standardsAdoptedBy(db, above, { knownAt, asOf });
  return { above, adopted, used: adopted.at(-1)?.standardId ?? defaultStandardId };
};

/** An event by which another standard came to be used; what it rests on by the word of whoever did it. */
type Turn = Readonly<{ unitId: string; sequence: number; day: string; basis: string | null }>;

/** The last event by the second point that withdrew a unit's standard: what is cut in its rows, and says nothing itself. */
const withdrawal = (db: Sqlite, { unitId, standardId }: Adopted, { sequence, asOf }: Span['to']): readonly Turn[] =>
  db
    .all<Pick<Turn, 'sequence' | 'day'>>(
      `select t.sequence, t.effective_at as day from adopted_standards r join trail t on t.sequence = r.rec_to
       where r.unit_id = ? and r.standard_id = ? and t.sequence <= ? and t.effective_at <= ?
       and not exists (select 1 from adopted_standards said where said.unit_id = r.unit_id
         and said.standard_id = r.standard_id and said.sequence = t.sequence)
       order by t.sequence desc limit 1`,
      unitId,
      standardId,
      sequence,
      asOf,
    )
    .map((one) => ({ ...one, unitId, basis: null }));

/** The last event by the second point that put one of the units under another. */
const move = (db: Sqlite, units: readonly string[], { from, to }: Span): readonly Turn[] =>
  db
    .all<Omit<Turn, 'basis'>>(
      `select c.unit_id as unitId, c.sequence, c.eff_from as day from organization_change c
       where c.unit_id in (select value from json_each(?)) and c.parent_id is not null
       and c.sequence <= ? and c.eff_from <= ? and (c.sequence > ? or c.eff_from > ?)
       order by c.eff_from desc, c.sequence desc limit 1`,
      JSON.stringify(units),
      to.sequence,
      to.asOf,
      from.sequence,
      from.asOf,
    )
    .map((one) => ({ ...one, basis: null }));

/**
 * Why another standard is used at the second point: it was adopted; what was used instead of it was withdrawn; the county
 * came under another city, with that one's standards; or whoever asked chose it.
 */
export const standardCauses = (
  db: Sqlite,
  span: Span,
  from: Readonly<{ id: string }>,
  to: Readonly<{ id: string }>,
): readonly Found[] => {
  if (from.id === to.id) return [];
  const cause = (turn: Turn | null): Found => ({
    ...bareCause,
    why: 'standard',
    input: null,
    kind: 'standard',
    unitId: turn?.unitId ?? null,
    subject: to.id,
    label: '评估标准',
    from: `《${named(from.id)}》`,
    to: `《${named(to.id)}》`,
    sequence: turn?.sequence ?? null,
    effectiveFrom: turn?.day ?? null,
    between: turn && turn.sequence > span.from.sequence ? 'recorded' : 'effective',
    basis: turn ? turn.basis : '本次按所选标准',
  });
  const [then, now] = [workedTo(db, span.countyId, span.from), workedTo(db, span.countyId, span.to)];
  if (then.used !== from.id || now.used !== to.id) return [cause(null)];
  const adoption = now.adopted.at(-1);
  const knew = then.adopted.findIndex(({ sequence }) => sequence === adoption?.sequence);
  // What was used rather than this one before, and stands no more: the adoption itself was there already.
  const ended = then.adopted
    .slice(knew + 1)
    .filter((one) => adoption === undefined || knew >= 0 || one.effectiveFrom > adoption.effectiveFrom);
  const isMoved = (unitId: string) => then.above.includes(unitId) !== now.above.includes(unitId);
  const left = ended.filter(({ unitId }) => isMoved(unitId));
  const isCome = adoption !== undefined && knew < 0 && isMoved(adoption.unitId);
  const moves = left.length > 0 || isCome ? move(db, then.above, span) : [];
  const isBrought = isCome && moves.some((one) => isBefore(adoption, one));
  const turns: readonly Turn[] = [
    ...ended.filter((one) => !left.includes(one)).flatMap((one) => withdrawal(db, one, span.to)),
    ...moves,
    ...(adoption && knew < 0 && !isBrought ? [{ ...adoption, day: adoption.effectiveFrom }] : []),
  ];
  return turns.map(cause);
};

/** Whether an adoption was known and held already when the county came under whoever had adopted. */
const isBefore = ({ sequence, effectiveFrom }: Adopted, moved: Turn): boolean =>
  sequence < moved.sequence && effectiveFrom <= moved.day;
