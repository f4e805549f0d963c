import type { IssueSeverity } from './events.js';

/**
 * One line of the ledger that the bureau kept before, read and understood: days are ISO dates, units still by the names
 * that stand there. `closedOn` not null: it was closed.
 */
export type LedgerLine = Readonly<{
  sheet: string;
  /** Its row in the sheet, from 1. */
  row: number;
  number: string | null;
  unit: string;
  /** The units that are to put it right, the first of them leading; empty: nobody is named. */
  leads: readonly string[];
  foundOn: string;
  category: string | null;
  problem: string;
  clause: string | null;
  severity: IssueSeverity;
  measures: string | null;
  outcome: string | null;
  dueDate: string | null;
  rectifiedOn: string | null;
  reviewedOn: string | null;
  reviewResult: string | null;
  closedOn: string | null;
}>;

/** What is wrong with a line, in a clerk's words. `cell` (`D17`) is null when it is about the whole line. */
export type LedgerProblem = Readonly<{ sheet: string; row: number; cell: string | null; message: string }>;

/** What became of a column: `meaning` is how it was understood; null when it is left out, and `note` says why. */
export type LedgerColumn = Readonly<{ sheet: string; heading: string; meaning: string | null; note: string | null }>;

/** A ledger as it was read: nothing is thrown for what a person wrote, everything wrong stands in `problems`. */
export type LedgerRead = Readonly<{
  columns: readonly LedgerColumn[];
  lines: readonly LedgerLine[];
  problems: readonly LedgerProblem[];
}>;

/** By what a person would know an issue again: whose it is, the day it was found, and its words. */
export type Recognized = Readonly<{ unitId: string; problem: string; foundOn: string }>;

/** One text for what is the same: spaces and width of signs do not count. */
export const recognition = ({ unitId, problem, foundOn }: Recognized): string =>
  `${unitId} ${foundOn} ${problem.normalize('NFKC').replace(/\s/g, '')}`;

/** A unit's name as people type it: width, spaces and brackets of any kind do not count. */
export const unitNameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s()（）【】[\]]/g, '')
    .toLowerCase();
