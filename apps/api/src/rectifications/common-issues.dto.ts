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

  /** Schools and departments of the county that have the problem; one that has such an open issue keeps that one. */
  @Called('涉及单位')
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(commonIssueBounds.most)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  unitIds?: string[];

  /** Open issues that become one matter, each of another unit. With `unitIds` together 2 to 200 units. */
  @Called('列入的问题')
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(commonIssueBounds.most)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  issueIds?: string[];

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
