import type { Figure } from '../figures.js';
import type { StandingInput } from '../standing-input.js';
import type { Change } from './school-gaps.js';

/** The input as it would be with the changes made: nothing else moves. */
export const withChanges = (
  input: StandingInput,
  changes: readonly Pick<Change, 'unitId' | 'figure' | 'to'>[],
): StandingInput => {
  const byUnit = new Map<string, Record<string, Figure>>();
  for (const { unitId, figure, to } of changes) byUnit.set(unitId, { ...byUnit.get(unitId), [figure]: to });
  const changed = <Holder extends Readonly<{ id: string; figures: Readonly<Record<string, Figure>> }>>(
    holder: Holder,
  ): Holder => {
    const more = byUnit.get(holder.id);
    return more ? { ...holder, figures: { ...holder.figures, ...more } } : holder;
  };
  return {
    ...input,
    sections: input.sections.map(changed),
    sharedSchools: input.sharedSchools.map((school) => changed({ ...school, sections: school.sections.map(changed) })),
  };
};
