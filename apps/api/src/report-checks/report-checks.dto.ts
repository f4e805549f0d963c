/** A stretch of the report. */
export class QuotedDto {
  /** Where it begins and ends in `text`, in UTF-16 units, as JavaScript counts. */
  start: number;
  end: number;
  /**
   * Lines and characters count from 1, as an editor shows them.
   * @example 9
   */
  line: number;
  /** @example 13 */
  column: number;
  /** @example "32所" */
  quoted: string;
}

/** Something that was found in a report. */
export class ReportFindingDto {
  /**
   * A rule of the grammar, by its name.
   * @example "sum-of-parts"
   */
  rule: string;
  /** @example "总数与“其中”各项之和" */
  title: string;
  at: QuotedDto;
  /**
   * What the report says.
   * @example "32"
   */
  says: string;
  /**
   * What follows from its other numbers, with the calculation.
   * @example "24 + 2 + 4 = 30，连同另有的共 31"
   */
  shouldBe: string;
  /** What it was compared with. */
  against: QuotedDto[];
}

/** A number of the report that the county's record has too. */
export class ReportComparisonDto {
  at: QuotedDto;
  /** @example "小学 L4 达标单位数" */
  name: string;
  /**
   * Null: 未填, still open, or counting others (units that take no part).
   * @example "24"
   */
  recorded: string | null;
  /** Null where nothing is recorded. */
  agrees: boolean | null;
}

/** The county's record that a report was compared with. */
export class ComparedCountyDto {
  county: string | null;
  /** @example "2024-2025" */
  dataYear: string;
  /** @example "hqb-2017" */
  standardId: string;
  /** The county's own last record at that point. */
  sequence: number;
  /** @example "2025-03-03" */
  asOf: string;
  /** In the order of the text. */
  comparisons: ReportComparisonDto[];
}

/** What was found in a report. Nothing of it is kept. */
export class ReportCheckDto {
  /** The report's text, as it was read: every place refers to it. */
  text: string;
  /** Numbers that were read in it. */
  figures: number;
  /** In the order of the text, a thousand with the remarks at most. */
  contradictions: ReportFindingDto[];
  /** Percentages that agree only when they are cut off instead of rounded. */
  remarks: ReportFindingDto[];
  /** Findings beyond the thousand. */
  more: number;
  /** Null where the report was checked alone. */
  county: ComparedCountyDto | null;
}

/** One rule of the grammar. */
export class ReportRuleDto {
  /** @example "sum-of-parts" */
  name: string;
  /** @example "总数与“其中”各项之和" */
  title: string;
  /** Which sentences it understands, and what it computes. */
  understands: string;
  /** A sentence in which it finds nothing. */
  agrees: string;
  /** A sentence in which it finds a contradiction. */
  contradicts: string;
}
