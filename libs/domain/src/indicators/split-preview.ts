import { assessedStages, type AssessedStage, type SharingRule } from '@app/domain/standards';
import { fixed } from './exact.js';
import type { SharedSchoolInput } from './figures.js';
import { isKnown, quantityOf, type Quantity } from './ratios.js';
import { shared, sharesOf } from './sharing.js';

/** What a stage of a school that shares its buildings is counted with. Texts, rounded for print; null: 无法拆分 or 未填. */
export type SplitStage = Readonly<{
  stage: AssessedStage;
  /** Part of the whole, six places. */
  share: string | null;
  /** The stage's part of each figure of the school, two places. */
  figures: Readonly<Record<string, string | null>>;
}>;

/** How a whole-school figure is split, beside the figure: the rule's ratio and what each stage gets. */
export type SplitPreview = Readonly<{ ratio: string; clause: string; stages: readonly SplitStage[] }>;

const printed = (quantity: Quantity | undefined, places: number): string | null =>
  quantity !== undefined && isKnown(quantity) ? fixed(quantity, places) : null;

/**
 * The parts by 1:1.1 (九年), 1:1.2 (完中) or 1:1.1:1.32 (十二年) of the figures that a school files once. The same
 * arithmetic as the standing's; senior pupils weigh, and have no part here.
 */
export const splitPreview = (
  rule: SharingRule,
  { type, students, figures }: Pick<SharedSchoolInput, 'type' | 'students' | 'figures'>,
): SplitPreview => {
  const shares = sharesOf(rule, { type, students });
  const stages = assessedStages.filter((stage) => Object.hasOwn(rule.ratios[type], stage));
  return {
    ratio: Object.values(rule.ratios[type]).join(':'),
    clause: rule.clause,
    stages: stages.map((stage) => ({
      stage,
      share: printed(shares[stage], 6),
      figures: Object.fromEntries(
        Object.entries(figures).map(([name, figure]) => [name, printed(shared(quantityOf(figure), shares[stage]), 2)]),
      ),
    })),
  };
};
