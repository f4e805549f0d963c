import type { ExemptionRule } from '@app/domain/standards';
import type { ItemEntry } from '../item-verdict.js';
import type { ExemptionEntry } from '../standing-input.js';
import type { CountedFigure, GrantedRelief, Relievable } from './counting.js';

/** The grant among these that covers a unit the longest. */
const grantOf = (
  { unitId, sections, within, text }: Relievable,
  { units, says }: CountedFigure,
  grants: readonly ExemptionEntry[],
): readonly GrantedRelief[] => {
  const mine = grants.filter(({ sectionId }) => sections.includes(sectionId));
  const [first, ...others] = mine;
  if (!first) return [];
  const { exemptionId, expires } = others.reduce((a, b) => (b.expires > a.expires ? b : a), first);
  return [{ unitId, within, text, exemptionId, expires, says: says[units.indexOf(unitId)] ?? '' }];
};

const relievedFigure = (figure: CountedFigure, grants: readonly ExemptionEntry[]): CountedFigure => {
  const relief = figure.relief ?? [];
  const granted = relief.flatMap((one) => grantOf(one, figure, grants));
  if (granted.length === 0) return figure;
  const gone = new Set(granted.flatMap(({ unitId, within }) => (within === false ? [] : [unitId])));
  const open = [...figure.open, ...relief.flatMap((one) => (gone.has(one.unitId) ? one.open : []))];
  const kept = figure.units.flatMap((unitId, index) =>
    gone.has(unitId) ? [] : [{ unitId, says: figure.says[index] ?? '' }],
  );
  return {
    ...figure,
    value: open.length > 0 ? null : String(kept.length),
    units: kept.map(({ unitId }) => unitId),
    says: kept.map(({ says }) => says),
    open,
    granted,
  };
};

const relieved = (entry: ItemEntry, grants: readonly ExemptionEntry[]): ItemEntry => {
  if (!entry.counted) return entry;
  const counted = Object.fromEntries(
    Object.entries(entry.counted).map(([name, figure]) => [name, relievedFigure(figure, grants)] as const),
  );
  const figures = Object.fromEntries(
    Object.entries(counted).flatMap(([name, { value }]) => (value === null ? [] : [[name, value] as const])),
  );
  return { ...entry, counted, figures };
};

/**
 * The county's entries as they count under what was granted: a school that falls short of a counted item, and is granted
 * relief for it through one of its sections, does not while it keeps within the relief's bounds; while a field that decides
 * is 未填, nothing can be said. What the county recorded itself is taken at its word.
 * @param exemptions those that count on the day
 * @param rules those in force on the day
 */
export const relievedEntries = (
  entries: readonly ItemEntry[],
  exemptions: readonly ExemptionEntry[],
  rules: readonly Pick<ExemptionRule, 'subject'>[],
): readonly ItemEntry[] => {
  if (exemptions.length === 0) return entries;
  return entries.map((entry) => {
    const mine = exemptions.filter(({ subject }) => subject === entry.item);
    if (mine.length === 0 || !rules.some(({ subject }) => subject === entry.item)) return entry;
    return relieved(entry, mine);
  });
};
