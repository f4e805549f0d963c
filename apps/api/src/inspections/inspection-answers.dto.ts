import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsUUID, Length } from 'class-validator';
import type { Answer, FindingSeverity, InspectionKind } from '@app/domain/inspections';
import { Called, PageQuery, withNames } from '@app/platform/http';
import { LegalActDto } from '../acts/legal-act.dto.js';
import { BasisDto } from '../basis.dto.js';
import { EvidenceDto } from '../evidence.dto.js';
import { NullableItems } from '../nullable-items.js';
import { PointQuery } from '../points/point.dto.js';
import { ChecklistQuestionDto } from './inspections.dto.js';

const kinds = ['routine', 'thematic', 'comprehensive'] as const;
const statuses = ['planned', 'started', 'completed', 'hearing', 'concluded', 'cancelled'] as const;
type Status = (typeof statuses)[number];

/** Which inspections; the filters hold for what was known and true at the point. */
export class InspectionsQuery extends withNames(IntersectionType(PointQuery, PageQuery), PointQuery) {
  /** Only of units at or below this one. */
  @Called('单位')
  @IsOptional()
  @IsUUID()
  unit?: string;

  @Called('督导类型')
  @IsOptional()
  @IsIn(kinds)
  kind?: InspectionKind;

  @Called('状态')
  @IsOptional()
  @IsIn(statuses)
  status?: Status;

  /** Only those with this account on the team. */
  @Called('督学')
  @IsOptional()
  @IsUUID()
  inspector?: string;

  /** @example "2025-03-01" */
  @Called('起始日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from?: string;

  /** @example "2025-03-31" */
  @Called('截止日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  to?: string;
}

/** One line of the list. Names of people are null outside the reader's units, but a school knows the team that comes. */
export class InspectionDto {
  inspectionId: string;
  kind: InspectionKind;
  unitId: string;
  /** @example "四堡子九年制学校" */
  unitName: string | null;
  countyId: string;
  /** @example "彰武县" */
  countyName: string | null;
  /** @example "专用教室与班额专项督导" */
  subject: string;
  team: string[];
  /** In the order of the team. */
  @NullableItems('string', ['李雷'])
  teamNames: (string | null)[];
  /** @example "2025-03-10" */
  date: string;
  status: Status;
  noticeNumber: string | null;
  startedOn: string | null;
  completedOn: string | null;
  findings: number;
  /** Findings that opened an issue. */
  issues: number;
  defenceDueDate: string | null;
  defences: number;
  unanswered: number;
  waived: boolean;
  letterNumber: string | null;
  rectificationDueDate: string | null;
  reportNumber: string | null;
  /** 复核 of the letter; null while nobody asked for it. */
  review: 'asked' | 'answered' | null;
  sequence: number;
}

export class InspectionsPageDto {
  items: InspectionDto[];
  total: number;
  limit: number;
  offset: number;
}

/** A question with the answer that stands. */
export class AnsweredQuestionDto extends ChecklistQuestionDto {
  answer: Answer | null;
  note: string | null;
  evidence: EvidenceDto[];
  /** Answers before the one that stands. */
  corrections: number;
  answeredBy: string | null;
  /** @example "李雷" */
  answeredByName: string | null;
  sequence: number | null;
}

export class FindingDto {
  findingId: string;
  problem: string;
  clause: string;
  indicator: string | null;
  severity: FindingSeverity;
  evidence: EvidenceDto[];
  suggestedDueDate: string | null;
  proposedLeadUnitId: string | null;
  /** @example "彰武县财政局" */
  proposedLeadUnitName: string | null;
  raisedBy: string;
  /** @example "李雷" */
  raisedByName: string | null;
  /** The reason, when it was taken back. */
  withdrawn: string | null;
  sequence: number;
}

export class DefenceDto {
  defenceId: string;
  text: string;
  evidence: EvidenceDto[];
  filedBy: string;
  /** @example "韩梅梅" */
  filedByName: string | null;
  /** @example "2025-03-15" */
  filedOn: string;
  upheld: boolean | null;
  answer: string | null;
}

export class ReportPaperDto {
  reportNumber: string;
  report: string;
  on: string;
}

export class PreliminaryPaperDto {
  opinion: string;
  on: string;
  defenceDueDate: string;
  basis: BasisDto;
}

export class CitedDefenceDto {
  defenceId: string;
  upheld: boolean;
  answer: string;
}

export class LetterPaperDto {
  letterNumber: string;
  opinion: string;
  on: string;
  rectificationDueDate: string;
  basis: BasisDto;
  defences: CitedDefenceDto[];
}

export class CancellationDto {
  reason: string;
}

/** 复核 of the letter, as the unit asked for it. */
export class ReviewPaperDto {
  text: string;
  evidence: EvidenceDto[];
  on: string;
  /** The last day on which it could be asked for. */
  requestDueDate: string;
  basis: BasisDto;
}

export class ReviewAnswerPaperDto {
  /** 复核意见成立. */
  upheld: boolean;
  answer: string;
  on: string;
}

/** What was written, as far as it has been. */
export class PapersDto {
  summary?: string;
  report?: ReportPaperDto;
  preliminary?: PreliminaryPaperDto;
  letter?: LetterPaperDto;
  review?: ReviewPaperDto;
  reviewAnswer?: ReviewAnswerPaperDto;
  cancelled?: CancellationDto;
}

/** One inspection's page. */
export class InspectionDetailDto extends InspectionDto {
  /**
   * For If-Match.
   * @example 3
   */
  revision: number;
  questions: AnsweredQuestionDto[];
  findingList: FindingDto[];
  defenceList: DefenceDto[];
  papers: PapersDto;
  acts: LegalActDto[];
}
