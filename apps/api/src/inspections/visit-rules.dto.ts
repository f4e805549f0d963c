import { IsInt, IsISO8601, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { Called } from '@app/platform/http';

/** 规定督导频次. */
export class SetVisitRuleDto {
  /**
   * Null: no longer.
   * @example 1
   */
  @Called('每月次数')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  perMonth?: number | null;

  /**
   * Months with fewer days of term than this do not count.
   * @example 10
   */
  @Called('当月学期不足几天不计')
  @IsInt()
  @Min(1)
  @Max(28)
  leastDays: number;

  /**
   * The document that says so.
   * @example "荣教督〔2025〕3号"
   */
  @Called('依据')
  @IsString()
  @Length(1, 200)
  basis: string;

  /**
   * Since when, also a later day; the day of the request when it is not given.
   * @example "2025-09-01"
   */
  @Called('生效日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  effectiveAt?: string;
}
