import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Called, PageQuery } from '@app/platform/http';
import { IsDataYear } from '../data-year.js';
import { EvidenceDto } from '../evidence.dto.js';
import { EnrolmentDto, FiguresDto } from './figures.dto.js';
import { submissionStatuses, type SubmissionStatus } from './submission-words.js';

/** Files figures, or files them again. */
export class SubmitFiguresDto {
  @Called('指标数据')
  @IsObject()
  @ValidateNested()
  @Type(() => FiguresDto)
  figures: FiguresDto;

  /** Only of a school or campus whose stages share buildings. */
  @Called('分学段在校生')
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => EnrolmentDto)
  enrolment?: EnrolmentDto | null;

  /** @example "操场按产权证面积填报" */
  @Called('说明')
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string | null;
}

/** The version that was looked at. */
export class VersionDto {
  /** @example 1 */
  @Called('版本')
  @IsInt()
  @Min(1)
  @Max(100_000)
  version: number;
}

export class ReturnReasonDto {
  /**
   * Name of the figure it is about; null for the whole form.
   * @example "sportsVenueArea"
   */
  @Called('指标')
  @IsOptional()
  @Matches(/^[A-Za-z]{1,50}$/)
  figure?: string | null;

  /** @example "与产权证不符" */
  @Called('退回理由')
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class ReturnSubmissionDto extends VersionDto {
  /** Beside the reasons of the fields that were sent back one by one; none are needed where there are such. */
  @Called('退回理由')
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ReturnReasonDto)
  reasons: ReturnReasonDto[];
}

export class WithdrawSubmissionDto {
  /** @example "填错学年" */
  @Called('撤回理由')
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class RefuseCorrectionDto extends VersionDto {
  /** @example "佐证材料不清晰" */
  @Called('不予更正的理由')
  @IsString()
  @Length(1, 500)
  reason: string;
}

/** Full new values, why, by what proof, and since when they are true. */
export class ProposeCorrectionDto {
  @Called('指标数据')
  @IsObject()
  @ValidateNested()
  @Type(() => FiguresDto)
  figures: FiguresDto;

  @Called('分学段在校生')
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => EnrolmentDto)
  enrolment?: EnrolmentDto | null;

  /** @example "漏报新建操场" */
  @Called('更正理由')
  @IsString()
  @Length(1, 1000)
  reason: string;

  @Called('佐证材料')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence: EvidenceDto[];

  /**
   * Since when the new values are true; the data year's first day when they always were.
   * @example "2025-03-01"
   */
  @Called('生效日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  effectiveAt?: string;
}

/** Which filings a list shows. */
export class SubmissionsQuery extends PageQuery {
  /** @example "2024-2025" */
  @Called('数据年度')
  @IsDataYear()
  dataYear: string;

  /** Only units at or below this one. */
  @IsOptional()
  @IsUUID()
  under?: string;

  @IsOptional()
  @IsIn(submissionStatuses)
  status?: SubmissionStatus;
}
