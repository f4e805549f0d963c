import { effectiveDay, evidenceOf, Refusal, sameIn } from '../kernel/index.js';
import type { Decision } from './decision.js';
import type { DataOf, Finding } from './events.js';
import { aDate, existing, inTeam, started, words } from './guards.js';
import { isEnded } from './state.js';

/** 是/否/不适用. Until the visit ends the last answer stands; the earlier one stays in the log. */
export const answerQuestion: Decision<'AnswerQuestion'> = (command, state, context) => {
  const visit = started(state);
  inTeam(visit, context);
  const previous = visit.answers[command.questionId];
  const data: DataOf<'ChecklistAnswered'> = {
    inspectionId: visit.plan.inspectionId,
    questionId: command.questionId,
    answer: command.answer,
    note: command.note ?? null,
    evidence: evidenceOf(command.evidence),
    previous: previous?.answer ?? null,
    answeredBy: context.actorId,
  };
  if (previous && sameIn(['answer', 'note', 'evidence'], previous, data)) return [];
  effectiveDay(command, context);
  if (!visit.plan.checklist.some(({ id }) => id === command.questionId))
    throw new Refusal('inspection.unknown-question', { questionId: command.questionId }, 'invalid');
  if (command.answer === 'notApplicable') words('note', command.note ?? '');
  return [{ type: 'ChecklistAnswered', data }];
};

/** A problem is found. Without a clause it is an opinion, not a finding. */
export const raiseFinding: Decision<'RaiseFinding'> = (command, state, context) => {
  const visit = started(state);
  inTeam(visit, context);
  const finding: Finding = {
    findingId: command.findingId ?? context.newId('finding'),
    problem: command.problem,
    clause: command.clause,
    indicator: command.indicator ?? null,
    severity: command.severity,
    evidence: evidenceOf(command.evidence),
    suggestedDueDate: command.suggestedDueDate ?? null,
    proposedLeadUnitId: command.proposedLeadUnitId ?? null,
  };
  const there = visit.findings.find(({ findingId }) => findingId === finding.findingId);
  if (there && sameIn(['problem', 'clause', 'indicator', 'severity', 'evidence'], there, finding)) return [];
  if (there || visit.withdrawn.some(({ findingId }) => findingId === finding.findingId))
    throw new Refusal('inspection.finding-there', { findingId: finding.findingId });
  effectiveDay(command, context);
  words('problem', command.problem);
  if (command.clause.trim() === '') throw new Refusal('inspection.clause-missing', {}, 'invalid');
  if (command.suggestedDueDate !== undefined) aDate('suggestedDueDate', command.suggestedDueDate);
  return [
    {
      type: 'FindingRaised',
      data: {
        inspectionId: visit.plan.inspectionId,
        findingId: finding.findingId,
        problem: finding.problem,
        clause: finding.clause,
        indicator: finding.indicator,
        severity: finding.severity,
        evidence: finding.evidence,
        suggestedDueDate: finding.suggestedDueDate,
        proposedLeadUnitId: finding.proposedLeadUnitId,
        raisedBy: context.actorId,
      },
    },
  ];
};

/** Taken back on the spot, with the reason; afterwards it is for the issue to be withdrawn. */
export const withdrawFinding: Decision<'WithdrawFinding'> = (command, state, context) => {
  const visit = started(state);
  inTeam(visit, context);
  if (visit.withdrawn.some(({ findingId }) => findingId === command.findingId)) return [];
  if (!visit.findings.some(({ findingId }) => findingId === command.findingId))
    throw new Refusal('inspection.unknown-finding', { findingId: command.findingId }, 'not-found');
  effectiveDay(command, context);
  return [
    {
      type: 'FindingWithdrawn',
      data: {
        inspectionId: visit.plan.inspectionId,
        findingId: command.findingId,
        reason: words('reason', command.reason),
      },
    },
  ];
};

/** The visit ends when every question has its answer. */
export const complete: Decision<'CompleteInspection'> = (command, state, context) => {
  if (isEnded(existing(state))) return [];
  const visit = started(state);
  inTeam(visit, context);
  const unanswered = visit.plan.checklist.map(({ id }) => id).filter((id) => !visit.answers[id]);
  if (unanswered.length > 0)
    throw new Refusal('inspection.unanswered', { count: unanswered.length, questionIds: unanswered });
  const on = effectiveDay(command, context);
  if (on < visit.startedOn)
    throw new Refusal('inspection.completed-before-started', { on, startedOn: visit.startedOn }, 'invalid');
  return [
    {
      type: 'InspectionCompleted',
      data: {
        inspectionId: visit.plan.inspectionId,
        unitId: visit.plan.unitId,
        countyId: visit.plan.countyId,
        on,
        summary: words('summary', command.summary),
        findings: visit.findings.map((finding) => ({
          findingId: finding.findingId,
          problem: finding.problem,
          clause: finding.clause,
          indicator: finding.indicator,
          severity: finding.severity,
          evidence: finding.evidence,
          suggestedDueDate: finding.suggestedDueDate,
          proposedLeadUnitId: finding.proposedLeadUnitId,
        })),
      },
    },
  ];
};
