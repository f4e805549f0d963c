import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { concludedSteps, type ConcludedStep } from '@app/domain/certifications';
import { Called } from '@app/platform/http';
import { IsDataYear } from '../data-year.js';
import { EvidenceDto } from '../evidence.dto.js';
import { PointQuery } from '../points/point.dto.js';

const day = { strict: true } as const;
const outcomes = ['passed', 'failed'] as const;

/** Since when it is so, with its proof. */
class ProvenActDto {
  /**
   * The day of the act, not in the future; the day of the request without it.
   * @example "2025-03-03"
   */
  @Called('日期')
  @IsOptional()
  @IsISO8601(day)
  @Length(10, 10)
  effectiveAt?: string;

  @Called('佐证材料')
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence: EvidenceDto[];
}

/** An act by its paper. */
export class PaperActDto extends ProvenActDto {
  /**
   * Number and title of the paper.
   * @example "彰政〔2025〕3号"
   */
  @Called('文号或材料名称')
  @IsString()
  @Length(1, 200)
  document: string;
}

/** When 基本均衡 was certified. */
export class BasicBalanceDto extends PaperActDto {
  /** @example "2015-06-01" */
  @Called('认定日期')
  @IsISO8601(day)
  @Length(10, 10)
  certifiedOn: string;

  /** Why an earlier entry is corrected. */
  @Called('更正原因')
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;
}

/** 县级自评 or 县级申报 of a school year. */
export class CountyStepDto extends PaperActDto {
  /** @example "2024-2025" */
  @Called('数据年度')
  @IsDataYear()
  dataYear: string;
}

/** What came of a step above the county. */
export class ConcludeStepDto extends PaperActDto {
  @Called('环节')
  @IsIn(concludedSteps)
  step: ConcludedStep;

  @Called('结论')
  @IsIn(outcomes)
  outcome: 'passed' | 'failed';

  /** @example "经复核，同意上报" */
  @Called('意见')
  @IsString()
  @Length(1, 2000)
  finding: string;
}

/** 公示. */
export class PostNoticeDto extends PaperActDto {
  /** @example "省教育厅网站" */
  @Called('公示地点')
  @IsString()
  @Length(1, 200)
  place: string;

  /**
   * The last day that its paper names; five working days without it.
   * @example "2025-03-13"
   */
  @Called('公示截止日期')
  @IsOptional()
  @IsISO8601(day)
  @Length(10, 10)
  until?: string | null;
}

/** An objection to a 公示. Who it comes from stays outside: no names here. */
export class ReceiveObjectionDto extends ProvenActDto {
  /** A unit under its seal, a named person, or somebody unnamed. */
  @Called('异议来源')
  @IsIn(['unit', 'person', 'unnamed'])
  from: 'unit' | 'person' | 'unnamed';

  /** @example "某校班额与公示不符" */
  @Called('异议内容')
  @IsString()
  @Length(1, 2000)
  about: string;
}

export class AnswerObjectionDto extends ProvenActDto {
  /** Found to be so. */
  @Called('是否属实')
  @IsBoolean()
  upheld: boolean;

  /** @example "经核查，该校各班均不超过45人" */
  @Called('答复')
  @IsString()
  @Length(1, 2000)
  answer: string;
}

/** 书面反馈意见. */
export class CertificationFeedbackDto extends PaperActDto {
  /** @example "大班额3个；音乐教室不足2间" */
  @Called('存在问题')
  @IsString()
  @Length(1, 4000)
  problems: string;

  /** @example "2025-10-15" */
  @Called('整改期限')
  @IsISO8601(day)
  @Length(10, 10)
  dueDate: string;
}

export class CertificationRectifiedDto extends PaperActDto {
  /** @example "大班额已全部消除" */
  @Called('整改情况')
  @IsString()
  @Length(1, 4000)
  summary: string;
}

/** 复查. */
export class ReexaminationDto extends PaperActDto {
  @Called('结论')
  @IsIn(outcomes)
  outcome: 'passed' | 'failed';

  /** @example "实地复查，问题已整改" */
  @Called('复查情况')
  @IsString()
  @Length(1, 2000)
  finding: string;
}

export class RevocationDto extends PaperActDto {
  /** @example "年度监测不再达到要求" */
  @Called('撤销原因')
  @IsString()
  @Length(1, 1000)
  reason: string;
}

export class CertificationQuery extends PointQuery {
  /**
   * The school year that the conditions are checked for.
   * @example "2024-2025"
   */
  @Called('数据年度')
  @IsDataYear()
  dataYear: string;
}
