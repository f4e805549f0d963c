import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Called, PageQuery, withNames } from '@app/platform/http';
import { PointQuery } from '../points/point.dto.js';
import type { Severity, Status } from '../rectifications/issue-words.js';
import {
  latenessWords,
  rungs,
  waitWords,
  type LatenessWord,
  type RungWord,
  type WaitWord,
} from './supervision-words.js';

/** Which ordered issues. */
export class SupervisedQuery extends withNames(IntersectionType(PointQuery, PageQuery), PointQuery) {
  @Called('逾期程度')
  @IsOptional()
  @IsIn(latenessWords)
  lateness?: LatenessWord;

  /** The rung that it stands on. */
  @Called('督办级别')
  @IsOptional()
  @IsIn(rungs)
  rung?: RungWord;

  @Called('等待事项')
  @IsOptional()
  @IsIn(waitWords)
  waiting?: WaitWord;

  @Called('牵头单位')
  @IsOptional()
  @IsUUID()
  lead?: string;
}

/** One ordered issue as supervision sees it. */
export class SupervisedDto {
  issueId: string;
  unitId: string;
  /** @example "四堡子九年制学校" */
  unitName: string | null;
  countyId: string;
  leadUnitId: string;
  /** @example "四堡子九年制学校" */
  leadUnitName: string | null;
  /** @example "音乐专用教室面积 68 平方米，低于 73 平方米" */
  problem: string;
  severity: Severity;
  status: Status;
  /** @example "彰教督整〔2025〕3号" */
  noticeNumber: string | null;
  /** @example 60 */
  percent: number | null;
  /** @example "2025-04-30" */
  dueDate: string;
  /**
   * Natural days past the due date; negative before it.
   * @example 15
   */
  daysLate: number;
  lateness: LatenessWord;
  /** Why its clock stands: 暂停计时 or 暂缓整改; null while it runs. */
  stopped: 'suspension' | 'waiver' | null;
  /**
   * The last day of a 暂缓整改.
   * @example "2025-08-31"
   */
  stoppedUntil: string | null;
  /**
   * When the next stage of a 长期整改 is looked at.
   * @example "2025-09-15"
   */
  stageOn: string | null;
  /** The rung it stands on; null while nothing has gone out in this round. */
  rung: RungWord | null;
  /** @example "2025-05-08" */
  rungOn: string | null;
  /**
   * 已催 n 次.
   * @example 3
   */
  notices: number;
  /** @example "2025-05-08" */
  noticedOn: string | null;
  /** The slip that the unit has to answer. */
  owed: RungWord | null;
  /** @example "2025-05-13" */
  answerBy: string | null;
  /** The slip whose answer the office has to accept. */
  answered: RungWord | null;
  /** What a leader has to decide. */
  proposed: RungWord | null;
  /**
   * When the next rung can come.
   * @example "2025-05-15"
   */
  nextOn: string | null;
}

export class SupervisedPageDto {
  items: SupervisedDto[];
  total: number;
  limit: number;
  offset: number;
}

/** How many issues stand so. */
export class LatenessCountDto {
  lateness: LatenessWord;
  /** @example 3 */
  issues: number;
}

/** How many issues stand on a rung. */
export class RungCountDto {
  rung: RungWord;
  /** @example 3 */
  issues: number;
}

/** How many issues wait for a word. */
export class WaitCountDto {
  waiting: WaitWord;
  /** @example 1 */
  issues: number;
}

/** A lead unit with what it owes. */
export class OwingUnitDto {
  unitId: string;
  /** @example "四堡子九年制学校" */
  unitName: string | null;
  /** @example 2 */
  overdue: number;
  /**
   * Due within 7 days.
   * @example 1
   */
  soon: number;
  /**
   * Days of the longest overdue.
   * @example 15
   */
  longest: number;
  /**
   * Slips that it has not answered.
   * @example 1
   */
  slips: number;
}

/** 督办: how the ordered issues stand on a day. */
export class SupervisionBoardDto {
  /** @example "2025-05-15" */
  day: string;
  lateness: LatenessCountDto[];
  rungs: RungCountDto[];
  waiting: WaitCountDto[];
  /** The most overdue first. */
  units: OwingUnitDto[];
}
