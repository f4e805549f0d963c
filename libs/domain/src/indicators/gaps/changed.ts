import type { Figure, SharedSchoolInput } from '../figures.js';
import type { StandingInput } from '../standing-input.js';

type Holder = Readonly<{ id: string; figures: Readonly<Record<string, Figure>> }>;

/** The input as it would be with the changes made: nothing else moves, and what does not move is the same object. */
export const withChanges = (
  input: StandingInput,
  changes: readonly Readonly<{ unitId: string; figure: string; to: Figure }>[],
): StandingInput => {
  const byUnit = new Map<string, Record<string, Figure>>();
  for (const { unitId, figure, to } of changes) byUnit.set(unitId, { ...byUnit.get(unitId), [figure]: to });
  const changed = <Of extends Holder>(holder: Of): Of => {
    const more = byUnit.get(holder.id);
    return more ? { ...holder, figures: { ...holder.figures, ...more } } : holder;
  };
  const school = (one: SharedSchoolInput): SharedSchoolInput => {
    if (![one, ...one.sections].some(({ id }) => byUnit.has(id))) return one;
    // The pupils of a stage are its section's word: they weigh in the sharing.
    const students = { ...one.students };
    for (const { id, stage } of one.sections) {
      const word = byUnit.get(id)?.['students'];
      if (word !== undefined) students[stage] = word;
    }
    return changed({ ...one, students, sections: one.sections.map(changed) });
  };
  return { ...input, sections: input.sections.map(changed), sharedSchools: input.sharedSchools.map(school) };
};
