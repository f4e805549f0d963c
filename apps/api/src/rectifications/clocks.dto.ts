import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { Called } from '@app/platform/http';
import { DatedDto } from '../dated.dto.js';
import { EvidenceDto } from '../evidence.dto.js';
import { ReasonDto } from './rectifications.dto.js';

/** 暂停计时. */
export class SuspendClockDto extends ReasonDto {
  @Called('佐证材料')
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence?: EvidenceDto[];
}

/** 暂缓整改. */
export class WaiveIssueDto extends SuspendClockDto {
  /**
   * The last day of the waiver: the clock runs again on the next one, by itself.
   * @example "2026-06-30"
   */
  @Called('暂缓至')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  until: string;
}

/** 移交整改责任. */
export class HandOverDto extends ReasonDto {
  /** Somebody who rectifies for the lead unit today. */
  @Called('接手人')
  @IsUUID()
  toAccountId: string;
}

/** One stage of a 长期整改. */
export class StageDto {
  /** @example "完成立项批复" */
  @Called('阶段目标')
  @IsString()
  @Length(1, 500)
  goal: string;

  /** @example "2026-10-31" */
  @Called('复核日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  reviewOn: string;
}

/** 申请长期整改. */
export class RequestLongTermDto extends ReasonDto {
  /** @example "2027-08-31" */
  @Called('预计完成')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  expectedOn: string;

  /** In the order of their days. */
  @Called('阶段目标')
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => StageDto)
  stages: StageDto[];

  /** @example "已完成选址" */
  @Called('当前进展')
  @IsString()
  @Length(1, 2000)
  progress: string;
}

/** 阶段复核. */
export class ReviewStageDto extends DatedDto {
  @Called('是否达到阶段目标')
  @IsBoolean()
  reached: boolean;

  /** @example "批复已到，场地已平整" */
  @Called('复核情况')
  @IsString()
  @Length(1, 5000)
  finding: string;

  @Called('佐证材料')
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence?: EvidenceDto[];
}

/** How late something is on a day. */
export class LateDto {
  /** The day that is judged. */
  on: string;
  /** @example 16 */
  days: number;
  /**
   * Null while the holidays of a year between are not published.
   * @example 9
   */
  workingDays: number | null;
}

/** Against one due date: by when it was done, and by when it was recorded. */
export class JudgedDto {
  /** @example "2025-04-30" */
  dueDate: string;
  /** 实际. */
  byDeed: LateDto;
  /** 登记. */
  byRecord: LateDto;
}

/** How an order stands in time, judged twice, and how it would stand without what was granted. */
export class LatenessDto extends JudgedDto {
  round: number;
  /** As it was ordered. */
  orderedDue: string;
  /** The day it was put right, by the unit's word. */
  doneOn: string | null;
  recordedOn: string | null;
  extensions: number;
  longTerm: boolean;
  /** Natural days on which the clock stood. */
  stoppedDays: number;
  /** The first day of a clock that stands now. */
  stoppedFrom: string | null;
  /** Without extensions and 长期整改. */
  without: JudgedDto;
}

/** Null while nobody is ordered to rectify it. */
export class IssueLatenessDto {
  lateness: LatenessDto | null;
}

/** 挂牌督导报备. */
export class FilePostedReportDto extends DatedDto {
  /** @example "学校已报整改报告，现场查看属实，报督导室备案" */
  @Called('报备内容')
  @IsString()
  @Length(1, 5000)
  statement: string;
}
