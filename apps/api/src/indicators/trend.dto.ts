import { OmitType } from '@nestjs/swagger';
import { withNames } from '@app/platform/http';
import { NullableItems } from '../nullable-items.js';
import { StandingQuery } from './indicators.dto.js';

/** By which standard, as known when, and on which day the last year is judged. */
export class TrendQuery extends withNames(OmitType(StandingQuery, ['dataYear']), StandingQuery) {}

/** 小学 or 初中 of one data year; arrays have one entry an indicator. */
export class TrendStageDto {
  /** @example 55 */
  sections: number;
  students: number | null;
  /** Schools that comply. */
  compliant: number | null;
  compliantPercent: number | null;
  @NullableItems('number', [51, null])
  passing: (number | null)[];
  @NullableItems('number', [0.297929, null])
  cv: (number | null)[];
  @NullableItems('boolean', [true, null])
  cvMet: (boolean | null)[];
  compositeCv: number | null;
}

export class TrendStagesDto {
  primary: TrendStageDto;
  junior: TrendStageDto;
}

export class TrendIndicatorDto {
  /** @example "L1" */
  id: string;
  shortName: string;
}

/** Where the county stood in one data year, as that year's standing says. */
export class TrendYearDto {
  /** @example "2024-2025" */
  dataYear: string;
  /** The day it is judged on: its last one, when it is over. */
  asOf: string;
  standardId: string;
  adopted: boolean;
  verdict: 'met' | 'notMet' | 'pending';
  /** How many things stand in the way. */
  blockers: number;
  indicators: TrendIndicatorDto[];
  stages: TrendStagesDto;
}

/** A county's standing year by year, the oldest first. */
export class TrendDto {
  countyId: string;
  years: TrendYearDto[];
}
