import { IssueDto } from './issue-answers.dto.js';
import type { Severity, Status } from './issue-words.js';
import { PlanStepDto } from './rectifications.dto.js';

/** Why the last version of a common plan did not come to an issue. */
type LeftAlone =
  'notOrdered' | 'notSigned' | 'ownPlan' | 'late' | 'reported' | 'closed' | 'withdrawn' | 'superseded' | 'waiting';

/** A version of the common plan. */
export class CommonPlanDto {
  /** @example 1 */
  version: number;
  goal: string;
  measures: string;
  steps: PlanStepDto[];
  setBy: string;
  /** @example "王督导" */
  setByName: string | null;
  /** @example "2025-03-12" */
  setOn: string;
}

/** How many of its issues stand in a state. */
export class CommonIssueCountDto {
  status: Status;
  /** @example 12 */
  issues: number;
}

/** What a 共性问题 is about, and its plan as it was set last. */
export class CommonMatterDto {
  commonIssueId: string;
  countyId: string;
  /** @example "彰武县" */
  countyName: string | null;
  problem: string;
  clause: string;
  indicator: string | null;
  severity: Severity;
  suggestedDueDate: string | null;
  /** @example "2025-03-10" */
  raisedOn: string;
  plan: CommonPlanDto | null;
}

/** A 共性问题 as its issues stand. */
export class CommonIssueDto extends CommonMatterDto {
  /** @example 12 */
  issues: number;
  /** Those that go by the common plan. */
  byCommonPlan: number;
  /** Those that the last version of the plan did not come to. */
  leftAlone: number;
  overdue: number;
  counts: CommonIssueCountDto[];
  /** The latest day on which one of them is due; null while nobody was ordered. */
  latestDueDate: string | null;
  /** Every issue of it is closed, withdrawn or taken into another: each by itself. */
  closed: boolean;
}

/** One issue of it. */
export class CommonChildDto extends IssueDto {
  /** Whose plan it goes by; null while it has none. */
  plan: 'common' | 'own' | null;
  /** The version of the common plan that it goes by; null when it goes by none. */
  planVersion: number | null;
  /** Why the last version did not come to it; null when it goes by that, or there is no plan. */
  leftAlone: LeftAlone | null;
  /** It had this issue before the 共性问题 was raised. */
  there: boolean;
  /** Whether its unit still stands in the county. */
  unitNow: 'open' | 'closed' | 'elsewhere';
}

/** A unit whose issue is not in the ledger. */
export class MissingChildDto {
  unitId: string;
  unitName: string | null;
}

/** A 共性问题 with its issues. */
export class CommonIssueDetailDto extends CommonIssueDto {
  /** For `If-Match`. */
  revision: number;
  /** Every version of the plan, the last first. */
  plans: CommonPlanDto[];
  children: CommonChildDto[];
  missing: MissingChildDto[];
}

export class CommonIssuesPageDto {
  items: CommonIssueDto[];
  total: number;
  limit: number;
  offset: number;
}

/** How an issue stands to the plan of its 共性问题. */
export class CommonOwnDto {
  plan: 'common' | 'own' | null;
  planVersion: number | null;
  leftAlone: LeftAlone | null;
  there: boolean;
}

/** A 共性问题 as one of its issues sees it: no other unit of it, and nothing of how those stand. */
export class CommonPartDto extends CommonMatterDto {
  plans: CommonPlanDto[];
  own: CommonOwnDto;
}

/** The 共性问题 that an issue belongs to. */
export class IssueCommonDto {
  /** Null for an issue that stands alone. */
  common: CommonPartDto | null;
}
