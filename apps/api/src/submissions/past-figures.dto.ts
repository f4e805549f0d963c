import { IsIn, IsOptional } from 'class-validator';
import { OutcomeDto } from '@app/platform/http';

/** Whether to write, or only to look. */
export class BringInFiguresQuery {
  /** `true` writes; anything is looked at first without it. */
  @IsOptional()
  @IsIn(['true', 'false'])
  confirm: 'true' | 'false' = 'false';
}

/** How a heading was understood. */
export class PastColumnDto {
  /** @example "2022-2023学年" */
  sheet: string;
  /** @example "设备值（万元）" */
  heading: string;
  /**
   * Null: the column is left out.
   * @example "教学仪器设备值（元），按“万”换算"
   */
  meaning: string | null;
  /**
   * Why it is left out.
   * @example "不认识这一列的名称"
   */
  note: string | null;
}

/** Something that has to be put right in the file before it can be brought in. */
export class PastProblemDto {
  /** @example "2022-2023学年" */
  sheet: string;
  /** @example 17 */
  row: number;
  /**
   * Null: it is about the whole line.
   * @example "E17"
   */
  cell: string | null;
  /** @example "学生数（人）：“约260”不是数字" */
  message: string;
}

export class PastCountsDto {
  /** Lines that could be read. */
  lines: number;
  /** Units and data years that are new. */
  new: number;
  /** Brought in before. */
  already: number;
  /** Lines with something to put right. */
  wrong: number;
  /**
   * Of the new ones, how many of each data year.
   * @example { "2022-2023": 31 }
   */
  years: Record<string, number>;
}

/** What a table of past figures comes to. */
export class PastFiguresReportDto {
  /** Whether it was brought in. */
  confirmed: boolean;
  /** SHA-256 of the file. */
  hash: string;
  columns: PastColumnDto[];
  counts: PastCountsDto;
  /** Everything that is wrong. With a single one nothing is written. */
  problems: PastProblemDto[];
  /** Of the last figures that were written; null when none were. */
  last: OutcomeDto | null;
}
