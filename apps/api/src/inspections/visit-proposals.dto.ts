import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsISO8601,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import type { DutyState, NotPlacedReason, WhoReason } from '@app/domain/inspections';
import { Called } from '@app/platform/http';

/** For which days visits are to be proposed: not more than a year. */
export class VisitProposalsQuery {
  /** @example "2025-03-01" */
  @Called('起始日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from: string;

  /** @example "2025-03-31" */
  @Called('截止日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  to: string;
}

/** A visit that could be planned. Nothing is planned until somebody accepts it. */
export class VisitProposalDto {
  unitId: string;
  /** @example "第一小学" */
  unitName: string | null;
  /** The inspector's account. */
  accountId: string;
  /** @example "李雷" */
  personName: string | null;
  /** First and last day of the window. */
  from: string;
  to: string;
  /** A working day in it: visits of one person are spread, two a day at most. */
  date: string;
  state: DutyState;
  /** `responsible`: 本校责任督学; `district`: 同一学区; `leastLoad`: 任务最少. */
  who: WhoReason;
  /** Visits in the inspector's hands in the period when all that is proposed is taken. */
  load: number;
}

/** A school for which nobody could be proposed. */
export class NotPlacedDto {
  unitId: string;
  unitName: string | null;
  state: DutyState;
  reason: NotPlacedReason;
}

/** What the planner proposes for a period. */
export class VisitProposalsDto {
  from: string;
  to: string;
  /** Working days of the term in the period, today at the earliest. */
  days: number;
  proposals: VisitProposalDto[];
  notPlaced: NotPlacedDto[];
}

/** A proposal that is taken, perhaps on another day or by another inspector. */
export class AcceptedVisitDto {
  @Called('学校')
  @IsUUID()
  unitId: string;

  @Called('督学')
  @IsUUID()
  accountId: string;

  /** @example "2025-03-12" */
  @Called('督导日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  date: string;
}

/** 列入督导计划: each is planned for itself and has its own answer. */
export class AcceptVisitsDto {
  /** @example "三月经常性督导" */
  @Called('督导事项')
  @IsString()
  @Length(1, 300)
  subject: string;

  @Called('督导安排')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AcceptedVisitDto)
  visits: AcceptedVisitDto[];
}

/** What came of one: planned as an inspection, or why not. */
export class AcceptedLineDto {
  unitId: string;
  unitName: string | null;
  /** Null when it was not planned. */
  inspectionId: string | null;
  done: boolean;
  code: string | null;
  /** @example "督导组里有人与该单位有回避情形，请换人。" */
  detail: string | null;
}

/** One answer for each, in the order they were named. */
export class AcceptVisitsAnswerDto {
  done: number;
  refused: number;
  /** Where the read model must have come to show all of it; null when nothing was written. */
  position: string | null;
  items: AcceptedLineDto[];
}
