/** A unit of a tree, as it is listed: parents anywhere in the list. */
export type Listed = Readonly<{ unitId: string; parentId: string | null; name: string }>;

/** A line of a tree as it is shown: how deep, its place among its siblings, and whether it can be opened. */
export type TreeLine<U extends Listed> = Readonly<{
  unit: U;
  /** 1 for the root. */
  level: number;
  place: number;
  siblings: number;
  /** Null: nothing stands under it. */
  expanded: boolean | null;
}>;

/** The lines that are to be seen when some units are open; whose parent is not in the list stands at the top. */
export const treeLines = <U extends Listed>(units: readonly U[], open: ReadonlySet<string>): readonly TreeLine<U>[] => {
  const known = new Set(units.map(({ unitId }) => unitId));
  const children = new Map<string | null, U[]>();
  for (const unit of units) {
    const under = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    children.set(under, [...(children.get(under) ?? []), unit]);
  }
  const walk = (parent: string | null, level: number): TreeLine<U>[] => {
    const siblings = children.get(parent) ?? [];
    return siblings.flatMap((unit, n) => {
      const leads = children.has(unit.unitId);
      const expanded = leads ? open.has(unit.unitId) : null;
      const line = { unit, level, place: n + 1, siblings: siblings.length, expanded };
      return [line, ...(expanded ? walk(unit.unitId, level + 1) : [])];
    });
  };
  return walk(null, 1);
};

/** Units whose name or code holds some text, with all that stand above them. */
export const found = <U extends Listed & Readonly<{ code: string | null }>>(
  units: readonly U[],
  text: string,
): readonly U[] => {
  if (text === '') return units;
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const kept = new Set<string>();
  for (const unit of units.filter(({ name, code }) => name.includes(text) || (code ?? '').includes(text)))
    for (let at: U | undefined = unit; at && !kept.has(at.unitId); at = byId.get(at.parentId ?? ''))
      kept.add(at.unitId);
  return units.filter(({ unitId }) => kept.has(unitId));
};
