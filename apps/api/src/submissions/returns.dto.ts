import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Called, OncePer } from '@app/platform/http';
import { EvidenceDto } from '../evidence.dto.js';
import { fieldCode, FormReferenceDto } from './entries.dto.js';
import { VersionDto } from './submissions.dto.js';

/** One filled-in field. */
export class FilledFieldDto {
  /** @example "students" */
  @Called('填报项')
  @Matches(fieldCode)
  field: string;

  /**
   * A number as text, a choice's code, `"n/a"` (不适用, to be explained), or null (未填).
   * @example "260"
   */
  @Called('数值')
  @IsOptional()
  @IsString()
  @MaxLength(100)
  value?: string | null;

  /**
   * Why 不适用, or why implausible.
   * @example "本年撤并教学点，学生转入"
   */
  @Called('说明')
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  explanation?: string | null;
}

/** A filled-in form. */
class FilledFormDto {
  @Called('填报表')
  @IsObject()
  @ValidateNested()
  @Type(() => FormReferenceDto)
  form: FormReferenceDto;

  /** What is left out is 未填. Without entries the unit's draft is filed as it stands. */
  @Called('填报内容')
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @OncePer('field', '同一填报项只能填一次。')
  @ValidateNested({ each: true })
  @Type(() => FilledFieldDto)
  entries?: FilledFieldDto[] | null;
}

/** Files a return by form, or files it again. */
export class SubmitReturnDto extends FilledFormDto {
  /** @example "已按学籍系统核对" */
  @Called('说明')
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string | null;
}

/** The whole form with its new values, why, by what proof, and since when they are true. */
export class CorrectReturnDto extends FilledFormDto {
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

/** The accepted version that was looked at from above the county. */
export class VerifyFiguresDto extends VersionDto {
  /** @example "与教育事业统计一致" */
  @Called('复核意见')
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string | null;
}

/** Opens accepted figures for a time. */
export class LiftLockDto {
  /** @example "全县统一补报体育场馆面积" */
  @Called('解锁理由')
  @IsString()
  @Length(1, 500)
  reason: string;

  /**
   * The last day on which the unit may file again, at most 60 days ahead.
   * @example "2025-03-15"
   */
  @Called('解锁期限')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  until: string;
}
