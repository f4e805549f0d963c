/** A row of the file that belongs to no unit that files. */
export class UnmatchedRowDto {
  /**
   * As a spreadsheet counts, the heading being line 1.
   * @example 17
   */
  line: number;
  /** @example "2121000017" */
  code: string;
  /** @example "本县没有标识码为“2121000017”的单位。" */
  reason: string;
}

/** What was imported of the 教育事业统计. It takes the place of the file before. */
export class StatisticsImportedDto {
  /** @example "2024年教育事业统计.csv" */
  fileName: string;
  /** @example 54 */
  rows: number;
  /** @example 53 */
  matched: number;
  /** @example 1 */
  unmatchedCount: number;
  /** The first 500 of them. */
  unmatched: UnmatchedRowDto[];
  /**
   * Columns that forms are prefilled from.
   * @example ["在校生数"]
   */
  used: string[];
  /**
   * Columns that nothing is taken from.
   * @example ["学校名称"]
   */
  unused: string[];
  importedAt: string;
  importedBy: string;
  /** Null outside the reader's units. */
  importedByName: string | null;
}
