import { IsIn, IsOptional } from 'class-validator';
import { Called, PageQuery } from '@app/platform/http';
import { BasisDto } from '../basis.dto.js';

const places = ['issues', 'inspections', 'submissions', 'certifications'] as const;
const buckets = ['overdue', 'today', 'week', 'later', 'undated'] as const;

/** Which of what waits, in which order. */
export class TodosQuery extends PageQuery {
  /** `mine`: what the caller may do; `unit`: also what the caller's units owe. */
  @Called('范围')
  @IsIn(['mine', 'unit'])
  scope: 'mine' | 'unit' = 'mine';

  @Called('排序')
  @IsIn(['due', 'unit'])
  order: 'due' | 'unit' = 'due';

  /** Only what is due then; `week`: from tomorrow to Sunday. */
  @Called('期限')
  @IsOptional()
  @IsIn(buckets)
  bucket?: (typeof buckets)[number];

  @Called('类别')
  @IsOptional()
  @IsIn(places)
  place?: (typeof places)[number];
}

/** What a thing to do leads to: the ids that its page is found by. */
export class TodoSubjectDto {
  issueId: string | null;
  inspectionId: string | null;
  campaignId: string | null;
  /** Of a filing or a return that is owed. */
  unitId: string | null;
  /** @example "2024-2025" */
  dataYear: string | null;
}

/** Something that waits for somebody. */
export class TodoDto {
  /** @example "issues.acknowledge.0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33" */
  id: string;
  place: (typeof places)[number];
  /**
   * What is to be done; with `facts` it can be worded in any language.
   * @example "issues.acknowledge"
   */
  kind: string;
  /**
   * The likely command.
   * @example "AcknowledgeRectification"
   */
  act: string;
  /** @example "签收整改通知：音乐专用教室面积 68 平方米，低于 73 平方米" */
  title: string;
  /**
   * Values of the title, by name.
   * @example { "problem": "音乐专用教室面积 68 平方米，低于 73 平方米", "severity": "serious", "round": 1 }
   */
  facts: Record<string, string | number | null>;
  /** The unit that it is about. */
  unitId: string;
  /** @example "四堡子九年制学校" */
  unitName: string | null;
  /** The unit that is to act; the county, when it is for the office or its inspectors. */
  actingUnitId: string;
  /** @example "四堡子九年制学校" */
  actingUnitName: string | null;
  /** @example "2025-03-20" */
  dueDate: string | null;
  /**
   * Why that day, in a few words.
   * @example "整改通知书限期"
   */
  reason: string | null;
  /** As recorded with the day, where it is recorded. */
  basis: BasisDto | null;
  /** Where that day lies, seen from today; `week` ends with Sunday. */
  bucket: (typeof buckets)[number];
  /** The day may still move: it is proposed, or another has been asked for. */
  provisional: boolean;
  /**
   * Natural days; negative when past.
   * @example 2
   */
  daysLeft: number | null;
  overdue: boolean;
  mine: boolean;
  subject: TodoSubjectDto;
}

/** How many are due when. */
export class TodoCountsDto {
  /** @example 2 */
  overdue: number;
  /** @example 3 */
  today: number;
  /** From tomorrow to Sunday. */
  week: number;
  later: number;
  undated: number;
  /** @example 9 */
  total: number;
}

/** Of all, whatever the filters. */
export class TodoBucketsDto {
  mine: TodoCountsDto;
  unit: TodoCountsDto;
}

export class TodosPageDto {
  /**
   * Today in the bureau's zone.
   * @example "2025-03-18"
   */
  day: string;
  buckets: TodoBucketsDto;
  items: TodoDto[];
  total: number;
  limit: number;
  offset: number;
}

/** How many wait for the caller in each place, for the navigation. */
export class TodoPlacesDto {
  /** @example 9 */
  total: number;
  /** @example 2 */
  overdue: number;
  /** @example 6 */
  submissions: number;
  /** @example 2 */
  inspections: number;
  /** @example 1 */
  issues: number;
  /** @example 0 */
  certifications: number;
}
