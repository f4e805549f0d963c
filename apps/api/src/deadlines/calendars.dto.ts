import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Called } from '@app/platform/http';

const day = { strict: true } as const;

/** Days off that one name of the notice covers, weekends among them. */
export class HolidayDto {
  /** @example "春节" */
  @Called('假日名称')
  @IsString()
  @Length(1, 50)
  name: string;

  /** @example "2027-02-05" */
  @Called('放假首日')
  @IsISO8601(day)
  @Length(10, 10)
  from: string;

  /** @example "2027-02-12" */
  @Called('放假末日')
  @IsISO8601(day)
  @Length(10, 10)
  to: string;
}

/** A year of 放假调休, as the notice has it. */
export class EnterHolidayYearDto {
  /** @example "《国务院办公厅关于2027年部分节假日安排的通知》" */
  @Called('放假通知')
  @IsString()
  @Length(1, 200)
  notice: string;

  @Called('放假日期')
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => HolidayDto)
  off: HolidayDto[];

  /**
   * Saturdays and Sundays that are worked.
   * @example ["2027-02-20"]
   */
  @Called('调休上班日')
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  worked: string[];

  /**
   * Why an earlier entry, or the published year, is corrected.
   * @example "按补发通知更正"
   */
  @Called('更正原因')
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;
}

/** A year of the calendar, in short. */
export class CalendarYearDto {
  /** @example "2026" */
  year: string;
  /** Where its days come from: what was published, what the administrator entered; `none`: not known, 暂定. */
  source: 'published' | 'entered' | 'none';
  /** Null of a year that is not known. */
  notice: string | null;
}

/** A day off or a worked weekend of a year. */
export class CalendarDto extends CalendarYearDto {
  off: HolidayDto[];
  /** @example ["2026-01-04"] */
  worked: string[];
  /** Why the administrator corrected it; null where nothing was corrected. */
  reason: string | null;
  /** Number in the log of the administrator's entry; null where there is none. */
  sequence: number | null;
}
