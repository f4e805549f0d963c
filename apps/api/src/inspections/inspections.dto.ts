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
  Matches,
  ValidateNested,
} from 'class-validator';
import type { InspectionKind } from '@app/domain/inspections';
import { Called } from '@app/platform/http';
import { DatedDto } from '../dated.dto.js';

export class ChecklistQuestionDto {
  /** @example "q1" */
  @Called('题号')
  @Matches(/^[\w.-]{1,40}$/)
  id: string;

  /** @example "音乐专用教室每 12 班一间" */
  @Called('题目')
  @IsString()
  @Length(1, 500)
  text: string;

  /** @example "L4" */
  @Called('指标')
  @IsOptional()
  @IsString()
  @Length(1, 30)
  indicator: string | null;

  /** @example "教督〔2017〕6号 第六条第三项" */
  @Called('依据条款')
  @IsString()
  @Length(1, 300)
  clause: string;
}

/** 督导计划. */
export class PlanInspectionDto extends DatedDto {
  /** 经常性、专项、综合. */
  @Called('督导类型')
  @IsIn(['routine', 'thematic', 'comprehensive'])
  kind: InspectionKind;

  /** @example "0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33" */
  @Called('被督导单位')
  @IsUUID()
  unitId: string;

  /** @example "专用教室与班额专项督导" */
  @Called('督导事项')
  @IsString()
  @Length(1, 300)
  subject: string;

  /** Accounts of the inspectors: three or more for 专项 and 综合. */
  @Called('督导组')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  team: string[];

  /** @example "2025-03-10" */
  @Called('督导日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  date: string;

  @Called('检查清单')
  @IsArray()
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => ChecklistQuestionDto)
  checklist: ChecklistQuestionDto[];
}

export class ChangeTeamDto extends DatedDto {
  @Called('督导组')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  team: string[];

  /** @example "出差" */
  @Called('理由')
  @IsString()
  @Length(1, 1000)
  reason: string;
}

export class RescheduleDto extends DatedDto {
  /** @example "2025-03-12" */
  @Called('督导日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  date: string;

  /** @example "停电" */
  @Called('理由')
  @IsString()
  @Length(1, 1000)
  reason: string;
}

/** 督导通知. */
export class SendNoticeDto extends DatedDto {
  /** @example "彰教督通〔2025〕2号" */
  @Called('通知文号')
  @IsString()
  @Length(1, 60)
  noticeNumber: string;
}

export class VisitActDto extends DatedDto {}

export class VisitReasonDto extends DatedDto {
  /** @example "学校停课" */
  @Called('理由')
  @IsString()
  @Length(1, 1000)
  reason: string;
}
