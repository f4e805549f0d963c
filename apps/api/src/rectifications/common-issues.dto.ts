import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { commonIssueBounds, type IssueSeverity } from '@app/domain/rectifications';
import { Called, PageQuery } from '@app/platform/http';
import { DatedDto } from '../dated.dto.js';
import { IssueDto } from './issue-answers.dto.js';
import type { Severity, Status } from './issue-words.js';
import { PlanStepDto } from './rectifications.dto.js';

/** Which 共性问题. */
export class CommonIssuesQuery extends PageQuery {
  /** Of one county. */
  @IsOptional()
  @IsUUID()
  county?: string;

  /** The one that this issue belongs to. */
  @IsOptional()
  @IsUUID()
  issue?: string;
}

/** One finding in several units: each has an issue of its own. */
export class RaiseCommonIssueDto extends DatedDto {
  /** @example "0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33" */
  @Called('区县')
  @IsUUID()
  countyId: string;

  /** Schools and departments of the county that have the problem. */
  @Called('涉及单位')
  @IsArray()
  @ArrayMinSize(commonIssueBounds.least)
  @ArrayMaxSize(commonIssueBounds.most)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  unitIds: string[];

  /** @example "实验室危险化学品未做到双人双锁" */
  @Called('问题')
  @IsString()
  @Length(1, 2000)
  problem: string;

  /** @example "教督〔2017〕6号 第六条第三项" */
  @Called('依据条款')
  @IsString()
  @Length(1, 300)
  clause: string;

  /** @example "L4" */
  @Called('指标')
  @IsOptional()
  @IsString()
  @Length(1, 30)
  indicator?: string;

  /** 一般、严重、复杂（需协商）. */
  @Called('严重程度')
  @IsIn(['ordinary', 'serious', 'complex'])
  severity: IssueSeverity;

  /** @example "2025-04-30" */
  @Called('建议期限')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  suggestedDueDate?: string;
}

/** 统一整改方案: the office sets it once for all. */
export class SetCommonPlanDto extends DatedDto {
  /** @example "全县学校危险化学品全部双人双锁" */
  @Called('整改目标')
  @IsString()
  @Length(1, 2000)
  goal: string;

  /** @example "统一采购专用柜，逐校验收" */
  @Called('整改措施')
  @IsString()
  @Length(1, 5000)
  measures: string;

  @Called('步骤')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PlanStepDto)
  steps: PlanStepDto[];
}

/** The common plan as it was set last. */
export class CommonPlanDto {
  /** @example 1 */
  version: number;
  goal: string;
  measures: string;
  steps: PlanStepDto[];
  setBy: string;
  /** @example "王督导" */
  setByName: string | null;
  /** @example "2025-03-12" */
  setOn: string;
}

/** How many of its issues stand in a state. */
export class CommonIssueCountDto {
  status: Status;
  /** @example 12 */
  issues: number;
}

/** A 共性问题 as its issues stand. */
export class CommonIssueDto {
  commonIssueId: string;
  countyId: string;
  /** @example "彰武县" */
  countyName: string | null;
  problem: string;
  clause: string;
  indicator: string | null;
  severity: Severity;
  suggestedDueDate: string | null;
  /** @example "2025-03-10" */
  raisedOn: string;
  plan: CommonPlanDto | null;
  /** @example 12 */
  issues: number;
  /** Those that go by the common plan. */
  byCommonPlan: number;
  overdue: number;
  counts: CommonIssueCountDto[];
  /** The latest day on which one of them is due; null while nobody was ordered. */
  latestDueDate: string | null;
  /** Every issue of it is closed, withdrawn or taken into another: each by itself. */
  closed: boolean;
}

/** One issue of it. */
export class CommonChildDto extends IssueDto {
  /** Whose plan it goes by; null while it has none. */
  plan: 'common' | 'own' | null;
}

/** A 共性问题 with its issues. */
export class CommonIssueDetailDto extends CommonIssueDto {
  /** For `If-Match`. */
  revision: number;
  children: CommonChildDto[];
}

export class CommonIssuesPageDto {
  items: CommonIssueDto[];
  total: number;
  limit: number;
  offset: number;
}
