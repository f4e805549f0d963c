import { EvidenceDto } from '../evidence.dto.js';
import { FilledEntryDto, FormReferenceDto, ItemFindingDto } from './entries.dto.js';
import { EnrolmentDto, FiguresDto } from './figures.dto.js';
import type { SubmissionStatus } from './submission-words.js';
import { ReturnReasonDto } from './submissions.dto.js';

/** Where a unit's filing of a data year stands. */
export class SubmissionDto {
  unitId: string;
  /** @example "小学部" */
  unit: string;
  parentId: string | null;
  parent: string | null;
  stage: string | null;
  /** @example "2024-2025" */
  dataYear: string;
  /** `notFiled`: the unit files figures and has not. `correcting`: the accepted ones count until a correction is. */
  status: SubmissionStatus;
  /** The latest version filed. */
  version: number | null;
  /** The version that counts. */
  acceptedVersion: number | null;
  /** Whether what counts was brought in (补录) from a table of before. */
  broughtIn: boolean;
  sequence: number | null;
  at: string | null;
}

export class SubmissionsPageDto {
  items: SubmissionDto[];
  total: number;
  limit: number;
  offset: number;
}

/** Where figures of a past year that were brought in (补录) are written. */
export class BroughtInFromDto {
  /** SHA-256 of the file. */
  hash: string;
  /** @example "2022-2023学年" */
  sheet: string;
  /** @example 17 */
  row: number;
  /** When they were filed then; null when the table does not say. */
  filedOn: string | null;
  /** When they were accepted then; null when the table does not say. */
  acceptedOn: string | null;
}

/** One version of a unit's figures. */
export class SubmissionVersionDto {
  version: number;
  status: 'submitted' | 'replaced' | 'returned' | 'withdrawn' | 'accepted' | 'superseded' | 'proposed' | 'refused';
  figures: FiguresDto;
  enrolment: EnrolmentDto | null;
  /** Null when it was filed bare. */
  form: FormReferenceDto | null;
  /** Empty when it was filed bare. */
  entries: FilledEntryDto[];
  /** What the check found implausible, and the unit explains. */
  findings: ItemFindingDto[];
  /** Whose word it is, of a return by form: the head's. */
  confirmedBy: string | null;
  confirmedAt: string | null;
  effectiveFrom: string;
  /** The note of a filing, the reason of a correction. */
  said: string | null;
  evidence: EvidenceDto[];
  supersedes: number | null;
  filedBy: string;
  /**
   * Null outside the reader's units.
   * @example "韩梅梅"
   */
  filedByName: string | null;
  /** @example "四堡子九年制学校" */
  filedByUnit: string | null;
  filedAt: string;
  filedSequence: number;
  decidedBy: string | null;
  /**
   * Null outside the reader's units.
   * @example "李雷"
   */
  decidedByName: string | null;
  /** @example "彰武县" */
  decidedByUnit: string | null;
  decidedAt: string | null;
  decidedSequence: number | null;
  reasons: ReturnReasonDto[];
  /** Not null: it was brought in (补录). */
  broughtIn: BroughtInFromDto | null;
}

export class SubmissionDetailDto {
  unitId: string;
  /** @example "四堡子九年制学校小学部" */
  unit: string | null;
  dataYear: string;
  status: SubmissionStatus;
  version: number;
  acceptedVersion: number | null;
  sequence: number;
  /**
   * For If-Match.
   * @example 3
   */
  revision: number;
  versions: SubmissionVersionDto[];
}
