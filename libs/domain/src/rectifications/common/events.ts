import type { Commands, EventCatalogue, Facts, Known } from '../../kernel/index.js';
import type { IssueSeverity, PlanStep } from '../events.js';

/** One unit that has the problem, and the issue that it has of its own. */
export type CommonChild = Readonly<{ unitId: string; issueId: string }>;

/** The plan that the office sets for all of them. Versions count from 1. */
export type CommonPlan = Readonly<{
  commonIssueId: string;
  version: number;
  goal: string;
  measures: string;
  steps: readonly PlanStep[];
}>;

/** 共性问题: one finding in several units. It has no end of its own: it has ended when every issue of it has. */
export type CommonIssueEvent = Facts<{
  CommonIssueRaised: {
    commonIssueId: string;
    countyId: string;
    children: readonly CommonChild[];
    /** Sequence at which the units were seen to be schools or departments of the county. */
    unitsKnownAt: number;
    problem: string;
    clause: string;
    indicator: string | null;
    severity: IssueSeverity;
    suggestedDueDate: string | null;
  };
  /** `issueIds`: whom it reaches, so that nothing but this event is needed to carry it out. */
  CommonPlanSet: CommonPlan & Readonly<{ issueIds: readonly string[]; setBy: string }>;
}>;

/** Storage contract of 共性问题. */
export const commonIssueEvents: EventCatalogue<CommonIssueEvent> = {
  category: 'common-issue',
  versions: { CommonIssueRaised: 1, CommonPlanSet: 1 },
};

/** What can be asked of a 共性问题. It cannot be closed: each of its issues is, by itself. */
export type CommonIssueCommand = Commands<{
  RaiseCommonIssue: {
    commonIssueId: string;
    countyId: string;
    unitIds: readonly string[];
    /** Those of the units that are no school or department of the county, or no longer open. */
    unfitUnits: Known<readonly string[]>;
    problem: string;
    clause: string;
    indicator?: string;
    severity: IssueSeverity;
    suggestedDueDate?: string;
  };
  SetCommonPlan: { goal: string; measures: string; steps: readonly PlanStep[] };
}>;
