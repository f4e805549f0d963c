import { Refusal } from '@app/domain/kernel';

/** The line of three columns that an issue is to be raised from. */
export type DifferingLine = Readonly<{
  sentence: string;
  clause: string;
  indicator: string | null;
  differences: readonly string[];
}>;

/** What an issue says of a difference: the numbers, the clause, the point at which they stood so. */
export type DifferenceFound = Readonly<{ problem: string; clause: string; indicator: string | null }>;

/**
 * The words of an issue about columns that say different things.
 * @throws Refusal verification.no-difference when there is no such line, or its columns agree
 */
export const differenceFound = (
  line: DifferingLine | undefined,
  { dataYear, sequence, note }: Readonly<{ dataYear: string; sequence: number; note: string | null }>,
): DifferenceFound => {
  if (!line || line.differences.length === 0) throw new Refusal('verification.no-difference');
  const { sentence, clause, indicator } = line;
  const said = note?.trim() ? `${note.trim()}。` : '';
  return { problem: `${dataYear}学年${sentence}，数据不一致（截至记录号${sequence}）。${said}`, clause, indicator };
};
