import type { InspectionEvent } from './events.js';
import { isEnded, isHeard, isVisited, type InspectionState } from './state.js';

const impossible = (state: InspectionState): never => {
  throw new Error(`event does not fit an inspection that is ${state.status}`);
};

/** The state after one more fact. Total over the events that decisions make. */
export const evolve = (state: InspectionState, event: InspectionEvent): InspectionState => {
  if (event.type === 'InspectionPlanned')
    return { status: 'planned', plan: event.data, notice: null, changes: { team: null, date: null } };
  if (state.status === 'none') return impossible(state);
  switch (event.type) {
    case 'InspectionTeamChanged': {
      const { team, recusalKnownAt } = event.data;
      return {
        ...state,
        plan: { ...state.plan, team, recusalKnownAt },
        changes: { ...state.changes, team: event.data },
      };
    }
    case 'InspectionRescheduled': {
      const { date, recusalKnownAt } = event.data;
      return {
        ...state,
        plan: { ...state.plan, date, recusalKnownAt },
        changes: { ...state.changes, date: event.data },
      };
    }
    case 'InspectionNoticeSent':
      return { ...state, notice: event.data };
    case 'InspectionStarted': {
      const { plan, notice, changes } = state;
      return {
        status: 'started',
        plan,
        notice,
        changes,
        startedOn: event.data.on,
        answers: {},
        findings: [],
        withdrawn: [],
      };
    }
    case 'ChecklistAnswered':
      if (state.status !== 'started') return impossible(state);
      return { ...state, answers: { ...state.answers, [event.data.questionId]: event.data } };
    case 'FindingRaised':
      if (state.status !== 'started') return impossible(state);
      return { ...state, findings: [...state.findings, event.data] };
    case 'FindingWithdrawn':
      if (state.status !== 'started') return impossible(state);
      return {
        ...state,
        findings: state.findings.filter(({ findingId }) => findingId !== event.data.findingId),
        withdrawn: [...state.withdrawn, event.data],
      };
    case 'InspectionCompleted':
      if (!isVisited(state)) return impossible(state);
      return { ...state, status: 'completed', completion: event.data, report: null };
    case 'InspectionReported':
      if (!isEnded(state)) return impossible(state);
      return { ...state, report: event.data };
    case 'PreliminaryOpinionIssued':
      if (!isEnded(state)) return impossible(state);
      return { ...state, status: 'hearing', preliminary: event.data, defences: [], waived: false };
    case 'DefenceFiled':
      if (!isHeard(state)) return impossible(state);
      return { ...state, defences: [...state.defences, { filed: event.data, answer: null }] };
    case 'DefenceWaived':
      if (!isHeard(state)) return impossible(state);
      return { ...state, waived: true };
    case 'DefenceAnswered': {
      if (!isHeard(state)) return impossible(state);
      const { defenceId, upheld, answer } = event.data;
      return {
        ...state,
        defences: state.defences.map((defence) =>
          defence.filed.defenceId === defenceId ? { ...defence, answer: { defenceId, upheld, answer } } : defence,
        ),
      };
    }
    case 'OpinionLetterIssued':
      if (!isHeard(state)) return impossible(state);
      return { ...state, status: 'concluded', letter: event.data, review: null };
    case 'LetterDateSettled': {
      if (state.status !== 'concluded') return impossible(state);
      const { dueDate, basis } = event.data;
      return { ...state, letter: { ...state.letter, rectificationDueDate: dueDate, basis } };
    }
    case 'ReviewRequested':
      if (state.status !== 'concluded') return impossible(state);
      return { ...state, review: { requested: event.data, answered: null } };
    case 'ReviewAnswered':
      if (state.status !== 'concluded' || !state.review) return impossible(state);
      return { ...state, review: { ...state.review, answered: event.data } };
    case 'InspectionCancelled':
      return {
        status: 'cancelled',
        plan: state.plan,
        notice: state.notice,
        changes: state.changes,
        reason: event.data.reason,
      };
  }
};
