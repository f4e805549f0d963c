import type { InputChange } from '@app/domain/indicators';
import type { Sqlite } from '@app/sqlite';
import type { Member } from '../../organizations/index.js';
import { bareCause, type Found, type Span } from './cause-rows.js';

type Tree = ReadonlyMap<string, Member>;

/** An event of the tree: what it said of a unit; null is "as before". */
type Changed = Readonly<{
  unitId: string;
  sequence: number;
  effFrom: string;
  name: string | null;
  parentId: string | null;
  status: string | null;
}>;

/** The unit and what it stood under, by either side's tree; the county too, where it stands at one of the points only. */
const chain = (unitId: string, trees: readonly Tree[], countyId: string): readonly string[] => {
  const found = new Set(trees.every((tree) => tree.has(countyId)) ? [] : [countyId]);
  for (const tree of trees)
    for (let id: string | null = unitId; id !== null && id !== countyId; id = tree.get(id)?.parentId ?? null)
      found.add(id);
  return [...found];
};

/** Whether an event of one of its units is about the change: a section that came or went by no new name, and none by an end. */
const isAbout = ({ from, to }: InputChange, { name, parentId, status }: Changed): boolean =>
  parentId !== null || (from === null || to === null ? status : name) !== null;

/**
 * Which events of the tree brought a section into the county, out of it, or gave it another name: its own, those of the
 * school and campus that it stood under, and the county's own beginning or end. Units are called as at the second point,
 * or as they last were.
 */
export const memberCauses = (
  db: Sqlite,
  changes: readonly InputChange[],
  span: Span,
  trees: readonly [before: readonly Member[], after: readonly Member[]],
): readonly Found[] => {
  if (changes.length === 0) return [];
  const byId = trees.map((tree): Tree => new Map(tree.map((member) => [member.unitId, member])));
  const names = new Map(trees.flatMap((tree) => tree.map(({ unitId, name }) => [unitId, name])));
  const above = changes.map((change) => ({ change, units: chain(change.unitId ?? '', byId, span.countyId) }));
  const { from, to } = span;
  const rows = db.all<Changed>(
    `select c.unit_id as unitId, c.sequence, c.eff_from as effFrom, c.name, c.parent_id as parentId, c.status
     from json_each(?) one cross join organization_change c on c.unit_id = one.value
     where c.sequence <= ? and c.eff_from <= ? and (c.sequence > ? or c.eff_from > ?) order by c.sequence`,
    JSON.stringify([...new Set(above.flatMap(({ units }) => units))]),
    to.sequence,
    to.asOf,
    from.sequence,
    from.asOf,
  );
  // A whole county may come or go: hundreds of sections, each with a few of the events.
  const byUnit = new Map<string, Changed[]>();
  for (const row of rows) {
    const mine = byUnit.get(row.unitId);
    if (mine) mine.push(row);
    else byUnit.set(row.unitId, [row]);
  }
  return above.flatMap(({ change, units }) =>
    units
      .flatMap((unitId) => byUnit.get(unitId) ?? [])
      .filter((row) => isAbout(change, row))
      .sort((one, other) => one.sequence - other.sequence)
      .map(({ sequence, effFrom, unitId }): Found => ({
        ...bareCause,
        why: 'record',
        input: change,
        kind: 'member',
        unitId,
        subject: 'member',
        label: names.get(unitId) ?? '',
        from: null,
        to: null,
        sequence,
        effectiveFrom: effFrom,
        between: sequence > from.sequence ? 'recorded' : 'effective',
      })),
  );
};
