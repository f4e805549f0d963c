/** Days in a row that do not count towards a due date. */
export class DeductionDto {
  /** @example "2025-01-28" */
  from: string;
  /** @example "2025-02-04" */
  to: string;
  /** @example 8 */
  days: number;
  kind: 'weekend' | 'holiday';
  /**
   * Null for a plain weekend.
   * @example "春节"
   */
  name: string | null;
  /** @example "《国务院办公厅关于2025年部分节假日安排的通知》（国办发明电〔2024〕12号）" */
  clause: string;
}

/** The sum behind a due date: the calendar days less the deducted ones are those counted. */
export class DayCountDto {
  /**
   * Natural days from the day after day 0 up to and with the due date.
   * @example 57
   */
  calendarDays: number;
  /** Days that do not count; none of a period in natural days. */
  deducted: DeductionDto[];
  /**
   * Weekend days that count, since they are worked (调休).
   * @example ["2025-02-08"]
   */
  worked: string[];
  /**
   * Null while holidays of one of the years are not published.
   * @example 57
   */
  counted: number | null;
  /** Those years. */
  unpublished: string[];
}
