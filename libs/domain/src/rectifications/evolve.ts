import { broughtIn } from './bringing-in.js';
import { clocked, newClock } from './clock-state.js';
import type { RectificationEvent } from './events.js';
import { climbed, notClimbed } from './ladder-state.js';
import {
  isOrdered,
  isRequested,
  issueOf,
  orderedOf,
  visitsNeeded,
  type Issue,
  type Ordered,
  type RectificationState,
  type Requested,
} from './state.js';

const impossible = (state: RectificationState): never => {
  throw new Error(`event does not fit an issue that is ${state.status}`);
};
const issue = (state: RectificationState): Issue => (state.status === 'none' ? impossible(state) : issueOf(state));
const ordered = (state: RectificationState): Ordered => (isOrdered(state) ? orderedOf(state) : impossible(state));
const requested = (state: RectificationState): Requested =>
  isRequested(state) ? { ...orderedOf(state), request: state.request, visits: state.visits } : impossible(state);

/** Adds a person to those who rectified. */
const rectifiedBy = <Kept extends Issue>(kept: Kept, ...people: readonly string[]): Kept =>
  people.every((person) => kept.rectifiers.includes(person))
    ? kept
    : { ...kept, rectifiers: [...new Set([...kept.rectifiers, ...people])] };
const consulted = (state: RectificationState, status: 'accepted' | 'declined' | 'withdrawn'): RectificationState =>
  state.status === 'none' || !state.consultation
    ? impossible(state)
    : { ...state, consultation: { ...state.consultation, status } };

