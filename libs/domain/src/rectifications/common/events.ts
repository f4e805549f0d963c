import type { Commands, EventCatalogue, Facts, Known } from '../../kernel/index.js';
import type { IssueSeverity, PlanStep } from '../events.js';
import { commonIssueUpcasts } from './upcasts.js';

/** One unit that has the problem, and its issue; `there`: it had that issue before, so none is raised for it. */
export type CommonChild = Readonly<{ unitId: string; issueId: string; there: boolean }>;

/** An issue that somebody wants in a 共性问题, as it stood when that was asked. */
export type StandingIssue = Readonly<{
  issueId: string;
  unitId: string;
  countyId: string;
  /** Closed, withdrawn or taken into another. */
  ended: boolean;
  /** The 共性问题 that it belongs to already. */
  commonIssueId: string | null;
}>;

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
    /** Sequence at which the units were seen to be schools or departments of the county, and their issues to stand so. */
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
  versions: { CommonIssueRaised: 2, CommonPlanSet: 1 },
  upcasts: commonIssueUpcasts,
};

/** What can be asked of a 共性问题. It cannot be closed: each of its issues is, by itself. */
export type CommonIssueCommand = Commands<{
  RaiseCommonIssue: {
    commonIssueId: string;
    countyId: string;
    /** Units that have the problem; one that has such an issue already keeps it. */
    unitIds: readonly string[];
    /** Issues that are there and become one matter, each of another unit. */
    issueIds: readonly string[];
    /** Of all these units, those that are no school or department of the county, or no longer open. */
    unfitUnits: Known<readonly string[]>;
    /** `named`: the issues asked for; `alike`: open issues of `unitIds` about the same, at most one a unit. */
    issues: Known<Readonly<{ named: readonly StandingIssue[]; alike: readonly StandingIssue[] }>>;
    problem: string;
    clause: string;
    indicator?: string;
    severity: IssueSeverity;
    suggestedDueDate?: string;
  };
  SetCommonPlan: { goal: string; measures: string; steps: readonly PlanStep[] };
}>;
