import type { AssessedStage, Standard } from '@app/domain/standards';
import { compositeWithin, dispersionOf, isWithin, type Dispersion, type Weighed } from '../dispersion.js';
import { plus, times, toNumber, type Exact } from '../exact.js';
import { isKnown } from '../ratios.js';
import type { StandingInput } from '../standing-input.js';
import { unitsIn, unitsOf, type Unit } from '../units.js';
import type { Growth } from './choices.js';
import { partsOf, type Part } from './drivers.js';
import { unitsExact } from './measures.js';
import { heldBy, ruleOf } from './section-gaps.js';

/** Sums of one coefficient as doubles: Σr and Σr²/n. They rank; what is decided is decided exactly. */
type Sums = Readonly<{ total: number; squares: number; pupils: number }>;

type Column = Readonly<{ index: number; parts: readonly Part[] }>;
type Step = Readonly<{ column: Column; part: Part; units: bigint; growth: Growth; gain: number }>;

const sumsOf = (parts: readonly Part[]): Sums =>
  parts.reduce(
    (sums, { weighed }) => {
      const [n, r] = [toNumber(weighed.students), toNumber(weighed.resource)];
      return { total: sums.total + r, squares: sums.squares + (r * r) / n, pupils: sums.pupils + n };
    },
    { total: 0, squares: 0, pupils: 0 },
  );

const cvOf = ({ total, squares, pupils }: Sums): number =>
  Math.sqrt(Math.max(0, (pupils * squares) / (total * total) - 1));

/** The section's resource when its holder's figure has grown by so many filed units. */
const grown = ({ resource }: Weighed, units: bigint, places: number, share: Exact): Exact =>
  plus(resource, times(unitsExact(units, places), share));

/** By how much one section's growth lowers the coefficient at best. Σr²/n ÷ Σr of the others is where it is lowest. */
const bestStep = (standard: Standard, column: Column, part: Part, sums: Sums): Step | null => {
  const [n, r] = [toNumber(part.weighed.students), toNumber(part.weighed.resource)];
  const others = sums.total - r;
  const best = others > 0 ? (n * (sums.squares - (r * r) / n)) / others : 0;
  const indicator = standard.indicators[column.index];
  if (!indicator || !(best > r)) return null;
  const { holder, held, text, share } = heldBy(part.unit, indicator);
  if (!isKnown(held) || !isKnown(share) || text === null || toNumber(share) === 0) return null;
  const wanted = Math.floor(((best - r) / toNumber(share)) * 10 ** holder.places);
  const now = cvOf(sums);
  const gainOf = (units: number): number => {
    const after = r + (units / 10 ** holder.places) * toNumber(share);
    return now - cvOf({ ...sums, total: others + after, squares: sums.squares + (after * after - r * r) / n });
  };
  const units = gainOf(wanted + 1) > gainOf(wanted) ? wanted + 1 : wanted;
  const gain = gainOf(units);
  if (units < 1 || !(gain > 1e-12)) return null;
  const growth: Growth = {
    holder,
    held: text,
    units: BigInt(units),
    for: [{ sectionId: part.unit.id, indicator: indicator.id, to: 'cv' }],
    shortfall: 1 - r / best,
  };
  return { column, part, units: BigInt(units), growth, gain };
};

const replaced = ({ column, part, growth }: Step, units: bigint, share: Exact): Column => {
  const resource = grown(part.weighed, units, growth.holder.places, share);
  return {
    ...column,
    parts: column.parts.map((one) => (one === part ? { ...one, weighed: { ...one.weighed, resource } } : one)),
  };
};

const dispersions = (columns: readonly Column[]): readonly Dispersion[] | null => {
  const all = columns.map(({ parts }) => dispersionOf(parts.map(({ weighed }) => weighed)));
  return all.every((one): one is Dispersion => typeof one !== 'string') ? all : null;
};

/** The least growth of the step with which the rule holds: what is below the best growth only lowers the coefficient. */
const least = (step: Step, share: Exact, holds: (column: Column) => boolean): bigint => {
  let [low, high] = [0n, step.units];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (holds(replaced(step, middle, share))) high = middle;
    else low = middle;
  }
  return high;
};

/**
 * Growths that bring the columns' coefficients within the rule: at each step the one section whose growth lowers
 * them most, and at the last no more than is needed. Greedy: short, not proven the shortest.
 * Null when growth alone does not get there.
 */
const equalised = (
  standard: Standard,
  start: readonly Column[],
  within: (all: readonly Dispersion[]) => boolean,
): readonly Growth[] | null => {
  let columns = start;
  const growths: Growth[] = [];
  const most = start.reduce((sum, { parts }) => sum + parts.length, 0);
  const holds = (candidate: readonly Column[]): boolean => {
    const all = dispersions(candidate);
    return all !== null && within(all);
  };
  for (let round = 0; round <= most; round++) {
    if (holds(columns)) return growths;
    const steps = columns.flatMap((column) => {
      const sums = sumsOf(column.parts);
      return column.parts.flatMap((part) => {
        const touched = growths.some(
          (one) =>
            one.for[0]?.sectionId === part.unit.id && one.for[0].indicator === standard.indicators[column.index]?.id,
        );
        return touched ? [] : (bestStep(standard, column, part, sums) ?? []);
      });
    });
    const step = steps.toSorted((a, b) => b.gain - a.gain)[0];
    if (!step) return null;
    const indicator = standard.indicators[step.column.index];
    const share = indicator && heldBy(step.part.unit, indicator).share;
    if (!share || !isKnown(share)) return null;
    const swapped = (column: Column) => columns.map((one) => (one.index === column.index ? column : one));
    const enough = holds(swapped(replaced(step, step.units, share)));
    const units = enough ? least(step, share, (column) => holds(swapped(column))) : step.units;
    growths.push({ ...step.growth, units });
    columns = swapped(replaced(step, units, share));
  }
  return null;
};

/** What must grow for a stage's coefficients to be within their limits; null entries: growth alone does not do it. */
export const dispersionGrowths = (
  input: StandingInput,
  stage: AssessedStage,
): readonly (readonly Growth[] | null)[] => {
  const standard = ruleOf(input);
  const units: readonly Unit[] = unitsIn(unitsOf({ ...input, standard }).units, stage);
  const columns = standard.indicators.flatMap((_, index): Column[] => {
    const parts = partsOf(units, index);
    return parts && parts.length > 1 ? [{ index, parts }] : [];
  });
  const { dispersion } = standard;
  if (dispersion.rule === 'composite') {
    const limit = dispersion.compositeLimit?.[stage];
    if (limit === undefined || columns.length < standard.indicators.length) return [];
    return [equalised(standard, columns, (all) => compositeWithin(all, limit))];
  }
  return columns.flatMap((column) => {
    const limit = standard.indicators[column.index]?.cvLimit?.[stage];
    if (limit === undefined) return [];
    return [equalised(standard, [column], ([one]) => one !== undefined && isWithin(one, limit))];
  });
};
