/** One warning, as a sentence with its numbers. */
export class WarningDto {
  /** trend: fails next year at the present trend of pupils; near: met by less than 5 %; exemption: relief that ends within a year. */
  kind: 'trend' | 'near' | 'exemption';
  severity: 'high' | 'medium' | 'low';
  /** The section or school; null: the county as a whole. */
  unitId: string | null;
  unit: string | null;
  stage: 'primary' | 'junior' | null;
  /**
   * What it is about, as an explanation names it.
   * @example "L5"
   */
  subject: string;
  /** @example "第三小学体育场馆7.61，只比达标值7.5高1.47%" */
  sentence: string;
  /**
   * Room that is left, percent of the threshold.
   * @example "1.47"
   */
  margin: string | null;
  /** The day on which relief ends. */
  until: string | null;
}

/** How many sections were reckoned from their grades, from the trend of their years, and not at all. */
export class ReckonedDto {
  /** @example 50 */
  grades: number;
  /** @example 4 */
  trend: number;
  /** @example 0 */
  none: number;
}

/** Pupils of the sections that were reckoned. */
export class ComingStudentsDto {
  /** @example 22483 */
  now: number;
  /** @example 21980 */
  next: number;
}

/** What was warned of, and for which point it was computed. */
class WarnedDto {
  countyId: string;
  sequence: number;
  /** @example "2025-03-18" */
  asOf: string;
  /** @example "2024-2025" */
  dataYear: string;
  standardId: string;
  /** As it was judged then, by a standard adopted there; or re-judged by another. */
  judged: 'as-then' | 're-judged';
  judgedWhy: string;
  /**
   * The school year that is looked ahead to.
   * @example "2025-2026"
   */
  nextDataYear: string;
  /** The gravest first. */
  warnings: WarningDto[];
}

/** Early warning of a whole county: of its schools, and of what is only the county's own. */
export class WarningsDto extends WarnedDto {
  county: string | null;
  reckoned: ReckonedDto;
  students: ComingStudentsDto;
  /** What the answer rests on, in sentences; without figures it says so. */
  basis: string[];
}

/** The warnings of one unit and what is below it. */
export class UnitWarningsDto extends WarnedDto {
  unitId: string;
  unit: string | null;
}