/** The state after one more fact. Total over the events that decisions make. */
export const evolve = (state: RectificationState, event: RectificationEvent): RectificationState => {
  switch (event.type) {
    case 'IssueRaised':
      return {
        status: 'raised',
        raised: event.data,
        issueId: event.data.issueId,
        unitId: event.data.unitId,
        severity: event.data.severity,
        round: event.data.round,
        rectifiers: [],
        requests: 0,
        extensions: 0,
        consultation: null,
        closures: [],
        climb: notClimbed,
        reopening: null,
      };
    case 'IssueBroughtIn':
      return broughtIn(event.data);
    case 'ConsultationRequested':
      if (state.status === 'none') return impossible(state);
      return {
        ...state,
        consultation: { departmentId: event.data.departmentId, question: event.data.question, status: 'pending' },
      };
    case 'ConsultationAccepted':
      return consulted(state, 'accepted');
    case 'ConsultationDeclined':
      return consulted(state, 'declined');
    case 'ConsultationWithdrawn':
      return consulted(state, 'withdrawn');
    case 'RectificationAssigned':
      return {
        ...issue(state),
        status: 'assigned',
        order: event.data,
        attempt: 1,
        plan: null,
        progress: null,
        extension: null,
        clock: newClock,
        signedBy: null,
        returned: null,
      };
    case 'IssueReassigned':
      return {
        ...ordered(state),
        status: 'assigned',
        order: event.data,
        plan: null,
        progress: null,
        extension: null,
        clock: newClock,
        signedBy: null,
      };
    case 'RectificationAcknowledged':
      return {
        ...rectifiedBy(ordered(state), event.data.acknowledgedBy),
        status: 'acknowledged',
        signedBy: event.data.acknowledgedBy,
      };
    case 'RectificationPlanSubmitted':
      return {
        ...rectifiedBy(ordered(state), event.data.submittedBy, event.data.responsibleAccountId),
        status: 'planSubmitted',
        plan: { data: event.data, status: 'submitted', reason: null },
      };
    case 'RectificationPlanApproved':
    case 'RectificationPlanReturned': {
      const { plan, ...kept } = ordered(state);
      if (!plan) return impossible(state);
      return event.type === 'RectificationPlanApproved'
        ? { ...kept, status: 'inProgress', plan: { ...plan, status: 'approved' } }
        : { ...kept, status: 'acknowledged', plan: { ...plan, status: 'returned', reason: event.data.reason } };
    }
    case 'ProgressReported':
      return { ...rectifiedBy(ordered(state), event.data.reportedBy), status: 'inProgress', progress: event.data };
    case 'RectificationReportApproved': {
      const kept = rectifiedBy(ordered(state), event.data.approvedBy);
      const clock = { ...kept.clock, reported: event.data.attempt, posted: null };
      return { ...kept, clock, status: 'reportApproved', report: event.data.report };
    }
    case 'ClosureRequested':
      return {
        ...rectifiedBy(ordered(state), event.data.requestedBy),
        status: 'closureRequested',
        requests: event.data.request,
        request: event.data,
        visits: [],
      };
    case 'ClosureRequestWithdrawn':
      return { ...ordered(state), status: 'inProgress', returned: { how: 'withdrawn', words: event.data.reason } };
    case 'ClosureRequestSuperseded':
      return state;
    case 'OnSiteVerified': {
      const kept = requested(state);
      const visits = [...kept.visits, event.data];
      if (!event.data.adequate) return { ...kept, status: 'inadequate', visits };
      const days = new Set(visits.map(({ on }) => on));
      return { ...kept, status: days.size >= visitsNeeded(kept.severity) ? 'verified' : 'closureRequested', visits };
    }
    case 'ClosureRejected':
      return {
        ...ordered(state),
        status: 'inProgress',
        attempt: event.data.attempt + 1,
        progress: null,
        returned: { how: 'rejected', words: event.data.reworkRequirement },
      };
    case 'IssueClosed':
      return {
        ...issue(state),
        status: 'closed',
        closure: event.data,
        closures: [...issue(state).closures, event.data],
      };
    case 'ExtensionRequested': {
      if (!isOrdered(state)) return impossible(state);
      return {
        ...rectifiedBy(state, event.data.requestedBy),
        extensions: event.data.extension,
        extension: { data: event.data, status: 'pending' },
      };
    }
    case 'ExtensionGranted':
      if (!isOrdered(state) || !state.extension) return impossible(state);
      return {
        ...state,
        order: { ...state.order, dueDate: event.data.dueDate, basis: event.data.basis },
        extension: { ...state.extension, status: 'granted' },
        clock: { ...state.clock, granted: state.clock.granted + 1, endorsement: null },
      };
    case 'ExtensionRefused':
      if (!isOrdered(state) || !state.extension) return impossible(state);
      return {
        ...state,
        extension: { ...state.extension, status: 'refused' },
        clock: { ...state.clock, endorsement: null },
      };
    case 'ExtensionEndorsed':
    case 'PostedReportFiled':
    case 'ClockSuspended':
    case 'LongTermRefused':
    case 'StageReviewed':
      return isOrdered(state) ? { ...state, clock: clocked(state.clock, event) } : impossible(state);
    case 'ResponsibilityHandedOver':
    case 'LongTermRequested': {
      if (!isOrdered(state)) return impossible(state);
      const who = event.type === 'LongTermRequested' ? event.data.requestedBy : event.data.toAccountId;
      return { ...rectifiedBy(state, who), clock: clocked(state.clock, event) };
    }
    case 'ClockResumed':
    case 'DueDateSettled':
    case 'LongTermGranted': {
      if (!isOrdered(state)) return impossible(state);
      const { dueDate, basis } = event.data;
      return { ...state, order: { ...state.order, dueDate, basis }, clock: clocked(state.clock, event) };
    }
    case 'IssueWithdrawn':
      return { ...issue(state), status: 'withdrawn', reason: event.data.reason };
    case 'IssueSuperseded':
      return { ...issue(state), status: 'superseded', byIssueId: event.data.byIssueId };
    case 'IssueReopened':
      return {
        ...issue(state),
        status: 'raised',
        round: event.data.round,
        climb: notClimbed,
        consultation: null,
        reopening: event.data,
      };
    case 'RungFired':
    case 'ReminderSent':
    case 'RungAnswered':
    case 'RungAnswerAccepted':
    case 'EscalationProposed':
    case 'EscalationDecided':
    case 'LadderResumed':
      return state.status === 'none' ? impossible(state) : { ...state, climb: climbed(state.climb, event) };
  }
};
