import { figuresOf, type Standard } from '@app/domain/standards';
import type { Figure } from '../figures.js';
import type { ItemEntry } from '../item-verdict.js';

/**
 * The county's entries for the standard's items with the figures that accepted returns give: its own (`derivedItemFigures`)
 * and those counted over its schools (`countedItemFigures`). An accepted figure stands in the place of one that was
 * recorded by hand; 未填 and 不适用 stand for nothing. What was judged stays judged, and what nobody judged is not judged.
 */
export const withFiledFigures = (
  standard: Pick<Standard, 'items'>,
  recorded: readonly ItemEntry[],
  filed: Readonly<Record<string, Figure>>,
): readonly ItemEntry[] => {
  const given = standard.items.flatMap((item): readonly ItemEntry[] => {
    const known = figuresOf(item).flatMap((name): [string, string][] => {
      const value = Object.hasOwn(filed, name) ? filed[name] : null;
      return typeof value === 'string' && value !== 'n/a' ? [[name, value]] : [];
    });
    const own = recorded.find((entry) => entry.item === item.id);
    if (known.length === 0) return own ? [own] : [];
    const figures = { ...own?.figures, ...Object.fromEntries(known) };
    return [{ item: item.id, judgement: own?.judgement ?? 'pending', figures }];
  });
  const others = recorded.filter(({ item }) => !standard.items.some(({ id }) => id === item));
  return [...given, ...others];
};
