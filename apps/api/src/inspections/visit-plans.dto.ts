import { IsISO8601, Length } from 'class-validator';
import { Called } from '@app/platform/http';
import { InspectionDto } from './inspection-answers.dto.js';

/** Which days of the calendar. */
export class VisitPlanQuery {
  /** @example "2025-03-01" */
  @Called('起始日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from: string;

  /** @example "2025-03-31" */
  @Called('截止日期')
  @IsISO8601({ strict: true })
  @Length(10, 10)
  to: string;
}

export class DaysDto {
  /** @example "2025-02-01" */
  from: string;
  /** @example "2025-08-31" */
  to: string;
}

/** 经常性督导 of the term. */
export class RoutineVisitsDto {
  done: number;
  /** Planned and not begun. */
  planned: number;
  /** @example 2 */
  required: number;
  missing: number;
}

/** 综合督导: every three to five years. */
export class ComprehensiveDueDto {
  /** `unrecorded`: this system knows of none. */
  state: 'unrecorded' | 'notYet' | 'due' | 'overdue';
  from: string | null;
  /** @example "2028-03-10" */
  until: string | null;
}

/** A school as one plans visits. */
export class VisitedSchoolDto {
  unitId: string;
  /** @example "第一小学" */
  unitName: string | null;
  lastVisit: string | null;
  routine: RoutineVisitsDto;
  lastComprehensive: string | null;
  comprehensive: ComprehensiveDueDto;
}

/** The county's inspections in a stretch of days, and whom the rules still ask to visit. */
export class VisitPlanDto {
  /** Today in the bureau's zone: schools are seen from it. */
  day: string;
  term: DaysDto;
  /** @example "教育督导条例 第十四条" */
  clause: string;
  /** Not more than 1000, latest date first. */
  inspections: InspectionDto[];
  /** Every open school; those that nobody has visited for longest first. */
  schools: VisitedSchoolDto[];
}
