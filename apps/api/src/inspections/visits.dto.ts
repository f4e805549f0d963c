import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Answer, FindingSeverity } from '@app/domain/inspections';
import { Called } from '@app/platform/http';
import { BasisDto } from '../basis.dto.js';
import { OrderedPeriodDto } from '../ordered-period.dto.js';
import { DatedDto } from '../dated.dto.js';
import { EvidenceDto } from '../evidence.dto.js';

/** 是、否、不适用; until the visit ends the last answer stands. */
export class AnswerQuestionDto extends DatedDto {
  @Called('答案')
  @IsIn(['yes', 'no', 'notApplicable'])
  answer: Answer;

  /** Needed for 不适用. */
  @Called('说明')
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  note?: string;

  @Called('佐证材料')
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence: EvidenceDto[];
}

/** A problem found on the visit. */
export class RaiseFindingDto extends DatedDto {
  /** Given by a device that works without signal; otherwise derived from the request. */
  @Called('问题编号')
  @IsOptional()
  @IsUUID()
  findingId?: string;

  /** @example "音乐专用教室面积 68 平方米，低于 73 平方米" */
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

  /** 现场反馈 opens no issue; 一般、严重、复杂 do when the visit is completed. */
  @Called('严重程度')
  @IsIn(['onTheSpot', 'ordinary', 'serious', 'complex'])
  severity: FindingSeverity;

  @Called('佐证材料')
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence: EvidenceDto[];

  /** @example "2025-04-30" */
  @Called('建议期限')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  suggestedDueDate?: string;

  @Called('建议牵头单位')
  @IsOptional()
  @IsUUID()
  proposedLeadUnitId?: string;
}

export class CompleteInspectionDto extends DatedDto {
  /** @example "查阅资料、实测、访谈" */
  @Called('督导情况')
  @IsString()
  @Length(1, 10_000)
  summary: string;
}

/** 督导报告. */
export class FileReportDto extends DatedDto {
  /** @example "彰教督报〔2025〕1号" */
  @Called('报告文号')
  @IsString()
  @Length(1, 60)
  reportNumber: string;

  @Called('报告')
  @IsString()
  @Length(1, 50_000)
  report: string;
}

/** 初步意见. */
export class PreliminaryOpinionDto extends DatedDto {
  /** @example "音乐教室面积不足" */
  @Called('初步意见')
  @IsString()
  @Length(1, 20_000)
  opinion: string;

  /**
   * Natural days the unit has to answer, where no rule of the county sets a number; else ten.
   * @example 10
   */
  @Called('申辩期')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(60)
  defenceDays?: number;

  /** @example "重庆市教育督导条例 第二十七条" */
  @Called('条款')
  @IsOptional()
  @IsString()
  @Length(1, 200)
  clause?: string;
}

/** 申辩. */
export class FileDefenceDto extends DatedDto {
  /** @example "教室在 2016 年前建成，应按 67 平方米" */
  @Called('申辩')
  @IsString()
  @Length(1, 20_000)
  text: string;

  @Called('佐证材料')
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence: EvidenceDto[];
}

export class AnswerDefenceDto extends DatedDto {
  /** 采纳. */
  @Called('是否采纳')
  @IsBoolean()
  upheld: boolean;

  /** @example "过渡期标准为音乐教室 73 平方米" */
  @Called('答复')
  @IsString()
  @Length(1, 10_000)
  answer: string;
}

/** 督导意见书. */
export class OpinionLetterDto extends DatedDto {
  /** @example "彰教督意〔2025〕1号" */
  @Called('意见书文号')
  @IsString()
  @Length(1, 60)
  letterNumber: string;

  /** @example "限期整改音乐教室面积" */
  @Called('督导意见')
  @IsString()
  @Length(1, 50_000)
  opinion: string;

  /**
   * The last day of 整改, where the letter names it.
   * @example "2025-05-31"
   */
  @Called('整改期限')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  rectificationDueDate?: string;

  /** The limit as a period, counted from the day of the letter, where it states it so; one of the two. */
  @Called('整改期限')
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => OrderedPeriodDto)
  period?: OrderedPeriodDto;

  /** Where the date comes from; without it the letter itself set it. */
  @Called('期限依据')
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => BasisDto)
  basis?: BasisDto;
}

/** 申请复核. */
export class RequestReviewDto extends DatedDto {
  /** @example "专用教室面积应按 2016 年前的标准认定，请予复核" */
  @Called('复核理由')
  @IsString()
  @Length(1, 20_000)
  text: string;

  @Called('佐证材料')
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence: EvidenceDto[];
}

/** 答复复核. */
export class AnswerReviewDto extends DatedDto {
  /** 成立. */
  @Called('复核意见是否成立')
  @IsBoolean()
  upheld: boolean;

  /** @example "经复核，意见书认定的面积和标准无误，予以维持" */
  @Called('答复')
  @IsString()
  @Length(1, 10_000)
  answer: string;
}
