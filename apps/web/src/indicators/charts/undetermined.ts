import type { Schemas } from '@app/api-client';
import type { Indicator, Stage } from '../matrix/model';

/** A coefficient that has a limit and cannot be held against it yet, and why. */
export type Undetermined = Readonly<{ stage: Stage; id: string; name: string; reason: string }>;

/** Coefficients that nobody can say to be within their limits: 未填 is not 0. Stages without a school have none. */
export const undetermined = (
  indicators: readonly Pick<Indicator, 'id' | 'shortName' | 'cvLimit'>[],
  stages: Schemas['StagesDto'],
): readonly Undetermined[] =>
  (['primary', 'junior'] as const).flatMap((stage) =>
    stages[stage].sections === 0
      ? []
      : indicators.flatMap(({ id, shortName, cvLimit }, index) =>
          cvLimit !== null && (stages[stage].cvMet[index] ?? null) === null
            ? [{ stage, id, name: shortName, reason: stages[stage].cvReasons[index] ?? '' }]
            : [],
        ),
  );
