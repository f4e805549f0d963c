import { dayText } from '@app/domain/kernel';
import type { CountyItem, Judgement, Standard } from '@app/domain/standards';
import type { CountedFigure } from './counted-items/counting.js';
import { judge } from './item-condition.js';

/** Where an item's figures stand: in the county's record, in its own accepted return, or in its schools', counted. */
export type ItemSource = 'record' | 'return' | 'counted';

/**
 * A county's entry for an item: what it claims, and the figures it gives. `figuresOf`: where these stand; absent is the
 * record. `judgement` null: nobody has judged it, only figures were filed. `counted`: how each figure was counted, of an
 * item that is counted over the schools' returns; one that is still open is not among the figures.
 */
export type ItemEntry = Readonly<{
  item: string;
  judgement: Judgement | null;
  figures: Readonly<Record<string, string>>;
  figuresOf?: ItemSource;
  counted?: Readonly<Record<string, CountedFigure>>;
}>;

/** How an item stands: what the figures say wins over what was claimed. */
export type ItemStanding = Readonly<{
  id: string;
  group: CountyItem['group'];
  name: string;
  clause: string;
  kind: CountyItem['kind'];
  /** Null when nothing was recorded. */
  claimed: Judgement | null;
  verdict: Judgement;
  /** What was computed, in sentences; and the contradiction, when a claim is not borne out. */
  reasons: readonly string[];
  contradicted: boolean;
  /** Whose figures it is computed from; null when there are none. */
  figuresOf: ItemSource | null;
}>;

const worst = (verdicts: readonly Judgement[]): Judgement =>
  verdicts.includes('notMet') ? 'notMet' : verdicts.includes('pending') ? 'pending' : 'met';

/** How a sentence on relief begins. */
export const reliefWords = '按过渡性放宽计';

/** `按过渡性放宽计2所（最早2026年12月31日到期）`, of what would fall short without; null where nothing is relieved. */
const reliefText = (entry: ItemEntry | undefined): string | null => {
  const granted = Object.values(entry?.counted ?? {}).flatMap((figure) => figure.granted ?? []);
  const within = granted.filter((one) => one.within === true);
  const units = new Set(within.map(({ unitId }) => unitId));
  if (units.size === 0) return null;
  const first = within.map(({ expires }) => expires).reduce((a, b) => (b < a ? b : a));
  return `${reliefWords}${units.size}所（最早${dayText(first)}到期）`;
};

/** Every item of the standard, with the county's entries weighed against its figures. */
export const itemStandings = (standard: Standard, entries: readonly ItemEntry[]): readonly ItemStanding[] =>
  standard.items.map((item) => {
    const entry = entries.find((one) => one.item === item.id);
    const judged = entry ? item.conditions.map((condition) => judge(condition, entry.figures)) : [];
    const computed = item.conditions.length === 0 ? null : worst(judged.map(({ verdict }) => verdict));
    const claimed = entry?.judgement ?? null;
    const verdict = !entry
      ? 'pending'
      : computed === null
        ? (entry.judgement ?? 'pending')
        : item.judgedToo || entry.judgement === 'notMet'
          ? worst([computed, entry.judgement ?? 'pending'])
          : computed;
    const contradicted = computed !== null && claimed === 'met' && computed === 'notMet';
    const { id, group, name, clause, kind } = item;
    const relief = reliefText(entry);
    const reasons = [
      ...judged.map(({ reason }) => reason),
      ...(relief === null ? [] : [relief]),
      ...(contradicted ? ['填报为达到，但所填数据不支持'] : []),
    ];
    const given = entry && (entry.counted ?? entry.figures);
    const figuresOf = entry && Object.keys(given ?? {}).length > 0 ? (entry.figuresOf ?? 'record') : null;
    return { id, group, name, clause, kind, claimed, verdict, reasons, contradicted, figuresOf };
  });
