import { metOf } from '../school-rule.js';
import type { Holder, IndicatorGap } from './section-gaps.js';

/** A figure that must grow, and by how many filed units; for which indicators of which sections. */
export type Growth = Readonly<{
  holder: Holder;
  held: string;
  units: bigint;
  for: readonly Readonly<{ sectionId: string; indicator: string; to: 'threshold' | 'floor' | 'cv' }>[];
  /** Part of the threshold that is missing, as a double: for ranking only. */
  shortfall: number;
}>;

/** One way to comply: which indicators stay below the threshold, and what must grow. */
export type Choice = Readonly<{
  spared: readonly Readonly<{ sectionId: string; indicator: string }>[];
  growths: readonly Growth[];
}>;

/** Every choice of so many of the items, in order. */
const chosen = <Item>(items: readonly Item[], count: number): readonly (readonly Item[])[] => {
  if (count === 0) return [[]];
  return items.flatMap((item, index) => chosen(items.slice(index + 1), count - 1).map((rest) => [item, ...rest]));
};

/**
 * The ways in which a section can reach 至少 n 项达到要求、余项不低于 85 %, when every other indicator of it is known.
 * As many indicators as the rule leaves stay below the threshold: raising one more is never shorter.
 */
export const choicesOf = (sectionId: string, gaps: readonly IndicatorGap[], atLeastMet: number): readonly Choice[] => {
  const unmet = gaps.filter(({ state, exempted }) => metOf(state) === false && !exempted);
  const idle = gaps.filter(({ state }) => state === 'notApplicable').length;
  const spare = Math.max(0, Math.min(unmet.length, gaps.length - atLeastMet - idle));
  return chosen(unmet, spare).map((spared) => ({
    spared: spared.map(({ indicator }) => ({ sectionId, indicator })),
    growths: unmet.flatMap((gap) => {
      const to = spared.includes(gap) ? 'floor' : 'threshold';
      const units = to === 'floor' ? gap.toFloor : gap.toThreshold;
      if (units === null || units === 0n || gap.held === null) return [];
      const { holder, held, shortfall } = gap;
      const part = to === 'floor' ? shortfall * (Number(units) / Number(gap.toThreshold)) : shortfall;
      return [{ holder, held, units, for: [{ sectionId, indicator: gap.indicator, to }], shortfall: part }];
    }),
  }));
};

/** Growths of one figure for several sections are one: the largest serves them all. */
const merged = (growths: readonly Growth[]): readonly Growth[] => {
  const byFigure = new Map<string, Growth>();
  for (const growth of growths) {
    const key = `${growth.holder.unitId} ${growth.holder.figure}`;
    const other = byFigure.get(key);
    const larger = other && other.units > growth.units ? other : growth;
    byFigure.set(key, { ...larger, for: [...(other?.for ?? []), ...growth.for] });
  }
  return [...byFigure.values()];
};

const effort = ({ growths }: Choice): number => growths.reduce((sum, { shortfall }) => sum + shortfall, 0);

/** The ways of several sections together, the shortest first: fewest figures to change, then the smallest part missing. */
export const jointChoices = (perSection: readonly (readonly Choice[])[]): readonly Choice[] => {
  const joined = perSection.reduce<readonly Choice[]>(
    (before, choices) =>
      before.flatMap((one) =>
        choices.map((other) => ({
          spared: [...one.spared, ...other.spared],
          growths: merged([...one.growths, ...other.growths]),
        })),
      ),
    [{ spared: [], growths: [] }],
  );
  return joined.toSorted((a, b) => a.growths.length - b.growths.length || effort(a) - effort(b));
};
