/** What an uploaded workbook may cost. Bytes are bytes; sizes are checked on what is really unpacked, not on what is declared. */
export const workbookLimits = {
  /** Of the upload: 10 MiB. */
  upload: 10 * 1024 * 1024,
  /** Parts in the archive. Excel writes a dozen, and one more a sheet, picture or note. */
  entries: 2_000,
  /** Of one part and of all parts, unpacked. Five thousand rows of forty columns take about 12 MiB. */
  entry: 128 * 1024 * 1024,
  unpacked: 256 * 1024 * 1024,
  /** Unpacked over packed, of parts above `small`: spreadsheets reach 40, a bomb a thousand. */
  ratio: 250,
  small: 8 * 1024 * 1024,
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
