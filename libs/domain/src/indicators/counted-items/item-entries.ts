import { figuresOf, passable, type CountyItem, type Standard } from '@app/domain/standards';
import type { Figure } from '../figures.js';
import type { ItemEntry } from '../item-verdict.js';
import type { CountedFigure } from './counting.js';

/** What was filed for a county's items: by the county itself, and counted over its schools' returns. */
export type FiledItems = Readonly<{
  returned: Readonly<Record<string, Figure>>;
  counted: Readonly<Record<string, CountedFigure>>;
}>;

type Part = Pick<ItemEntry, 'figures' | 'figuresOf' | 'counted'>;

/** An item's own among named ones. */
const own = <Value>(item: CountyItem, of: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] =>
  figuresOf(item).flatMap((name) => {
    const value = Object.hasOwn(of, name) ? of[name] : undefined;
    return value === undefined ? [] : [[name, value] as const];
  });

/** 未填 and 不适用 are no figures: the item stays open, but for what may be passed over. */
const known = (values: readonly (readonly [string, Figure])[], mayPass: ReadonlySet<string>): ItemEntry['figures'] =>
  Object.fromEntries(
    values.flatMap(([name, value]) =>
      value === null || (value === 'n/a' && !mayPass.has(name)) ? [] : [[name, value] as const],
    ),
  );

const filedFor = (item: CountyItem, { returned, counted }: FiledItems): Part | undefined => {
  const mayPass = passable(item);
  const figures = known(own(item, returned), mayPass);
  if (Object.keys(figures).length > 0) return { figures, figuresOf: 'return' };
  const counts = own(item, counted);
  if (counts.length === 0) return undefined;
  const given = known(
    counts.map(([name, { value }]) => [name, value]),
    mayPass,
  );
  return { figures: given, figuresOf: 'counted', counted: Object.fromEntries(counts) };
};

/**
 * The county's entries for the standard's items, with the figures that were filed where its record gives none of its own:
 * what it recorded wins, then its own return, then what is counted. One source gives all figures of an item. What was
 * judged stays judged, and what nobody judged is not judged.
 */
export const itemEntries = (
  { items }: Pick<Standard, 'items'>,
  recorded: readonly ItemEntry[],
  filed: FiledItems,
): readonly ItemEntry[] => {
  const given = items.flatMap((item): readonly ItemEntry[] => {
    const entry = recorded.find((one) => one.item === item.id);
    const part = Object.keys(entry?.figures ?? {}).length > 0 ? undefined : filedFor(item, filed);
    if (!part) return entry ? [entry] : [];
    return [{ item: item.id, judgement: entry?.judgement ?? null, ...part }];
  });
  const others = recorded.filter(({ item }) => !items.some(({ id }) => id === item));
  return [...given, ...others];
};
