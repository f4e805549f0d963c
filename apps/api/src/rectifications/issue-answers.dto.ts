import { LegalActDto } from '../acts/legal-act.dto.js';
import { BasisDto } from '../basis.dto.js';
import { DayCountDto } from '../deadlines/day-count.dto.js';
import { EvidenceDto } from '../evidence.dto.js';
import { NullableItems } from '../nullable-items.js';
import type { Severity, Status } from './issue-words.js';

/** Where an issue is written that was brought in from the ledger that the bureau kept before. */
export class BroughtInDto {
  /**
   * As the old ledger numbers it.
   * @example "17"
   */
  number: string | null;
  /** SHA-256 of the uploaded file. */
  hash: string;
  /** @example "整改台账" */
  sheet: string;
  /** @example 5 */
  row: number;
}

/** A clock that stands. */
export class StoppedDto {
  /** 暂停计时 or 暂缓整改. */
  grounds: 'suspension' | 'waiver';
  /** The first day that does not count. */
  from: string;
  /** The last one of a waiver. */
  until: string | null;
}

/** One line of the 台账. */
export class IssueDto {
  issueId: string;
  /** The unit that has the problem. */
  unitId: string;
  /** @example "四堡子九年制学校" */
  unitName: string | null;
  countyId: string;
  /** @example "彰武县" */
  countyName: string | null;
  inspectionId: string | null;
  findingId: string | null;
  /** @example "音乐专用教室面积 68 平方米，低于 73 平方米" */
  problem: string;
  /** @example "教督〔2017〕6号 第六条第三项" */
  clause: string;
  indicator: string | null;
  severity: Severity;
  suggestedDueDate: string | null;
  proposedLeadUnitId: string | null;
  /** @example "彰武县财政局" */
  proposedLeadUnitName: string | null;
  /** @example "2025-03-10" */
  raisedOn: string;
  /** Null for whatever was raised here. */
  broughtIn: BroughtInDto | null;
  status: Status;
  /** @example 1 */
  round: number;
  /** @example 1 */
  attempt: number;
  noticeNumber: string | null;
  leadUnitId: string | null;
  /** @example "四堡子九年制学校" */
  leadUnitName: string | null;
  supportingUnitIds: string[];
  /** In the order of their ids. */
  @NullableItems('string', ['彰武县财政局'])
  supportingUnitNames: (string | null)[];
  /** @example "2025-04-30" */
  dueDate: string | null;
  /** The day asked for by a pending extension. */
  extensionDate: string | null;
  /** The department that has not answered yet. */
  consultedUnitId: string | null;
  /** @example "彰武县财政局" */
  consultedUnitName: string | null;
  percent: number | null;
  visits: number;
  /** The day it was put right, as the unit says. */
  rectifiedOn: string | null;
  /** The day that claim was recorded. */
  requestRecordedOn: string | null;
  closedOn: string | null;
  /** Null while its clock runs. */
  stopped: StoppedDto | null;
  /** What waits for a leader: an extension that the office has endorsed, or a 长期整改. */
  above: 'extension' | 'longTerm' | null;
  /** When the next stage of a 长期整改 is looked at. */
  stageOn: string | null;
  /** Since when it stands so. */
  since: string;
  overdue: boolean;
  /** 实际按期. */
  rectifiedInTime: boolean | null;
  /** 登记按期. */
  recordedInTime: boolean | null;
  /** Sequence since which it stands so. */
  sequence: number;
}

export class IssuesPageDto {
  items: IssueDto[];
  total: number;
  limit: number;
  offset: number;
}

/** How many issues stand in a state. */
export class IssueCountDto {
  status: Status;
  /** @example 12 */
  issues: number;
  /** @example 3 */
  overdue: number;
}

/** A file that an act of an issue cites. */
export class IssueEvidenceDto extends EvidenceDto {
  /** How it was found, how it is after the work, what was seen on site. */
  moment: 'before' | 'after' | 'onSite';
  /** @example "ClosureRequested" */
  type: string;
  /** @example 1 */
  round: number;
  /** @example "2025-04-20" */
  on: string;
  by: string;
  /** @example "李雷" */
  byName: string | null;
  sequence: number;
}

/** One step of the board with how many stand there, and the first of them. */
export class IssueColumnDto {
  status: Status;
  /** @example 12 */
  total: number;
  /** @example 3 */
  overdue: number;
  /** Further ones are the list's, asked for by state with `offset`. */
  items: IssueDto[];
}

/** The steps of an issue's life, in their order. */
export class IssueBoardDto {
  columns: IssueColumnDto[];
}

/** One issue with the evidence of its finding. */
export class IssueDetailDto extends IssueDto {
  /**
   * For If-Match.
   * @example 3
   */
  revision: number;
  evidence: EvidenceDto[];
  /** 整改前后: the files of all its acts, in their order. */
  files: IssueEvidenceDto[];
  /** Of today only: none when asked as of another day or sequence. */
  acts: LegalActDto[];
}

/** One act of an issue. */
export class IssueActDto {
  sequence: number;
  revision: number;
  round: number;
  /** @example "ClosureRequested" */
  type: string;
  actorId: string;
  /**
   * Null for the system, for somebody forgotten, and for people outside the reader's units.
   * @example "李雷"
   */
  actorName: string | null;
  /** @example "principal" */
  actorRole: string;
  actorUnit: string;
  /** @example "四堡子九年制学校" */
  actorUnitName: string | null;
  /** When it was done. */
  occurredAt: string;
  /** Since when it is true. */
  effectiveAt: string;
  /** When the store learnt of it. */
  recordedAt: string;
  /** Whether it is as it was written, by its hashes; null when its shape was brought up to today's. */
  intact: boolean | null;
  data: Record<string, unknown>;
  /**
   * Of the units and people that the data names, by id.
   * @example { "0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33": "彰武县财政局" }
   */
  names: Record<string, string>;
}

/** One due date that an issue had, with the sum behind it: the calendar days less the deducted ones are those counted. */
export class IssueDueDateDto extends DayCountDto {
  /** @example "2025-04-30" */
  dueDate: string;
  basis: BasisDto;
  /** @example "RectificationAssigned" */
  cause: string;
  round: number;
  effectiveFrom: string;
  recordedFrom: number;
  /** Null while it holds. */
  recordedTo: number | null;
  /**
   * Of an extension: by how many natural days it is later than the date before.
   * @example 14
   */
  addedDays: number | null;
}
