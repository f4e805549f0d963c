import { effectiveDay, Refusal, type Context } from '../kernel/index.js';
import type { Decision } from './decision.js';
import { knownUnits, stillOpen, words } from './guards.js';
import { isRequested, type Consultation, type Issue } from './state.js';

const pending = ({ consultation }: Issue): Consultation => {
  if (consultation?.status !== 'pending') throw new Refusal('rectification.no-consultation');
  return consultation;
};
const byDepartment = ({ departmentId }: Consultation, { unitId }: Context): void => {
  if (unitId !== departmentId) throw new Refusal('rectification.not-consulted', { departmentId }, 'forbidden');
};

/** 协商: a department is asked to take part before it can be ordered to. */
export const requestConsultation: Decision<'RequestConsultation'> = (command, state, context) => {
  const issue = stillOpen(state);
  const { consultation } = issue;
  if (consultation?.status === 'pending') {
    if (consultation.departmentId === command.departmentId && consultation.question === command.question) return [];
    throw new Refusal('rectification.consultation-pending', { departmentId: consultation.departmentId });
  }
  if (isRequested(issue)) throw new Refusal('rectification.closure-pending', { status: issue.status });
  effectiveDay(command, context);
  words('question', command.question);
  knownUnits(command);
  return [
    {
      type: 'ConsultationRequested',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        departmentId: command.departmentId,
        question: command.question,
        unitsKnownAt: command.unknownUnits.sequence,
      },
    },
  ];
};

/** The department says yes: it can now be made lead unit. */
export const acceptConsultation: Decision<'AcceptConsultation'> = (command, state, context) => {
  const issue = stillOpen(state);
  if (issue.consultation?.status === 'accepted') return [];
  const consultation = pending(issue);
  byDepartment(consultation, context);
  effectiveDay(command, context);
  return [
    {
      type: 'ConsultationAccepted',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        departmentId: consultation.departmentId,
        note: words('note', command.note),
      },
    },
  ];
};

/** The department says no, with its reason. */
export const declineConsultation: Decision<'DeclineConsultation'> = (command, state, context) => {
  const issue = stillOpen(state);
  if (issue.consultation?.status === 'declined') return [];
  const consultation = pending(issue);
  byDepartment(consultation, context);
  effectiveDay(command, context);
  return [
    {
      type: 'ConsultationDeclined',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        departmentId: consultation.departmentId,
        reason: words('reason', command.reason),
      },
    },
  ];
};

/** The office takes its question back, to ask another department. */
export const withdrawConsultation: Decision<'WithdrawConsultation'> = (command, state, context) => {
  const issue = stillOpen(state);
  if (issue.consultation?.status === 'withdrawn') return [];
  const consultation = pending(issue);
  effectiveDay(command, context);
  return [
    {
      type: 'ConsultationWithdrawn',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        departmentId: consultation.departmentId,
        reason: words('reason', command.reason),
      },
    },
  ];
};
