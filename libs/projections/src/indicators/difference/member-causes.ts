import type { InputChange } from '@app/domain/indicators';
import type { Sqlite } from '@app/sqlite';
import type { Member } from '../../organizations/index.js';
import { bareCause, type Found, type Span } from './cause-rows.js';

type Changed = Readonly<{
  unitId: string;
  sequence: number;
  effFrom: string;
  unit: string;
}>;

/** The unit and what it stood under within the county, by either side's tree. */
const chain = (unitId: string, trees: readonly ReadonlyMap<string, Member>[], countyId: string): readonly string[] => {
  const found = new Set<string>();
  for (const tree of trees)
    for (let id: string | null = unitId; id !== null && id !== countyId; id = tree.get(id)?.parentId ?? null)
      found.add(id);
  return [...found];
};

/**
 * Which events of the tree brought a section into the county, out of it, or gave it another name: its own, and those of
 * the school and campus that it stood under.
 */
export const memberCauses = (
  db: Sqlite,
  changes: readonly InputChange[],
  span: Span,
  trees: readonly (readonly Member[])[],
): readonly Found[] => {
  if (changes.length === 0) return [];
  const byId = trees.map((tree) => new Map(tree.map((member) => [member.unitId, member])));
  const above = changes.map((change) => ({ change, units: chain(change.unitId ?? '', byId, span.countyId) }));
  const { from, to } = span;
  const rows = db.all<Changed>(
    `select c.unit_id as unitId, c.sequence, c.eff_from as effFrom, u.name as unit
     from json_each(?) one cross join organization_change c on c.unit_id = one.value
     join organization_unit u on u.unit_id = c.unit_id
     where c.sequence <= ? and c.eff_from <= ? and (c.sequence > ? or c.eff_from > ?) order by c.sequence`,
    JSON.stringify([...new Set(above.flatMap(({ units }) => units))]),
    to.sequence,
    to.asOf,
    from.sequence,
    from.asOf,
  );
  return above.flatMap(({ change, units }) =>
    rows
      .filter(({ unitId }) => units.includes(unitId))
      .map(({ sequence, effFrom, unit, unitId }): Found => ({
        ...bareCause,
        why: 'record',
        input: change.key,
        kind: 'member',
        unitId,
        subject: 'member',
        label: unit,
        from: null,
        to: null,
        sequence,
        effectiveFrom: effFrom,
        between: sequence > from.sequence ? 'recorded' : 'effective',
      })),
  );
};
