import { archiveLimits } from '../archive/limits.js';

/** What an uploaded workbook may cost, beside what any archive may. */
export const workbookLimits = {
  ...archiveLimits,
  /** Of the upload: 10 MiB. */
  upload: 10 * 1024 * 1024,
  /** Distinct texts, and their characters together. */
  texts: 2_000_000,
  characters: 64 * 1024 * 1024,
  /** Rows that hold something, and cells of one row that do. */
  rows: 20_000,
  columns: 500,
  sheets: 100,
  /** Excel keeps 65,490 ways to show a cell. */
  styles: 66_000,
} as const;
