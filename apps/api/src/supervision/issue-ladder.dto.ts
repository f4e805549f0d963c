import { IsIn, IsISO8601, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { Called } from '@app/platform/http';
import { LadderDto, RungDto } from './ladders.dto.js';
import { proposals, slips, type ProposalWord, type SlipWord } from './supervision-words.js';

/** 催办 by hand. */
export class RemindDto {
  /** @example "请于周五前报进展" */
  @Called('催办事项')
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

/** A unit's answer to a slip. */
export class AnswerSlipDto {
  /** Without it the last slip that waits. */
  @Called('督办级别')
  @IsOptional()
  @IsIn(slips)
  rung?: SlipWord;

  /** @example "施工队下周进场" */
  @Called('答复内容')
  @IsString()
  @Length(1, 5000)
  answer: string;

  /** @example "2025-05-25" */
  @Called('预计完成日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  forecast: string;
}

/** The office accepts an answer. */
export class AcceptAnswerDto {
  /** Without it the last slip that waits. */
  @Called('督办级别')
  @IsOptional()
  @IsIn(slips)
  rung?: SlipWord;

  /**
   * No further rung until that day, that day too; without it the answer is only taken note of.
   * @example "2025-05-20"
   */
  @Called('暂缓升级至')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  holdUntil?: string;

  @Called('说明')
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;
}

/** A leader decides on 挂牌督办, 约谈 or 通报. */
export class DecideEscalationDto {
  /** Without it the first that waits. */
  @Called('提请事项')
  @IsOptional()
  @IsIn(proposals)
  proposal?: ProposalWord;

  @Called('决定')
  @IsIn(['approved', 'declined'])
  decision: 'approved' | 'declined';

  /** @example "两次督办未整改" */
  @Called('理由')
  @IsString()
  @Length(1, 1000)
  reason: string;
}

/** A notice, reminder or proposal with what was said to it. */
export class IssueRungDto {
  /** @example 1 */
  round: number;
  sequence: number;
  kind: 'fired' | 'reminded' | 'proposed';
  /** A rung; `reminder` by hand. */
  rung: 'approaching' | 'urging' | 'blue' | 'yellow' | 'red' | 'listed' | 'talk' | 'circular' | 'reminder';
  /**
   * Count of notices to the unit in the round; null of a proposal.
   * @example 3
   */
  number: number | null;
  /** @example "2025-04-30" */
  dueDate: string;
  /** The day it was for; null by hand. */
  dueOn: string | null;
  /** @example "2025-05-08" */
  firedOn: string;
  /** It came after its day: the system stood still. */
  late: boolean;
  /**
   * Natural days past the due date when it came; negative before it.
   * @example 8
   */
  daysLate: number;
  answerBy: string | null;
  clause: string | null;
  basis: string | null;
  noticeNumber: string | null;
  leadUnitId: string;
  /** @example "四堡子九年制学校" */
  leadUnitName: string | null;
  note: string | null;
  sentBy: string | null;
  sentByName: string | null;
  answer: string | null;
  forecast: string | null;
  answeredOn: string | null;
  answeredBy: string | null;
  answeredByName: string | null;
  acceptedOn: string | null;
  acceptedBy: string | null;
  acceptedByName: string | null;
  acceptedNote: string | null;
  holdUntil: string | null;
  decision: 'approved' | 'declined' | null;
  decidedOn: string | null;
  decidedBy: string | null;
  decidedByName: string | null;
  reason: string | null;
}

/** A rung that is still to come. */
export class PlannedRungDto extends RungDto {
  /**
   * The day on which it comes when nothing changes.
   * @example "2025-05-15"
   */
  day: string;
  /**
   * The day that its offset alone gives; earlier than `day` when the ladder was held up.
   * @example "2025-05-15"
   */
  byRule: string;
}

/** The ladder of an issue. */
export class IssueLadderDto {
  issueId: string;
  /**
   * The day asked about.
   * @example "2025-05-09"
   */
  day: string;
  /**
   * The round it is in on that day.
   * @example 1
   */
  round: number;
  /** @example "2025-04-30" */
  dueDate: string | null;
  /** Why nothing comes now: nobody has the order, the office has the issue, or it is suspended. */
  silent: 'unordered' | 'office' | 'suspension' | null;
  /** By which ladder. */
  ladder: LadderDto;
  /** What came, oldest first, all rounds. */
  rungs: IssueRungDto[];
  /** What is to come; the first is the next. */
  planned: PlannedRungDto[];
}
