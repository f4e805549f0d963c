import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { IssueSeverity } from '@app/domain/rectifications';
import { Called } from '@app/platform/http';
import { publishedStandards } from '@app/domain/standards';
import { EvidenceDto } from '../evidence.dto.js';

/** Files that prove it, and why an earlier word is corrected. */
class StatementDto {
  @Called('佐证材料')
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence: EvidenceDto[];

  /**
   * Only for a correction.
   * @example "看错行"
   */
  @Called('更正理由')
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;

  /**
   * The day of the document or of the visit; the day of the request when it is not given.
   * @example "2025-03-02"
   */
  @Called('日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  effectiveAt?: string;
}

/** What a report says. */
export class ClaimFigureDto extends StatementDto {
  /**
   * As printed; `met` or `notMet` of a verdict.
   * @example "7.60"
   */
  @Called('所称数值')
  @IsString()
  @Length(1, 30)
  value: string;

  /** @example "自查自评报告第12页" */
  @Called('材料来源')
  @IsString()
  @Length(1, 300)
  source: string;
}

/** What was found on site. */
export class VerifyFigureDto extends StatementDto {
  /** @example "698.5" */
  @Called('核实数值')
  @IsString()
  @Length(1, 30)
  value: string;

  /** @example "实地测量，对照校园总平面图" */
  @Called('核实方法')
  @IsString()
  @Length(1, 300)
  method: string;

  /** The inspection it was part of. */
  @Called('督导检查')
  @IsOptional()
  @IsUUID()
  inspectionId?: string;
}

export class WithdrawStatementDto {
  /** @example "登记到了别的学校" */
  @Called('撤回理由')
  @IsString()
  @Length(1, 500)
  reason: string;
}

/** Opens an issue about columns that say different things: its words and numbers come from the columns. */
export class RaiseDifferenceDto {
  /** 一般、严重、复杂（需协商）. */
  @Called('严重程度')
  @IsIn(['ordinary', 'serious', 'complex'])
  severity: IssueSeverity;

  @Called('佐证材料')
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence: EvidenceDto[];

  /**
   * Put after the numbers.
   * @example "学校未能提供测绘报告"
   */
  @Called('补充说明')
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;

  /** The standard adopted last when it is not given. */
  @Called('评估标准')
  @IsOptional()
  @IsIn(publishedStandards.map(({ id }) => id))
  standard?: string;
}

/** One statement that stands. */
export class StatementRowDto {
  unitId: string;
  /** @example "2024-2025" */
  dataYear: string;
  /** @example "sportsVenueArea" */
  subject: string;
  kind: 'claimed' | 'verified';
  /** @example "698.5" */
  value: string;
  /** The document of a claim, the method of a verification. */
  basis: string;
  evidence: EvidenceDto[];
  by: string;
  /** Null when the reader may not know it. */
  byName: string | null;
  inspectionId: string | null;
  reason: string | null;
  /** @example "2025-03-02" */
  on: string;
  sequence: number;
  recordedAt: string;
}
