import { IsInt, Max, Min } from 'class-validator';
import { Type } from 'class-transformer';

/** Cells of an upload. */
export class WorkbookCountsDto {
  /** Empty before, filled in now. */
  new: number;
  changed: number;
  unchanged: number;
  /** Empty, and empty before. */
  blank: number;
  wrong: number;
}

/** One mistake, at its cell. */
export class WorkbookErrorDto {
  /** @example "填报表" */
  sheet: string;
  /** @example "D17" */
  cell: string;
  unitId: string | null;
  /** @example "四堡子九年制学校小学部" */
  unit: string | null;
  /** Code of the field; null when it is about a row or a column. */
  field: string | null;
  /** @example "在校学生数" */
  label: string | null;
  /** @example "not-a-number" */
  rule: string;
  /** @example "应填数字，现为“二百六十”" */
  message: string;
  /** What stands in the cell. */
  found: string;
}

/** Why a file could not be read as one of ours. */
export class WorkbookRefusalDto {
  /** @example "workbook.outdated" */
  code: string;
  /** @example "这份表是“学部填报表”第 1 版，现在使用第 2 版，请重新下载填报表。" */
  detail: string;
}

/** How an uploaded workbook stands. Nothing of it is filed before it is confirmed. */
export class WorkbookUploadDto {
  id: string;
  unitId: string;
  /** @example "四堡子九年制学校 2024-2025 学部填报表.xlsx" */
  name: string;
  /** SHA-256 of the file, hex. */
  hash: string;
  bytes: number;
  /** @example "2024-2025" */
  dataYear: string;
  sentBy: string;
  at: string;
  expiresAt: string;
  /** `waiting`, `checking`: ask again. `refused`: `refusal` says why. */
  status: 'waiting' | 'checking' | 'checked' | 'refused' | 'confirmed';
  /** Units checked so far. */
  progress: number;
  units: number | null;
  counts: WorkbookCountsDto | null;
  /** How many mistakes there are in all. */
  errorCount: number | null;
  /** The first fifty of them. */
  errors: WorkbookErrorDto[];
  refusal: WorkbookRefusalDto | null;
  /** Units that have been filed. */
  filed: number;
  /** Units whose drafts were filled in by the bureau; they file themselves. */
  drafted: number;
  confirmedAt: string | null;
  /** For X-After-Position; of the last unit that was filed. */
  position: string | null;
}

/** A window on the mistakes of an upload. */
export class WorkbookErrorsQuery {
  /**
   * How many at most.
   * @example 200
   */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit: number = 200;

  /**
   * How many to pass over.
   * @example 0
   */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  offset: number = 0;
}

export class WorkbookErrorsDto {
  items: WorkbookErrorDto[];
  total: number;
}
