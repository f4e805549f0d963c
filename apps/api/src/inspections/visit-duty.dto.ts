import type { DutyState, InspectionKind } from '@app/domain/inspections';
import { NullableItems } from '../nullable-items.js';

/** 责任督学 of a school. */
export class ResponsibleInspectorDto {
  accountId: string;
  /** @example "李雷" */
  name: string | null;
}

/** So many visits from a day to a day. */
export class VisitObligationDto {
  /** `term`: 教育督导条例; `month`: the county's own rule. */
  per: 'term' | 'month';
  /**
   * `2025-2026/1` or `2025-09`.
   * @example "2025-09"
   */
  period: string;
  /** @example "2025-09-01" */
  from: string;
  /**
   * The last day that counts.
   * @example "2025-09-30"
   */
  due: string;
  /** @example 1 */
  required: number;
  done: number;
  missing: number;
  /** @example "教育督导条例 第十三条、第十四条" */
  clause: string;
}

/** The last time somebody was there, for whatever kind of inspection. */
export class LastVisitDto {
  inspectionId: string;
  kind: InspectionKind;
  /** @example "2025-09-12" */
  date: string;
  team: string[];
  /** Null where the reader may not know the name. */
  @NullableItems('string', ['李雷'])
  teamNames: (string | null)[];
}

/** A visit that is planned and was not begun. */
export class PlannedVisitDto {
  inspectionId: string;
  kind: InspectionKind;
  date: string;
  team: string[];
  @NullableItems('string', ['李雷'])
  teamNames: (string | null)[];
}

/** 综合督导: every three to five years. */
export class ComprehensiveDueDto {
  /** `unrecorded`: this system knows of none. */
  state: 'unrecorded' | 'notYet' | 'due' | 'overdue';
  from: string | null;
  /** @example "2028-03-10" */
  until: string | null;
}

/** How a school stands to the rules of visiting. */
export class VisitedSchoolDto {
  unitId: string;
  /** @example "第一小学" */
  unitName: string | null;
  /** 学区; null where the school stands in none. */
  districtId: string | null;
  districtName: string | null;
  /** 按期、即将到期、已逾期、假期不计、无学期信息. */
  state: DutyState;
  /** Visits that the day's term and month still ask for, and by which day the next of them. */
  owed: number;
  /** @example "2025-09-30" */
  dueBy: string | null;
  current: VisitObligationDto[];
  /** Periods that ended with too few visits, nobody having been there since: why it is 已逾期. */
  missed: VisitObligationDto[];
  lastVisit: LastVisitDto | null;
  planned: PlannedVisitDto[];
  responsible: ResponsibleInspectorDto[];
  lastComprehensive: string | null;
  comprehensive: ComprehensiveDueDto;
}

/** What the day is to the schools of the county. */
export class SchoolDayDto {
  /** `unknown`: the county has not set its terms. */
  kind: 'term' | 'holiday' | 'unknown';
  /**
   * The term of the day, or the one before the holiday.
   * @example "2025-2026"
   */
  schoolYear: string | null;
  half: 1 | 2 | null;
  from: string | null;
  to: string | null;
  /** @example "寒假" */
  holiday: '寒假' | '暑假' | null;
}

/** A county's own rule of visits (月月有督导). */
export class VisitRuleDto {
  /** @example 1 */
  perMonth: number;
  /**
   * Months with fewer days of term than this do not count.
   * @example 10
   */
  leastDays: number;
  /** @example "荣教督〔2025〕3号" */
  basis: string;
  effectiveFrom: string;
  /** The first day on which it no longer holds; null while it holds. */
  until: string | null;
}

/** A school on its own. */
export class SchoolDutyDto {
  /** Today in the bureau's zone. */
  day: string;
  schoolDay: SchoolDayDto;
  rule: VisitRuleDto | null;
  school: VisitedSchoolDto;
}

/** How many schools are in which state. */
export class DutyCountsDto {
  onTime: number;
  soon: number;
  overdue: number;
  holiday: number;
  unknown: number;
}

/** Every open school of a county: the overdue first, of them those that nobody has visited for longest. */
export class VisitDutyDto {
  countyId: string;
  day: string;
  schoolDay: SchoolDayDto;
  /** What the law asks of a term. */
  requiredPerTerm: number;
  /** @example "教育督导条例 第十三条、第十四条" */
  clause: string;
  /** The county's own rule in force; null where it has none. */
  rule: VisitRuleDto | null;
  /** A rule that begins later. */
  comingRule: VisitRuleDto | null;
  counts: DutyCountsDto;
  schools: VisitedSchoolDto[];
}
