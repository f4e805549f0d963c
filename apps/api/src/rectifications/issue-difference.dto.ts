import { PickType } from '@nestjs/swagger';
import { withNames } from '@app/platform/http';
import { DifferenceQuery } from '../indicators/difference.dto.js';
import type { Status } from './issue-words.js';

/** Two points: the second now and today, the first in what is not named like the second. */
export class IssueDifferenceQuery extends withNames(
  PickType(DifferenceQuery, ['knownAt', 'knownBy', 'asOf', 'fromKnownAt', 'fromKnownBy', 'fromAsOf']),
  DifferenceQuery,
) {}

/** One of the two points. */
export class IssueDifferencePointDto {
  /** The issue's own last number in the log by then; null: it was not raised yet. */
  sequence: number | null;
  /** @example "2025-05-15" */
  asOf: string;
  /** Null: it was not raised yet. */
  status: Status | null;
}

/** A field that differs. */
export class IssueChangeDto {
  /** @example "dueDate" */
  field: string;
  /** @example "整改期限" */
  label: string;
  /** Ids of units and days as they are; several units with a space between. */
  from: string | null;
  to: string | null;
  /** The day alone, or what was recorded; one is never counted as the other. */
  why: ('day' | 'record')[];
  /** Numbers of the events that set it otherwise, in order. */
  causes: number[];
  /** @example "整改期限由“2025年5月10日”变为“2025年6月10日”：因2025年5月8日登记“准予延期”（记录号128）。" */
  sentence: string;
}

/** An event behind what differs. */
export class IssueCauseDto {
  sequence: number;
  /** @example "ExtensionGranted" */
  type: string;
  recordedAt: string;
  effectiveAt: string;
  actorId: string;
  /** Null when the reader may not know it. */
  actorName: string | null;
  actorRole: string;
  actorUnit: string;
  /** @example "彰武县" */
  actorUnitName: string | null;
}

/** What differs of an issue between two points, and the events behind it. */
export class IssueDifferenceDto {
  issueId: string;
  from: IssueDifferencePointDto;
  to: IssueDifferencePointDto;
  changes: IssueChangeDto[];
  causes: IssueCauseDto[];
}
