import { IsISO8601, IsUUID, Length } from 'class-validator';
import type { InspectionKind, RecusalGround } from '@app/domain/inspections';
import { Called } from '@app/platform/http';
import { ChecklistQuestionDto } from './inspections.dto.js';

/** Whom somebody wants to visit, and when. */
export class PreparationQuery {
  @Called('被督导单位')
  @IsUUID()
  unitId: string;

  /** @example "2025-03-10" */
  @Called('督导日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  date: string;
}

/** What the rules ask of one kind of inspection. */
export class KindRuleDto {
  kind: InspectionKind;
  /**
   * How many inspectors at least.
   * @example 3
   */
  inspectors: number;
  /** Whether a written notice must go out before the visit. */
  noticeFirst: boolean;
  /** @example "教育督导条例 第十六条、第十七条" */
  clause: string | null;
}

export class StandingRecusalDto {
  ground: RecusalGround;
  /** The unit that it was declared towards: the visited one or one above it. */
  unitId: string;
  /** The first free day; null while nobody knows of one. */
  until: string | null;
}

/** An inspector over the unit on that day. */
export class InspectorChoiceDto {
  accountId: string;
  /** @example "李雷" */
  name: string | null;
  /** Why this person may not go; empty for those who may. */
  recusals: StandingRecusalDto[];
  /**
   * Other inspections of this person on that day.
   * @example 0
   */
  otherVisits: number;
}

export class ChecklistTemplateDto {
  /** @example "eight-matters" */
  id: string;
  /** @example "责任督学经常性督导八项内容" */
  name: string;
  /** For which inspections it is offered first. */
  kinds: InspectionKind[];
  questions: ChecklistQuestionDto[];
}

/** What a plan of an inspection of that unit on that day can be made of. */
export class PreparationDto {
  kinds: KindRuleDto[];
  inspectors: InspectorChoiceDto[];
  checklists: ChecklistTemplateDto[];
}
