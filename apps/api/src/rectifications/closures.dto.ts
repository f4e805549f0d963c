import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Called } from '@app/platform/http';
import { DatedDto } from '../dated.dto.js';
import { EvidenceDto } from '../evidence.dto.js';
import { NoteDto } from './rectifications.dto.js';

/** 申请销号. */
export class RequestClosureDto extends DatedDto {
  /** @example "已整改到位，请予销号" */
  @Called('申请说明')
  @IsString()
  @Length(1, 5000)
  statement: string;

  @Called('佐证材料')
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence: EvidenceDto[];

  /**
   * The day the problem was gone.
   * @example "2025-04-18"
   */
  @Called('整改完成日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  rectifiedOn: string;
}

/** 现场复核. */
export class VerifyOnSiteDto extends DatedDto {
  /** @example "2025-04-22" */
  @Called('核查日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  on: string;

  /** @example "实测 76 平方米" */
  @Called('核查情况')
  @IsString()
  @Length(1, 5000)
  finding: string;

  @Called('佐证材料')
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence: EvidenceDto[];

  /** Whether it was found put right. */
  @Called('是否整改到位')
  @IsBoolean()
  adequate: boolean;
}

/** 不予销号. */
export class RejectClosureDto extends DatedDto {
  /** @example "再扩 1 平方米以上，并附测绘图" */
  @Called('补充整改要求')
  @IsString()
  @MaxLength(5000)
  reworkRequirement: string;
}

/** 申请延期. */
export class RequestExtensionDto extends DatedDto {
  /** @example "2025-05-31" */
  @Called('申请延至')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  requestedDate: string;

  /** @example "梅雨停工" */
  @Called('延期理由')
  @IsString()
  @Length(1, 2000)
  reason: string;

  /** @example "隔墙已拆" */
  @Called('当前进展')
  @IsString()
  @Length(1, 2000)
  progress: string;

  /** @example "2025-05-25" */
  @Called('预计完成')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  forecast: string;
}

/** 准予延期. */
export class GrantExtensionDto extends NoteDto {
  /**
   * The day granted; the one asked for without it, never a later one.
   * @example "2025-05-20"
   */
  @Called('准予延至')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  dueDate?: string;
}
