import { IsIn, IsOptional } from 'class-validator';
import { OutcomeDto } from '@app/platform/http';

/** Whether to write, or only to look. */
export class BringInLedgerQuery {
  /** `true` writes; anything is looked at first without it. */
  @IsOptional()
  @IsIn(['true', 'false'])
  confirm: 'true' | 'false' = 'false';
}

/** How a heading was understood. */
export class LedgerColumnDto {
  /** @example "整改台账" */
  sheet: string;
  /** @example "存在的问题" */
  heading: string;
  /**
   * Null: the column is left out.
   * @example "问题"
   */
  meaning: string | null;
  /**
   * Why it is left out.
   * @example "人名和联系方式不进入记录"
   */
  note: string | null;
}

/** Something that has to be put right in the file before it can be brought in. */
export class LedgerProblemDto {
  /** @example "整改台账" */
  sheet: string;
  /** @example 17 */
  row: number;
  /**
   * Null: it is about the whole line.
   * @example "D17"
   */
  cell: string | null;
  /** @example "机构名录中没有“第一小学校”，是不是“第一小学”" */
  message: string;
}

export class LedgerCountsDto {
  /** Lines that could be read. */
  lines: number;
  /** Of the new ones: closed before. */
  closed: number;
  /** Of the new ones: with a unit and a day; they go on. */
  inProgress: number;
  /** Of the new ones: still to be assigned. */
  raised: number;
  /** There already: brought in before, or raised here. */
  already: number;
  /** Lines with something to put right. */
  wrong: number;
}

/** What an old ledger comes to. */
export class LedgerReportDto {
  /** Whether it was brought in. */
  confirmed: boolean;
  /** SHA-256 of the file. */
  hash: string;
  columns: LedgerColumnDto[];
  counts: LedgerCountsDto;
  /** Everything that is wrong. With a single one nothing is written. */
  problems: LedgerProblemDto[];
  /** Of the last issue that was written; null when none was. */
  last: OutcomeDto | null;
}
