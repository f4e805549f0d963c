import { isPast } from '../deadlines/index.js';
import { effectiveDay, dayOf, Refusal, type Context } from '../kernel/index.js';
import type { Decision } from './decision.js';
import { aDate, byLeadUnit, held, notOwnWork, words, type Held } from './guards.js';
import { isRequested, type Extension, type Ordered } from './state.js';

const pending = ({ extension }: Ordered): Extension => {
  if (extension?.status !== 'pending') throw new Refusal('rectification.no-extension');
  return extension;
};

/**
 * 申请延期: with reason, progress and forecast, and no later than the due date itself.
 * The day that counts is the one on which it reaches the office: a late request cannot be dated back.
 */
export const requestExtension: Decision<'RequestExtension'> = (command, state, context) => {
  const issue = held(state);
  byLeadUnit(issue, context);
  const { extension, order } = issue;
  if (extension?.status === 'pending') {
    if (extension.data.requestedDate === command.requestedDate && extension.data.reason === command.reason) return [];
    throw new Refusal('rectification.extension-pending', { requestedDate: extension.data.requestedDate });
  }
  if (isRequested(issue)) throw new Refusal('rectification.closure-pending', { status: issue.status });
  const { longTerm, stopped } = issue.clock;
  if (longTerm?.status === 'pending')
    throw new Refusal('rectification.long-term-pending', { expectedOn: longTerm.request.expectedOn });
  if (stopped) throw new Refusal('rectification.clock-stopped', { from: stopped.from });
  effectiveDay(command, context);
  const today = dayOf(context.at);
  if (isPast(order.dueDate, today))
    throw new Refusal('rectification.extension-too-late', { dueDate: order.dueDate, today });
  if (aDate('requestedDate', command.requestedDate) <= order.dueDate)
    throw new Refusal(
      'rectification.extension-not-later',
      { dueDate: order.dueDate, requestedDate: command.requestedDate },
      'invalid',
    );
  return [
    {
      type: 'ExtensionRequested',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        extension: issue.extensions + 1,
        dueDate: order.dueDate,
        requestedDate: command.requestedDate,
        reason: words('reason', command.reason),
        progress: words('progress', command.progress),
        forecast: aDate('forecast', command.forecast),
        requestedBy: context.actorId,
      },
    },
  ];
};

/**
 * Whose turn it is with a second extension of the same order: the office looks at it first, then a leader decides.
 * Two levels are what audit offices ask of a plan that changes again; the first extension is the office's alone.
 */
const endorses = ({ clock, extension }: Held, { role }: Context): boolean => {
  if (clock.granted === 0) return false;
  const number = clock.granted + 1;
  const endorsed = clock.endorsement?.extension === extension?.data.extension;
  if (!endorsed && role === 'bureauLeader') throw new Refusal('rectification.office-first', { number });
  if (endorsed && role !== 'bureauLeader') throw new Refusal('rectification.leader-second', { number });
  return !endorsed;
};

/** 准予延期, by somebody else; to the day asked for or an earlier one. The second of an order needs two levels. */
export const grantExtension: Decision<'GrantExtension'> = (command, state, context) => {
  const issue = held(state);
  if (issue.extension?.status === 'granted') return [];
  const { data } = pending(issue);
  notOwnWork(issue, context);
  const from = effectiveDay(command, context);
  // A leader grants what the office endorsed, or less.
  const until = issue.clock.endorsement?.dueDate ?? data.requestedDate;
  const dueDate = aDate('dueDate', command.dueDate ?? until);
  if (dueDate <= data.dueDate || dueDate > until)
    throw new Refusal('rectification.extension-outside', { dueDate, after: data.dueDate, until }, 'invalid');
  const { endorsement } = issue.clock;
  if (endorsement?.endorsedBy === context.actorId && endorsement.dueDate === dueDate) return [];
  if (endorses(issue, context))
    return [
      {
        type: 'ExtensionEndorsed',
        data: {
          issueId: issue.issueId,
          round: issue.round,
          extension: data.extension,
          dueDate,
          note: command.note ?? null,
          endorsedBy: context.actorId,
        },
      },
    ];
  return [
    {
      type: 'ExtensionGranted',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        extension: data.extension,
        dueDate,
        basis: {
          act: 'ExtensionGranted',
          rule: 'extension',
          calendar: 'natural',
          from,
          days: null,
          clause: issue.order.basis.clause,
        },
        note: command.note ?? null,
      },
    },
  ];
};

/** 不予延期, with the reason. The due date stays. */
export const refuseExtension: Decision<'RefuseExtension'> = (command, state, context) => {
  const issue = held(state);
  if (issue.extension?.status === 'refused') return [];
  const { data } = pending(issue);
  notOwnWork(issue, context);
  effectiveDay(command, context);
  return [
    {
      type: 'ExtensionRefused',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        extension: data.extension,
        reason: words('reason', command.reason),
      },
    },
  ];
};
