import { IsOptional } from 'class-validator';
import { IsDataYear } from '../data-year.js';
import { Called } from '@app/platform/http';

/** Which school year. */
export class CountyBoardQuery {
  /**
   * The last one of which figures count, without it.
   * @example "2024-2025"
   */
  @Called('数据年度')
  @IsOptional()
  @IsDataYear()
  dataYear?: string;
}

export class BoardStageDto {
  /** @example 28 */
  sections: number;
  /** @example 24 */
  compliant: number | null;
  pending: number;
}

export class BoardStagesDto {
  primary: BoardStageDto;
  junior: BoardStageDto;
}

/** 数据预警, by gravity. */
export class BoardWarningsDto {
  /** @example 2 */
  high: number;
  /** @example 5 */
  medium: number;
  /** @example 31 */
  low: number;
}

export class BoardIssuesDto {
  /** Without those withdrawn or taken into others. */
  total: number;
  closed: number;
  overdue: number;
  /**
   * 销号率, percent with two decimals; null while there is no issue.
   * @example 66.67
   */
  closedPercent: number | null;
}

export class BoardCampaignDto {
  campaignId: string;
  name: string;
  dueDate: string;
  /** Units that owe a return. */
  owed: number;
  /** Of those: filed or accepted. */
  filed: number;
  accepted: number;
  overdue: number;
}

/** 大屏: the county on one screen. */
export class CountyBoardDto {
  countyId: string;
  county: string | null;
  dataYear: string;
  /** Today in the bureau's zone. */
  day: string;
  /** The last number in the log that touched the county's standing; 0: none has. */
  sequence: number;
  /** When something last touched the county's standing (ISO instant). */
  touchedAt: string | null;
  verdict: 'met' | 'notMet' | 'pending';
  /** What stands in the way, the first five. */
  blockers: string[];
  blockersTotal: number;
  stages: BoardStagesDto;
  warnings: BoardWarningsDto;
  issues: BoardIssuesDto;
  /** Open ones. */
  campaigns: BoardCampaignDto[];
}
