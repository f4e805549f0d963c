import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { Type } from 'class-transformer';
import { Called } from '@app/platform/http';
import { TodoDto, TodoSubjectDto } from '../todos/todos.dto.js';

const places = ['issues', 'inspections', 'submissions', 'proofs'] as const;

/** Which notices, and which window of them. */
export class InboxQuery {
  @Called('范围')
  @IsIn(['all', 'unread'])
  show: 'all' | 'unread' = 'all';

  @Called('类别')
  @IsOptional()
  @IsIn(places)
  place?: (typeof places)[number];

  /**
   * `next` of the window before.
   * @example "128:0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33/issues.assigned/7d0a1b2c-3d4e-5f60-8a7b-9c0d1e2f3a4b"
   */
  @IsOptional()
  @Matches(/^\d{1,15}:[\w./-]{1,200}$/)
  before?: string;

  /**
   * How many at most.
   * @example 20
   */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 20;
}

/** Something that somebody is told. */
export class NoticeDto {
  /** @example "0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33/issues.assigned/7d0a1b2c-3d4e-5f60-8a7b-9c0d1e2f3a4b" */
  id: string;
  /**
   * With `facts` it can be worded in any language.
   * @example "issues.assigned"
   */
  kind: string;
  place: (typeof places)[number];
  /** @example "整改通知书（彰教督整〔2025〕3号）待签收：音乐专用教室面积 68 平方米，低于 73 平方米" */
  title: string;
  /**
   * What the thing is called: the problem, the inspection's subject, the campaign's or the unit's name.
   * @example "音乐专用教室面积 68 平方米，低于 73 平方米"
   */
  about: string;
  /**
   * Values of the title, by name.
   * @example { "noticeNumber": "彰教督整〔2025〕3号", "round": 1 }
   */
  facts: Record<string, string | number | null>;
  /** @example "2025-03-04T01:00:00.000Z" */
  at: string;
  /** The unit that it is for. */
  unitId: string;
  /** @example "四堡子九年制学校" */
  unitName: string | null;
  /** @example "2025-04-30" */
  dueDate: string | null;
  read: boolean;
  subject: TodoSubjectDto;
}

/** How much waits to be looked at. */
export class InboxCountDto {
  /**
   * Unread notices; counted up to 100.
   * @example 3
   */
  unread: number;
  /** There are more than are counted. */
  more: boolean;
  /**
   * What the caller may do that is due today.
   * @example 1
   */
  today: number;
  /**
   * What the caller may do that should have been done.
   * @example 0
   */
  overdue: number;
}

/** What is due by law today or was before, then what the caller is told, newest first. */
export class InboxDto extends InboxCountDto {
  /** @example "2025-03-18" */
  day: string;
  /** The most urgent of what is due today or overdue. */
  due: TodoDto[];
  items: NoticeDto[];
  /** For `before`; null at the end. */
  next: string | null;
}

/** Which notices have been read. */
export class ReadNoticesDto {
  @Called('消息')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  /** @example ["0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33/issues.assigned/7d0a1b2c-3d4e-5f60-8a7b-9c0d1e2f3a4b"] */
  ids: string[];
}
