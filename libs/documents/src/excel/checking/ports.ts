import type { WorkbookIdentity } from '../identity.js';
import type { Package, Sheet } from '../reading/package.js';
import type { CellError, FilingCase, UnitReport } from './report.js';

/** What a check needs to know, and whom it tells. It holds two batches of units at a time. */
export type CheckPorts = Readonly<{
  /** How units stand now; those that the sender may not file for are missing. */
  cases(unitIds: readonly string[]): Promise<readonly FilingCase[]>;
  unit(report: UnitReport): void;
  error(error: CellError): void;
  /** Units checked so far; how many there are is known when the last row has been read. */
  progress(units: number): void;
}>;

/** An opened workbook: the parts of a check share it. */
export type OpenBook = Readonly<{ book: Package; texts: readonly string[]; identity: WorkbookIdentity; hash: string }>;

/** Sheets that a person can see: what is hidden is ours, or none of our business. */
export const visible = ({ sheets }: Package): readonly Sheet[] => sheets.filter(({ hidden }) => !hidden);
