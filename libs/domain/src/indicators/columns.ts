import { inForceOn } from '@app/domain/standards';
import { finished, type Column, type Stated } from './column.js';
import { countyValue } from './columns-county.js';
import { sectionLines } from './columns-sections.js';
import type { SectionInput, SharedSchoolInput } from './figures.js';
import { withChanges } from './gaps/changed.js';
import { madeOf } from './made-once.js';
import { standingOf, type Standing } from './standing.js';
import type { StandingInput } from './standing-input.js';

export type { Column, Difference, Stated } from './column.js';

/** What was verified, as a change of what was accepted: always the same of the same word. */
const changeOf = madeOf(1, ({ unitId, subject, value }: Stated) => ({ unitId, figure: subject, to: value }));

/** A county's schools with what was verified in the accepted figures' place. */
const asSeen = madeOf(
  4,
  (stated: readonly Stated[], sections: readonly SectionInput[], sharedSchools: readonly SharedSchoolInput[]) =>
    withChanges(
      { sections, sharedSchools },
      stated.flatMap((one) => (one.kind === 'verified' ? [changeOf(one)] : [])),
    ),
);

/**
 * The three columns of everything that somebody claims or has verified, and of items whose claim the figures contradict.
 * @param standing that of the same input
 */
export const columnsOf = (
  input: StandingInput,
  standing: Standing,
  county: Readonly<{ id: string; name: string }>,
  stated: readonly Stated[],
): readonly Column[] => {
  const standard = inForceOn(input.standard, input.date);
  const seen = asSeen(stated, input.sections, input.sharedSchools);
  const isVerified = stated.some(({ kind }) => kind === 'verified');
  let whole: Standing | undefined;
  const seenWhole = (): Standing => (whole ??= standingOf({ ...input, ...seen }));
  const ofCounty = stated.filter(({ unitId }) => unitId === county.id);
  const wordOf = (kind: Stated['kind'], subject: string): string | undefined =>
    ofCounty.findLast((one) => one.kind === kind && one.subject === subject)?.value;
  const subjects = ofCounty.map(({ subject }) => subject);
  const contradicted = standing.items.filter((item) => item.contradicted && !subjects.includes(item.id));
  const countyLines = [...subjects, ...contradicted.map(({ id }) => id)].flatMap((subject): Column[] => {
    const line = countyValue(standard, standing, subject);
    if (!line) return [];
    const claimed = wordOf('claimed', subject) ?? standing.items.find(({ id }) => id === subject)?.claimed ?? null;
    const verified = isVerified ? (countyValue(standard, seenWhole(), subject)?.computed ?? null) : null;
    return [finished({ unitId: county.id, unit: county.name, subject, ...line, claimed, verified })];
  });
  return [...countyLines, ...sectionLines(standard, input, seen, stated)];
};
