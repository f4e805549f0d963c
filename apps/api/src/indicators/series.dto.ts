import { PickType } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, Length } from 'class-validator';
import { Called, withNames } from '@app/platform/http';
import { IsDataYear } from '../data-year.js';
import { NullableItems } from '../nullable-items.js';
import { KnownAt } from '../points/point.dto.js';
import { IndicatorDto, StandingQuery } from './indicators.dto.js';

/** From which day to which, and how far apart. */
export class SeriesQuery extends withNames(PickType(StandingQuery, ['standard']), StandingQuery) {
  /** The data year of each day when it is not given. */
  @Called('数据年度')
  @IsOptional()
  @IsDataYear()
  dataYear?: string;

  /** @example "2024-09-01" */
  @Called('起始日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from: string;

  /**
   * Today when it is not given; the last step is on this day.
   * @example "2025-03-03"
   */
  @Called('截止日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  to?: string;

  @Called('间隔')
  @IsIn(['month', 'school-year'])
  step: 'month' | 'school-year' = 'month';

  /** With it every day as known at this one point; without it each day as it was known by its end. */
  @KnownAt()
  knownAt?: string;
}

/** 小学 or 初中 on one day. */
export class SeriesStageDto {
  sections: number;
  compliant: number | null;
  /** One entry an indicator, as those after it. */
  @NullableItems('number', [51, null])
  passing: (number | null)[];
  @NullableItems('number', [0.297929, null])
  cv: (number | null)[];
  @NullableItems('boolean', [true, null])
  cvMet: (boolean | null)[];
}

export class SeriesStagesDto {
  primary: SeriesStageDto;
  junior: SeriesStageDto;
}

/** A row of the matrix. */
export class SeriesSectionDto {
  id: string;
  name: string;
  stage: 'primary' | 'junior';
  students: string | null;
  /** Six places, rounded half up; one entry an indicator. */
  @NullableItems('string', ['58.503778', null])
  values: (string | null)[];
  /**
   * One letter an indicator: `m` met, `n` near, `a` aboveFloor, `b` belowFloor, `-` missing, `x` notApplicable,
   * `u` undetermined, `o` unjudged.
   * @example "mmnab-u"
   */
  states: string;
  /** A miss that is relieved on the day; one entry an indicator. */
  exempted: boolean[];
  compliant: boolean | null;
}

/** The matrix on one day, as far as it differs from the step before; the first step has all of it. */
export class SeriesStepDto {
  /** @example "2024-09-01" */
  day: string;
  dataYear: string;
  /** The county's own last number in the log by then; null while nothing was known of it. */
  sequence: number | null;
  standardId: string | null;
  verdict: 'met' | 'notMet' | 'pending' | null;
  /** Null: as in the step before. */
  indicators: IndicatorDto[] | null;
  stages: SeriesStagesDto | null;
  /** Rows that are new or changed. */
  sections: SeriesSectionDto[];
  /** Sections that are there no more. */
  left: string[];
}

/** A county's matrix step by step, the oldest first. */
export class SeriesDto {
  countyId: string;
  steps: SeriesStepDto[];
}
