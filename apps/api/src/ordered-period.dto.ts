import { IsIn, IsInt, Max, Min } from 'class-validator';
import { dayUnits, longestPeriod, type DayUnit, type OrderedPeriod } from '@app/domain/deadlines';
import { Called } from '@app/platform/http';

/** 限多少日内: a limit as a letter or a notice states it, counted from the day of that act, which is not counted. */
export class OrderedPeriodDto {
  /** @example 30 */
  @Called('天数')
  @IsInt()
  @Min(1)
  @Max(longestPeriod / 10)
  count: number;

  /** 自然日 or 工作日. */
  @Called('计算方式')
  @IsIn(dayUnits)
  unit: DayUnit;
}

/** A period as a command carries it, only when it was given. */
export const periodOf = ({ period }: { period?: OrderedPeriodDto | null }): { period?: OrderedPeriod } =>
  period === undefined || period === null ? {} : { period: { count: period.count, unit: period.unit } };
