import { IntersectionType, OmitType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { Called, PageQuery, withNames } from '@app/platform/http';
import { KnownQuery, PointQuery } from '../points/point.dto.js';
import { severities, statuses, type Severity, type Status } from './issue-words.js';

/** Orders of the list. */
const sorts = ['due', '-due', 'raised', '-raised', '-severity', 'unit', '-since'] as const;

/** Which lines of the 台账. */
export class IssuesQuery extends withNames(IntersectionType(PointQuery, PageQuery), PointQuery) {
  /** Only issues in which this unit, or one below it, has a part. */
  @Called('单位')
  @IsOptional()
  @IsUUID()
  unit?: string;

  @Called('牵头单位')
  @IsOptional()
  @IsUUID()
  lead?: string;

  @Called('督导')
  @IsOptional()
  @IsUUID()
  inspection?: string;

  /** One state or several. */
  @Called('状态')
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsIn(statuses, { each: true })
  status?: Status[];

  @Called('严重程度')
  @IsOptional()
  @IsIn(severities)
  severity?: Severity;

  /** @example "G3" */
  @Called('指标')
  @IsOptional()
  @IsString()
  @Length(1, 20)
  indicator?: string;

  /** Only overdue ones, or only others. */
  @Called('逾期')
  @IsOptional()
  @IsIn(['true', 'false'])
  overdue?: 'true' | 'false';

  /** Only those that no unit was ordered to lead yet, or only others. */
  @Called('尚未交办')
  @IsOptional()
  @IsIn(['true', 'false'])
  unassigned?: 'true' | 'false';

  /** Only those that were opened again after their end (回头看), or only others. */
  @Called('重新立项')
  @IsOptional()
  @IsIn(['true', 'false'])
  reopened?: 'true' | 'false';

  /**
   * With `dueBy` what falls due soon (临期).
   * @example "2025-05-15"
   */
  @Called('到期不早于')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  dueFrom?: string;

  /** @example "2025-05-31" */
  @Called('到期不晚于')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  dueBy?: string;

  /** @example "2025-03-01" */
  @Called('发现不早于')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  raisedFrom?: string;

  /** @example "2025-03-31" */
  @Called('发现不晚于')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  raisedTo?: string;

  /**
   * Words in the problem, in the notice's number or in the unit's name.
   * @example "音乐"
   */
  @Called('查找')
  @IsOptional()
  @IsString()
  @Length(1, 100)
  search?: string;

  /** With a minus the other way round. Those without a due date come last. */
  @Called('排序')
  @IsOptional()
  @IsIn(sorts)
  sort?: (typeof sorts)[number];
}

/** The filters of the list, and how many cards each column shows. */
export class IssueBoardQuery extends withNames(OmitType(IssuesQuery, ['limit', 'offset']), IssuesQuery) {
  /** @example 20 */
  @Called('每栏条数')
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  each: number = 20;
}

/** Which acts of an issue. */
export class IssueActsQuery extends KnownQuery {
  /** @example 2 */
  @Called('轮次')
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  round?: number;
}
