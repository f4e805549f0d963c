import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { Called } from '@app/platform/http';

/** Why a due date is that day. */
export class BasisDto {
  /**
   * Event or clause the count starts from.
   * @example "RectificationAssigned"
   */
  @Called('起算事项')
  @IsString()
  @Length(1, 60)
  act: string;

  /** @example "days-from-act" */
  @Called('期限规则')
  @IsString()
  @Length(1, 60)
  rule: string;

  /** 自然日 or 工作日. */
  @Called('历法')
  @IsIn(['natural', 'working'])
  calendar: string;

  /**
   * Day 0: counting starts on the next day.
   * @example "2025-03-04"
   */
  @Called('起算日')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from: string;

  /**
   * Length of the period; null when a document names the date itself.
   * @example 57
   */
  @Called('天数')
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3650)
  days: number | null;

  /** @example "教育督导条例 第二十一条" */
  @Called('条款')
  @IsString()
  @Length(1, 200)
  clause: string;

  /** 暂定: the holidays of a year on the way were not published. Only ever answered. */
  @Called('暂定')
  @IsOptional()
  @IsIn([true])
  provisional?: true;
}

/** A basis as a command carries it: field by field, and only when it was given. */
export const basisOf = ({ basis }: { basis?: BasisDto | null }): { basis?: BasisDto } =>
  basis === undefined || basis === null
    ? {}
    : {
        basis: {
          act: basis.act,
          rule: basis.rule,
          calendar: basis.calendar,
          from: basis.from,
          days: basis.days ?? null,
          clause: basis.clause,
        },
      };
