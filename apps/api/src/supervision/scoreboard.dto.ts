import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsUUID, Length, ValidateIf } from 'class-validator';
import { scoreFigures, type LifeStep, type ScoreFigure } from '@app/domain/rectifications';
import { Called, PageQuery, withNames } from '@app/platform/http';
import { PointQuery } from '../points/point.dto.js';
import type { Severity, Status } from '../rectifications/issue-words.js';

/** Of which days: the year of the day asked about without them. */
export class ScoreboardQuery extends PointQuery {
  /**
   * The first day of what fell due, was done or was closed.
   * @example "2025-01-01"
   */
  @Called('起始日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from?: string;

  /** @example "2025-12-31" */
  @Called('截止日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  to?: string;
}

/** What stands for nobody: of issues that no unit was ordered to rectify, or that no inspector is named for. */
const nobody = 'none';
const someone = (_: unknown, value: unknown): boolean => value !== undefined && value !== nobody;

/** Which number of the scoreboard. */
export class ScoreLinesQuery extends withNames(IntersectionType(ScoreboardQuery, PageQuery), ScoreboardQuery) {
  /** @example "late" */
  @Called('指标')
  @IsIn(scoreFigures)
  figure: ScoreFigure;

  /** Of the row of this unit; `none`: of no unit yet. */
  @Called('责任单位')
  @ValidateIf(someone)
  @IsUUID()
  lead?: string;

  /** Of the row of this inspector; `none`: of nobody. */
  @Called('责任督学')
  @ValidateIf(someone)
  @IsUUID()
  inspector?: string;
}

/** A share, exactly; its denominator is above 0. */
export class ShareDto {
  /** @example 18 */
  numerator: number;
  /** @example 24 */
  denominator: number;
}

/** Days that several steps took: total ÷ done is the mean. */
export class DaysTakenDto {
  /** @example 96 */
  total: number;
  /**
   * Two in the middle may make a half.
   * @example 5.5
   */
  median: number;
}

/** How long a step takes, from the act that opens it to the act that ends it, without days on which the clock stood. */
export class StepScoreDto {
  step: LifeStep;
  /** @example 16 */
  done: number;
  natural: DaysTakenDto | null;
  /** Null too while the holidays of a year among them are not published. */
  working: DaysTakenDto | null;
}

/** What there is to say of a county, a unit or an inspector. A share of nothing is null, never 0. */
export class ScoreDto {
  /** 按期完成率 by the day it was done. */
  onTime: ShareDto | null;
  /** 按期完成率 by the day it was recorded. */
  onTimeRecorded: ShareDto | null;
  late: number;
  /** 反弹率: opened again, of what was closed. */
  rebound: ShareDto | null;
  /** 退回率: sent back, of the closures that were decided. */
  returned: ShareDto | null;
  steps: StepScoreDto[];
  /** 在办 on the day. */
  open: number;
  overdue: number;
  suspended: number;
  longTerm: number;
}

/** The score of one unit or inspector; without an id that of issues which are nobody's yet. */
export class ScoreOfDto extends ScoreDto {
  id: string | null;
  /** @example "四堡子九年制学校" */
  name: string | null;
}

/** 督办成效. */
export class ScoreboardDto {
  unitId: string;
  /** @example "彰武县" */
  unitName: string | null;
  /** @example "2025-01-01" */
  from: string;
  /** @example "2025-12-31" */
  to: string;
  /** What stands open is judged on it. */
  day: string;
  total: ScoreDto;
  units: ScoreOfDto[];
  /** Of a county only. */
  inspectors: ScoreOfDto[];
}

/** One fact that a number counts. Days are ISO dates. */
export class ScoreLineDto {
  issueId: string;
  /** @example "音乐专用教室面积 68 平方米，低于 73 平方米" */
  problem: string;
  /** Whose problem it is. */
  unitId: string;
  /** @example "四堡子九年制学校" */
  unitName: string | null;
  severity: Severity;
  /** How it stands today. */
  status: Status;
  round: number;
  /** The unit that led then. */
  leadUnitId: string | null;
  /** @example "四堡子九年制学校" */
  leadUnitName: string | null;
  inspectorId: string | null;
  inspectorName: string | null;
  /** All numbers that it is counted in. */
  figures: ScoreFigure[];
  dueDate: string | null;
  doneOn: string | null;
  recordedOn: string | null;
  /** The first day of the step, or of a clock that stands. */
  from: string | null;
  /** The day on which the step ended, or the decision was taken. */
  on: string | null;
  /** Days that the step took, or that it is late. */
  natural: number | null;
  working: number | null;
}

export class ScoreLinesPageDto {
  items: ScoreLineDto[];
  total: number;
  limit: number;
  offset: number;
}
