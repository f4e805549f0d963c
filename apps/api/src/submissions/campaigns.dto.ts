import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { Called, PageQuery } from '@app/platform/http';
import { BasisDto } from '../basis.dto.js';
import { IsDataYear } from '../data-year.js';
import { DatedDto } from '../dated.dto.js';
import {
  campaignStatuses,
  formIds,
  taskStandings,
  taskStatuses,
  type CampaignStatus,
  type FormId,
  type TaskStanding,
  type TaskStatus,
} from './campaign-words.js';

/** The last day on which filing is in time, and why it is that day. */
export class CampaignDueDto extends DatedDto {
  /** @example "2025-10-31" */
  @Called('截止日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  dueDate: string;

  /** Without it the campaign's own notice sets the day. */
  @Called('期限依据')
  @IsOptional()
  @ValidateNested()
  @Type(() => BasisDto)
  basis?: BasisDto | null;
}

/** Opens a round of filing. The same name, county and year are the same campaign. */
export class OpenCampaignDto extends CampaignDueDto {
  /** The county that asks, or the city that asks all of its counties. */
  @Called('发起单位')
  @IsUUID()
  countyId: string;

  /** @example "2025秋季填报" */
  @Called('任务名称')
  @IsString()
  @Length(1, 100)
  name: string;

  @Called('数据年度')
  @IsDataYear()
  dataYear: string;

  /**
   * 学部填报表, 共用校舍填报表, 县级填报表.
   * @example ["section", "premises", "county"]
   */
  @Called('填报表')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @IsIn(formIds, { each: true })
  forms: FormId[];

  /**
   * Who is asked; without it every unit of the county that files one of the forms.
   * @example null
   */
  @Called('填报单位')
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10_000)
  @IsUUID(undefined, { each: true })
  unitIds?: string[] | null;
}

/** Asks further units. */
export class AddUnitsDto {
  /**
   * Without it all that were founded, or came into the county, since the opening.
   * @example null
   */
  @Called('填报单位')
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10_000)
  @IsUUID(undefined, { each: true })
  unitIds?: string[] | null;
}

/** Units that need not file any more. */
export class ReleaseUnitsDto {
  @Called('单位')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10_000)
  @IsUUID(undefined, { each: true })
  unitIds: string[];

  /** @example "已并入实验小学" */
  @Called('不再填报的理由')
  @IsString()
  @Length(1, 500)
  reason: string;
}

/** Another due date, for a reason. */
export class ChangeDueDateDto extends CampaignDueDto {
  /** @example "统计系统停机三日" */
  @Called('调整理由')
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class CloseCampaignDto {
  /** @example "各校均已报齐" */
  @Called('结束理由')
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class ReopenCampaignDto extends CampaignDueDto {
  /** @example "市级复核要求补报" */
  @Called('重新开启的理由')
  @IsString()
  @Length(1, 500)
  reason: string;
}

/** Which campaigns. */
export class CampaignsQuery extends PageQuery {
  /** @example "2024-2025" */
  @Called('数据年度')
  @IsOptional()
  @IsDataYear()
  dataYear?: string;

  @IsOptional()
  @IsIn(campaignStatuses)
  status?: CampaignStatus;
}

/** Which lines of a board. */
export class CampaignUnitsQuery extends PageQuery {
  /** Of those that owe. */
  @IsOptional()
  @IsIn(taskStatuses)
  status?: TaskStatus;

  @IsOptional()
  @IsIn(taskStandings)
  standing?: TaskStanding;

  /** 逾期未报: owed, not filed or gone back, and the due date has passed. */
  @IsOptional()
  @IsIn(['true', 'false'])
  overdue?: 'true' | 'false';

  /** Only units at or below this one. */
  @IsOptional()
  @IsUUID()
  under?: string;

  /**
   * Part of a unit's or its school's name.
   * @example "小学"
   */
  @Called('名称')
  @IsOptional()
  @IsString()
  @Length(1, 100)
  search?: string;
}
