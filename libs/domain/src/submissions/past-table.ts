import type { Enrolment, Figures } from './figures.js';

/**
 * One row of a table of past figures, read and understood: the school still by the name that stands there, numbers as
 * plain decimal text in the unit of each figure. Figures that are not filled in are left out.
 */
export type PastLine = Readonly<{
  sheet: string;
  /** Its row in the sheet, from 1. */
  row: number;
  school: string;
  /** `shared`: the rooms of a school whose stages share them. Null: the table does not say. */
  part: 'primary' | 'junior' | 'senior' | 'shared' | null;
  dataYear: string;
  figures: Figures;
  enrolment: Enrolment | null;
  /** ISO dates of then. */
  filedOn: string | null;
  acceptedOn: string | null;
}>;

/** What is wrong with a line, in a clerk's words. `cell` (`D17`) is null when it is about the whole line. */
export type PastProblem = Readonly<{ sheet: string; row: number; cell: string | null; message: string }>;

/** What became of a column: `meaning` is how it was understood; null when it is left out, and `note` says why. */
export type PastColumn = Readonly<{ sheet: string; heading: string; meaning: string | null; note: string | null }>;

/** A table as it was read: nothing is thrown for what a person wrote, everything wrong stands in `problems`. */
export type PastTable = Readonly<{
  columns: readonly PastColumn[];
  lines: readonly PastLine[];
  problems: readonly PastProblem[];
}>;
