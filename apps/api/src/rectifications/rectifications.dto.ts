import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
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
import type { IssueSeverity } from '@app/domain/rectifications';
import { Called } from '@app/platform/http';
import { BasisDto } from '../basis.dto.js';
import { OrderedPeriodDto } from '../ordered-period.dto.js';
import { DatedDto } from '../dated.dto.js';
import { EvidenceDto } from '../evidence.dto.js';

const severities = ['ordinary', 'serious', 'complex'] as const;

/** Opens an issue without an inspection: from a complaint, a report, another level's list. */
export class RaiseIssueDto extends DatedDto {
  /**
   * The unit that has the problem.
   * @example "0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33"
   */
  @Called('问题单位')
  @IsUUID()
  unitId: string;

  /** @example "音乐专用教室面积 68 平方米，低于 73 平方米" */
  @Called('问题')
  @IsString()
  @Length(1, 2000)
  problem: string;

  /**
   * The clause it offends; there is no issue without one.
   * @example "教督〔2017〕6号 第六条第三项"
   */
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
  @IsIn(severities)
  severity: IssueSeverity;

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

/** 整改通知书. */
export class AssignRectificationDto extends DatedDto {
  /** @example "彰教督整〔2025〕3号" */
  @Called('通知书文号')
  @IsString()
  @Length(1, 60)
  noticeNumber: string;

  /**
   * 牵头单位: a school, a department, a township: whoever can solve it.
   * @example "0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33"
   */
  @Called('牵头单位')
  @IsUUID()
  leadUnitId: string;

  /** 配合单位. */
  @Called('配合单位')
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  supportingUnitIds: string[];

  /**
   * The last day on which it is in time, where the notice names it.
   * @example "2025-04-30"
   */
  @Called('整改期限')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  dueDate?: string;

  /** The limit as a period, counted from the day of the order, where the notice states it so; one of the two. */
  @Called('整改期限')
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => OrderedPeriodDto)
  period?: OrderedPeriodDto;

  /** Where the date comes from; without it the notice itself set it. */
  @Called('期限依据')
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => BasisDto)
  basis?: BasisDto;
}

/** 转办: a new notice to another unit. */
export class ReassignIssueDto extends AssignRectificationDto {
  /** @example "经费问题由财政牵头" */
  @Called('转办理由')
  @IsString()
  @Length(1, 1000)
  reason: string;
}

/** An act that needs no words. */
export class ActDto extends DatedDto {}

/** An act that needs its reason. */
export class ReasonDto extends DatedDto {
  /** @example "没有资金来源" */
  @Called('理由')
  @IsString()
  @Length(1, 1000)
  reason: string;
}

/** An act that may have a note. */
export class NoteDto extends DatedDto {
  /** @example "同意，按月报进展" */
  @Called('意见')
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  note?: string;
}

/** 协商: asks a department to take part. */
export class RequestConsultationDto extends DatedDto {
  @Called('协商部门')
  @IsUUID()
  departmentId: string;

  /** @example "请支持配备专用教室改造资金 6 万元" */
  @Called('协商事项')
  @IsString()
  @Length(1, 2000)
  question: string;
}

/** The department agrees. */
export class AcceptConsultationDto extends DatedDto {
  /** @example "同意承办，列入二季度预算" */
  @Called('答复')
  @IsString()
  @Length(1, 1000)
  note: string;
}

export class PlanStepDto {
  /** @example "施工" */
  @Called('措施步骤')
  @IsString()
  @Length(1, 500)
  text: string;

  /** @example "2025-04-20" */
  @Called('完成日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  dueDate: string;
}

/** 整改方案. */
export class SubmitPlanDto extends DatedDto {
  /** @example "音乐教室达到 73 平方米" */
  @Called('整改目标')
  @IsString()
  @Length(1, 2000)
  goal: string;

  /** @example "打通隔墙" */
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

  /** Account of the person who answers for it. */
  @Called('责任人')
  @IsUUID()
  responsibleAccountId: string;
}

/** What has been done. With an earlier `effectiveAt` it is told afterwards (补录). */
export class ReportProgressDto extends DatedDto {
  /** @example "隔墙已打通" */
  @Called('进展')
  @IsString()
  @Length(1, 5000)
  text: string;

  /** @example 80 */
  @Called('完成比例')
  @IsInt()
  @Min(0)
  @Max(100)
  percent: number;

  @Called('佐证材料')
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence: EvidenceDto[];
}

/** 单位负责人审批. */
export class ApproveReportDto extends DatedDto {
  /** @example "音乐教室现为 76 平方米" */
  @Called('整改报告')
  @IsString()
  @Length(1, 10_000)
  report: string;
}

/** 并入. */
export class SupersedeIssueDto extends ReasonDto {
  @Called('并入的问题')
  @IsUUID()
  byIssueId: string;
}

/** 回头看. */
export class ReopenIssueDto extends ReasonDto {
  @Called('佐证材料')
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence: EvidenceDto[];
}
