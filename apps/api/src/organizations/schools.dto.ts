import { IsIn, IsOptional } from 'class-validator';
import { OutcomeDto } from '@app/platform/http';

/** Whether to write, or only to look. */
export class ImportSchoolsQuery {
  /** `true` writes; anything is looked at first without it. */
  @IsOptional()
  @IsIn(['true', 'false'])
  confirm: 'true' | 'false' = 'false';
}

/** How a heading was understood. */
export class SchoolColumnDto {
  /** @example "学校名单" */
  sheet: string;
  /** @example "学校类型" */
  heading: string;
  /**
   * Null: the column is left out.
   * @example "办学类型"
   */
  meaning: string | null;
  /**
   * Why it is left out.
   * @example "人名和联系方式不进入记录"
   */
  note: string | null;
}

/** Something that has to be put right in the file before it can be registered. */
export class SchoolProblemDto {
  /** @example "学校名单" */
  sheet: string;
  /** @example 17 */
  row: number;
  /**
   * Null: it is about the whole line.
   * @example "B17"
   */
  cell: string | null;
  /** @example "“小学校”不是办学类型，请写 小学、初中、九年一贯制学校" */
  message: string;
}

export class SchoolCountsDto {
  /** Lines that could be read. */
  lines: number;
  /** Of them: schools to register (with `confirmed`: registered). */
  schools: number;
  /** Their sections (学部). */
  sections: number;
  /** There already, and left as they are. */
  already: number;
  /** Lines with something to put right. */
  wrong: number;
}

/** What a list of schools comes to. */
export class SchoolListReportDto {
  /** Whether they were registered. */
  confirmed: boolean;
  /** SHA-256 of the file. */
  hash: string;
  columns: SchoolColumnDto[];
  counts: SchoolCountsDto;
  /** Everything that is wrong. With a single one nothing is written. */
  problems: SchoolProblemDto[];
  /** Of the last unit that was registered; null when none was. */
  last: OutcomeDto | null;
}
