import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  periodUnits,
  type Anchor,
  type PeriodUnit,
  type RuleLevel,
  type Step,
  type SupervisionKind,
} from '@app/domain/deadlines';
import { Called } from '@app/platform/http';

const day = { strict: true } as const;

/** One limit of a profile. */
export class StepRuleDto {
  step: Step;
  /** @example "提交整改方案" */
  stepName: string;
  anchor: Anchor;
  /** @example "签收整改通知书" */
  anchorName: string;
  /** Kinds of supervision that it is the rule of; null for all. */
  kinds: SupervisionKind[] | null;
  /** Null where nobody set a number: `none` says why. */
  count: number | null;
  unit: PeriodUnit;
  /** @example "重庆市教育督导条例 第二十六条" */
  clause: string;
  level: RuleLevel;
  none: string | null;
}

/** Limits of the country or of a province. */
export class DeadlineProfileDto {
  /** @example "chongqing" */
  id: string;
  /** @example "重庆" */
  name: string;
  /** @example "重庆市教育督导条例（2015年）" */
  instrument: string;
  /** @example "2015-09-01" */
  effectiveFrom: string;
  /** Whose rules these are, of a province that has set none of its own. */
  fallsBackTo: string | null;
  note: string | null;
  rules: StepRuleDto[];
}

/** A profile that a county adopted. */
export class AdoptedProfileDto {
  profileId: string;
  /** @example "重庆" */
  name: string;
  basis: string;
  effectiveFrom: string;
  /** The first day on which it no longer holds; null while it holds. */
  until: string | null;
}

/** A county's own number for a step. */
export class CountyRuleDto {
  step: Step;
  stepName: string;
  count: number;
  unit: PeriodUnit;
  basis: string;
  effectiveFrom: string;
  until: string | null;
}

/** The limits of a county on a day. */
export class CountyLimitsDto {
  /** @example "2025-03-03" */
  day: string;
  /** Null where none was adopted: the country's limits hold. */
  adopted: AdoptedProfileDto | null;
  coming: AdoptedProfileDto[];
  own: CountyRuleDto[];
  ownComing: CountyRuleDto[];
  /** What holds on that day, the county's own numbers in their places. */
  inForce: DeadlineProfileDto;
}

class SinceDto {
  /**
   * Since when, also a later day; the day of the request when it is not given.
   * @example "2025-09-01"
   */
  @Called('生效日期')
  @IsOptional()
  @IsISO8601(day)
  @Length(10, 10)
  effectiveAt?: string;

  /**
   * The document it rests on.
   * @example "荣昌教督发〔2025〕3号"
   */
  @Called('依据')
  @IsString()
  @Length(1, 200)
  basis: string;
}

export class AdoptProfileDto extends SinceDto {
  /** @example "chongqing" */
  @Called('时限方案')
  @IsString()
  @Length(1, 50)
  profileId: string;
}

export class SetCountyRuleDto extends SinceDto {
  /**
   * Null: no longer.
   * @example 3
   */
  @Called('天数')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  count?: number | null;

  @Called('单位')
  @IsIn(periodUnits)
  unit: PeriodUnit;
}

/** First and last day. */
export class TermDto {
  /** @example "2025-09-01" */
  @Called('开学日期')
  @IsISO8601(day)
  @Length(10, 10)
  from: string;

  /** @example "2026-01-23" */
  @Called('放假前最后一天')
  @IsISO8601(day)
  @Length(10, 10)
  to: string;
}

export class SetSchoolTermsDto {
  @Called('第一学期')
  @ValidateNested()
  @Type(() => TermDto)
  first: TermDto;

  @Called('第二学期')
  @ValidateNested()
  @Type(() => TermDto)
  second: TermDto;

  /** Why an earlier word is corrected. */
  @Called('更正原因')
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;
}

/** Terms of a county's schools; between them 寒假, after the second 暑假. */
export class SchoolYearDto {
  /** @example "2025-2026" */
  schoolYear: string;
  first: TermDto;
  second: TermDto;
}

/** A period to be reckoned. */
export class DueQuery {
  /** @example "2024-02-02" */
  @Called('起算日')
  @IsISO8601(day)
  @Length(10, 10)
  from: string;

  /** @example 1 */
  @Called('天数')
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(3650)
  count: number;

  @Called('单位')
  @IsIn(periodUnits)
  unit: PeriodUnit;
}

/** A day that is passed over, with why. */
export class SkippedDayDto {
  /** @example "2024-02-03" */
  date: string;
  kind: 'weekend' | 'holiday';
  /** `春节`; null for a plain weekend. */
  name: string | null;
  clause: string;
}

/** The last day of a period. */
export class DueDto {
  /** @example "2024-02-04" */
  due: string;
  unit: PeriodUnit;
  skipped: SkippedDayDto[];
  /** 暂定: the holidays of a year on the way are not published. */
  provisional: boolean;
}
