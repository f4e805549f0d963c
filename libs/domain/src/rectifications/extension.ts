import { isPast } from '../deadlines/index.js';
import { effectiveDay, dayOf, Refusal } from '../kernel/index.js';
import type { Decision } from './decision.js';
import { aDate, byLeadUnit, held, notOwnWork, words } from './guards.js';
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

/** 准予延期, by somebody else; to the day asked for or an earlier one. */
export const grantExtension: Decision<'GrantExtension'> = (command, state, context) => {
  const issue = held(state);
  if (issue.extension?.status === 'granted') return [];
  const { data } = pending(issue);
  notOwnWork(issue, context);
  const from = effectiveDay(command, context);
  const dueDate = aDate('dueDate', command.dueDate ?? data.requestedDate);
  if (dueDate <= data.dueDate || dueDate > data.requestedDate)
    throw new Refusal(
      'rectification.extension-outside',
      { dueDate, after: data.dueDate, until: data.requestedDate },
      'invalid',
    );
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
