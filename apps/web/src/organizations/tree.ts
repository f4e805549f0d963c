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

/**
 * What is looked for: some text in the name or code; schools of these types (none named: units of any kind), or the
 * sections of their compulsory stages.
 */
export type Sought = Readonly<{ text: string; types: readonly string[]; sections: boolean }>;

/** What of a unit is looked at. */
type Searched = Listed &
  Readonly<{ kind: string; code: string | null; schoolType: string | null; stage: string | null }>;

/** Units that are as asked for. A campus is of its school's type where it has none of its own. */
export const matching = <U extends Searched>(units: readonly U[], { text, types, sections }: Sought): readonly U[] => {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const above = ({ parentId }: U) => byId.get(parentId ?? '');
  const typeOf = (unit: U | undefined): string =>
    unit?.schoolType ?? (unit?.kind === 'campus' ? above(unit)?.schoolType : null) ?? '';
  const isMeant = (unit: U): boolean => {
    if (types.length === 0) return true;
    if (!sections) return unit.kind === 'school' && types.includes(typeOf(unit));
    return unit.kind === 'section' && unit.stage !== 'senior' && types.includes(typeOf(above(unit)));
  };
  return units.filter((unit) => isMeant(unit) && (unit.name.includes(text) || (unit.code ?? '').includes(text)));
};

/** Some units of a tree with all that stand above them. */
export const withAbove = <U extends Listed>(units: readonly U[], some: readonly U[]): readonly U[] => {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const kept = new Set<string>();
  for (const unit of some)
    for (let at: U | undefined = unit; at && !kept.has(at.unitId); at = byId.get(at.parentId ?? ''))
      kept.add(at.unitId);
  return units.filter(({ unitId }) => kept.has(unitId));
};
