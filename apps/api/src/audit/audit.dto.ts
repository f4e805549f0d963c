import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { Called } from '@app/platform/http';

/** What to look for in the trail; whatever is left out is not asked for. */
export class TrailQuery {
  /**
   * Events about this unit and those below it, or that name one of them.
   * @example "0b6c1d5e-5d0e-5b6a-9c3e-2f1a7d7c9e01"
   */
  @Called('单位')
  @IsOptional()
  @IsUUID()
  unit?: string;

  /**
   * Account of the person who did it; `system` for what followed by itself.
   * @example "5e1f0a9d-7c6b-5d4e-8f3a-2b1c0d9e8f7a"
   */
  @Called('人员')
  @IsOptional()
  @IsString()
  @Length(1, 64)
  person?: string;

  /**
   * One stream of the log.
   * @example "hj.main.rectification-7d0a1b2c-3d4e-5f60-8a7b-9c0d1e2f3a4b"
   */
  @Called('事项')
  @IsOptional()
  @IsString()
  @Length(1, 200)
  stream?: string;

  /**
   * A kind of event, or all of a category.
   * @example "rectification.issue-raised"
   */
  @Called('类型')
  @IsOptional()
  @Matches(/^[a-z][a-z-]{0,60}(\.[a-z][a-z-]{0,60})?$/)
  type?: string;

  /**
   * Recorded on or after this day (Shanghai) or instant.
   * @example "2025-03-01"
   */
  @Called('起始时间')
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  /**
   * Recorded on or before this day (Shanghai) or instant.
   * @example "2025-03-31"
   */
  @Called('截止时间')
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;

  /**
   * The page ends before this number: `next` of the page before.
   * @example 1200
   */
  @Called('起点')
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  before?: number;

  /**
   * Only what follows this number, the earliest first; `next` of such a page is the `after` of the one that follows.
   * @example 1200
   */
  @Called('之后')
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  after?: number;

  /**
   * How many lines at most.
   * @example 50
   */
  @Called('条数')
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

/** One line of the trail. */
export class TrailRowDto {
  /** @example 1187 */
  sequence: number;
  /** @example "hj.main.rectification-7d0a1b2c-3d4e-5f60-8a7b-9c0d1e2f3a4b" */
  stream: string;
  /** @example 3 */
  revision: number;
  /** @example "rectification.issue-raised" */
  type: string;
  /** The unit that it is about; null when it is about none. */
  unit: string | null;
  /** @example "四堡子九年制学校" */
  unitName: string | null;
  /** Account of the person who did it. */
  person: string;
  /** Null when the person has been forgotten, was none, or is outside the reader's units. */
  personName: string | null;
  /**
   * The role it was done in.
   * @example "inspector"
   */
  role: string;
  /** @example "2025-03-03T01:02:00.000Z" */
  recordedAt: string;
  /** @example "2025-03-03" */
  effectiveAt: string;
}

/** A page of the trail, newest first. */
export class TrailPageDto {
  items: TrailRowDto[];
  /** For `before`, when there is more; null at the end. */
  next: number | null;
}

/** A field that an event set. */
export class FieldChangeDto {
  /** @example "figures.students" */
  field: string;
  /** What the stream said before; absent when it said nothing. */
  before?: unknown;
  after: unknown;
}

/** One event in full, as the log has it. */
export class EventDetailDto extends TrailRowDto {
  id: string;
  /** Units for whom the person acted. */
  actorUnit: string;
  /** @example "彰武县" */
  actorUnitName: string | null;
  commandId: string;
  /** The same for everything that one request brought about. */
  correlationId: string;
  /** The event that asked for this; null when a person did. */
  causationId: string | null;
  /** When it was done in the world. */
  occurredAt: string;
  schemaVersion: number;
  /** SHA-256 of the data as stored, and of the event before it in its stream. */
  dataHash: string;
  prevHash: string;
  /** @example { "newName": "四堡子学校" } */
  data: Record<string, unknown>;
  /**
   * Of the units and people that the data names, by id; of a form's fields that changed, by code.
   * @example { "0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33": "彰武县财政局" }
   */
  names: Record<string, string>;
  reason: string | null;
  changes: FieldChangeDto[];
}

/** The caller's own last record at a point. */
export class MomentDto {
  /** 0: there was none. */
  sequence: number;
}
