import { assessedStages, type AssessedStage, type Standard } from '@app/domain/standards';
import { fixed } from './exact.js';
import type { Figure, SharedSchoolInput } from './figures.js';
import { isKnown, quantityOf, ratioOf, type Quantity } from './ratios.js';
import { boundsOf, stateOf, type IndicatorState } from './school-rule.js';
import { shared, sharesOf } from './sharing.js';

/**
 * What an indicator comes to with the figures of one return as they stand, for whoever fills it in. No exemption is looked
 * at, and nobody has accepted anything yet.
 */
export type ReturnEffect = Readonly<{
  stage: AssessedStage;
  /** `L1`… */
  indicator: string;
  name: string;
  unit: string;
  /** Decimals of the national form, for printing. */
  precision: number;
  /** Rounded half-up to 6 places; null when there is none. */
  value: string | null;
  state: IndicatorState;
  /** What a school must reach; null when the standard asks nothing of a single school. */
  threshold: string | null;
}>;

type Resources = Readonly<Partial<Record<string, Quantity>>>;

const effectsOf = (
  { indicators }: Pick<Standard, 'indicators'>,
  stage: AssessedStage,
  students: Quantity,
  resources: Resources,
): readonly ReturnEffect[] =>
  indicators.flatMap((indicator) => {
    const resource = resources[indicator.figure];
    if (resource === undefined) return [];
    const value = ratioOf(indicator, resource, students);
    const { id, shortName, unit, precision, threshold } = indicator;
    return [
      {
        stage,
        indicator: id,
        name: shortName,
        unit,
        precision,
        value: isKnown(value) ? fixed(value, 6) : null,
        state: stateOf(value, boundsOf(indicator, stage)),
        threshold: threshold?.[stage] ?? null,
      },
    ];
  });

const quantities = (figures: Readonly<Record<string, Figure>>): Resources =>
  Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, quantityOf(figure)]));

/** Of a section's own return: the indicators whose figures it files. */
export const sectionEffects = (
  standard: Pick<Standard, 'indicators'>,
  stage: AssessedStage,
  figures: Readonly<Record<string, Figure>>,
): readonly ReturnEffect[] => effectsOf(standard, stage, quantityOf(figures['students']), quantities(figures));

/** Of the return of a school whose stages share its buildings: each stage's part over its pupils. */
export const sharedEffects = (
  standard: Pick<Standard, 'indicators' | 'sharing'>,
  { type, students, figures }: Pick<SharedSchoolInput, 'type' | 'students' | 'figures'>,
): readonly ReturnEffect[] => {
  const shares = sharesOf(standard.sharing, { type, students });
  return assessedStages
    .filter((stage) => Object.hasOwn(standard.sharing.ratios[type], stage))
    .flatMap((stage) => {
      const parts = Object.entries(quantities(figures)).map(([name, whole]) => [
        name,
        shared(whole ?? 'missing', shares[stage]),
      ]);
      return effectsOf(standard, stage, quantityOf(students[stage]), Object.fromEntries(parts) as Resources);
    });
};
