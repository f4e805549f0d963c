import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Called, OncePer, PageQuery } from '@app/platform/http';
import { LegalActDto } from '../acts/legal-act.dto.js';
import { IsDataYear } from '../data-year.js';
import { EntryOriginDto, fieldCode, FormReferenceDto, ItemFindingDto } from './entries.dto.js';
import { ReturnReasonDto, VersionDto } from './submissions.dto.js';

/** Which part of the queue. */
export class ReviewQueueQuery extends PageQuery {
  /**
   * Without it the last one in which something waits, else the last in which something was filed.
   * @example "2024-2025"
   */
  @Called('数据年度')
  @IsOptional()
  @IsDataYear()
  dataYear?: string;

  /** Only units at or below this one. */
  @IsOptional()
  @IsUUID()
  under?: string;
}

/** A filing or a correction that waits for a reviewer. */
export class ReviewRowDto {
  unitId: string;
  /** @example "小学部" */
  unit: string;
  parentId: string | null;
  parent: string | null;
  stage: string | null;
  /** @example "2024-2025" */
  dataYear: string;
  version: number;
  /** `figures`: filed bare, and decided as a whole; so is a correction. */
  kind: 'return' | 'figures' | 'correction';
  filedBy: string;
  /** Null outside the reader's units. */
  filedByName: string | null;
  filedAt: string;
  /** Fields that still need the reviewer's word; null where it is decided as a whole. */
  openItems: number | null;
  /** Who reviews it now; null when nobody does, or the time is over. */
  claimedBy: string | null;
  claimedByName: string | null;
  claimedUntil: string | null;
  /** Ascending: the longest waiting first. */
  place: number;
}

export class ReviewQueueDto {
  /** @example "2024-2025" */
  dataYear: string;
  /**
   * Years in which something was filed, and the one that is shown; the newest first.
   * @example ["2024-2025", "2023-2024"]
   */
  dataYears: string[];
  items: ReviewRowDto[];
  total: number;
  limit: number;
  offset: number;
}

/** How much of a return to show. */
export class ReviewQuery {
  /** Every field, and not only those that still need the reviewer's word. */
  @IsOptional()
  @IsIn(['true', 'false'])
  all?: 'true' | 'false';
}

export class ItemMarkDto {
  verdict: 'accepted' | 'returned';
  reason: string | null;
}

export class ItemBeforeDto {
  version: number;
  value: string | null;
  explanation: string | null;
  /** What the reviewer said of it then. */
  mark: ItemMarkDto | null;
}

/** A field as a reviewer sees it. */
export class ReviewItemDto {
  /** @example "students" */
  field: string;
  group: string;
  /** @example "在校学生数" */
  label: string;
  /** @example "人" */
  unit: string;
  /** @example "260" */
  value: string | null;
  explanation: string | null;
  origin: EntryOriginDto;
  /** As it stood when a reviewer last spoke of it, or the county last decided on it, this year. */
  before: ItemBeforeDto | null;
  /** The last accepted value of an earlier data year. */
  lastYear: string | null;
  change: 'new' | 'changed' | 'unchanged';
  /** How often the unit has changed it this data year. */
  modifications: number;
  mark: ItemMarkDto | null;
  /** What the check found implausible, and the unit explains. */
  findings: ItemFindingDto[];
}

export class FigureBeforeDto {
  version: number;
  value: string | null;
}

/** A total of a return as a reviewer sees it. */
export class ReviewFigureDto {
  /** @example "teachingAncillaryArea" */
  figure: string;
  /** @example "教学及辅助用房面积" */
  label: string;
  /** @example "平方米" */
  unit: string;
  value: string | null;
  /** As the county last decided on it this year, bare or by form. */
  before: FigureBeforeDto | null;
  change: 'new' | 'changed' | 'unchanged';
}

/** A return laid before its reviewer. */
export class ReviewDto {
  unitId: string;
  unit: string | null;
  dataYear: string;
  version: number;
  status: 'submitted' | 'returned' | 'withdrawn' | 'accepted' | 'correcting';
  /** Null: filed bare, and decided as a whole. */
  form: FormReferenceDto | null;
  note: string | null;
  filedBy: string;
  filedByName: string | null;
  filedAt: string;
  confirmedBy: string | null;
  confirmedByName: string | null;
  confirmedAt: string | null;
  claimedBy: string | null;
  claimedByName: string | null;
  claimedUntil: string | null;
  acceptedVersion: number | null;
  /** Accepted figures may be filed again until this day; null while they are locked. */
  liftedUntil: string | null;
  liftedReason: string | null;
  liftedBy: string | null;
  liftedByName: string | null;
  /** The accepted version that someone above the county has verified. */
  verifiedVersion: number | null;
  verifiedBy: string | null;
  verifiedByName: string | null;
  verifiedAt: string | null;
  verifiedNote: string | null;
  /** Why the version before went back. */
  returnedFor: ReturnReasonDto[];
  items: ReviewItemDto[];
  /** Its totals, filed bare or derived from the form, beside those that the county last decided on. */
  figures: ReviewFigureDto[];
  /** All fields of the return, and those that still need the reviewer's word. */
  total: number;
  open: number;
  /** The unit before and after in the queue of the same year; null at its ends. */
  previous: string | null;
  next: string | null;
  /** What the reader's roles allow here, as the rules stand to it now. */
  acts: LegalActDto[];
  /**
   * For If-Match.
   * @example 3
   */
  revision: number;
}

/** The reviewer's word on one field. */
export class ItemVerdictDto {
  /** @example "students" */
  @Called('填报项')
  @Matches(fieldCode)
  field: string;

  @Called('审核意见')
  @IsIn(['accepted', 'returned'])
  verdict: 'accepted' | 'returned';

  /**
   * Of one that goes back.
   * @example "与学籍系统不符"
   */
  @Called('退回理由')
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;
}

export class ReviewItemsDto extends VersionDto {
  @Called('逐项审核')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @OncePer('field', '同一填报项一次只能写一条审核意见。')
  @ValidateNested({ each: true })
  @Type(() => ItemVerdictDto)
  items: ItemVerdictDto[];
}
