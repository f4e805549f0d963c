import type { Figure, SectionInput, SharedSchoolInput } from '../figures.js';
import { grouped } from '../grouped.js';
import { madeOf } from '../made-once.js';
import type { StandingInput } from '../standing-input.js';

type Change = Readonly<{ unitId: string; figure: string; to: Figure }>;
type Holder = Pick<SectionInput, 'id' | 'figures'>;

const changed = <Of extends Holder>(holder: Of, changes: readonly Change[]): Of => {
  const mine = changes.filter(({ unitId }) => unitId === holder.id);
  if (mine.length === 0) return holder;
  return {
    ...holder,
    figures: { ...holder.figures, ...Object.fromEntries(mine.map(({ figure, to }) => [figure, to])) },
  };
};

const changedSection = madeOf(2, (section: SectionInput, ...changes: readonly Change[]) => changed(section, changes));

const changedSchool = madeOf(2, (one: SharedSchoolInput, ...changes: readonly Change[]): SharedSchoolInput => {
  // The pupils of a stage are its section's word: they weigh in the sharing.
  const students = { ...one.students };
  for (const { id, stage } of one.sections) {
    const word = changes.findLast(({ unitId, figure }) => unitId === id && figure === 'students')?.to;
    if (word !== undefined) students[stage] = word;
  }
  return changed({ ...one, students, sections: one.sections.map((section) => changed(section, changes)) }, changes);
});

/**
 * The input as it would be with the changes made: nothing else moves, and what does not move is the same object. So is
 * what was changed by the very same changes before.
 */
export const withChanges = <Of extends Pick<StandingInput, 'sections' | 'sharedSchools'>>(
  input: Of,
  changes: readonly Change[],
): Of => {
  const byUnit = grouped(changes, ({ unitId }) => unitId);
  const section = (one: SectionInput): SectionInput => {
    const mine = byUnit.get(one.id);
    return mine ? changedSection(one, ...mine) : one;
  };
  const school = (one: SharedSchoolInput): SharedSchoolInput => {
    const mine = [one, ...one.sections].flatMap(({ id }) => byUnit.get(id) ?? []);
    return mine.length > 0 ? changedSchool(one, ...mine) : one;
  };
  return { ...input, sections: input.sections.map(section), sharedSchools: input.sharedSchools.map(school) };
};
