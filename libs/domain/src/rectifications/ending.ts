import { effectiveDay, evidenceOf, Refusal } from '../kernel/index.js';
import type { Decision } from './decision.js';
import { existing, notOwnWork, stillOpen, words } from './guards.js';

/** 撤销: it should not have been raised. Never by those who were to rectify it. */
export const withdraw: Decision<'WithdrawIssue'> = (command, state, context) => {
  if (existing(state).status === 'withdrawn') return [];
  const issue = stillOpen(state);
  notOwnWork(issue, context);
  effectiveDay(command, context);
  return [
    {
      type: 'IssueWithdrawn',
      data: { issueId: issue.issueId, round: issue.round, reason: words('reason', command.reason) },
    },
  ];
};

/** 并入: another issue carries it on. */
export const supersede: Decision<'SupersedeIssue'> = (command, state, context) => {
  const existent = existing(state);
  if (existent.status === 'superseded' && existent.byIssueId === command.byIssueId) return [];
  const issue = stillOpen(state);
  if (command.byIssueId === issue.issueId) throw new Refusal('rectification.superseded-by-itself', {}, 'invalid');
  notOwnWork(issue, context);
  effectiveDay(command, context);
  return [
    {
      type: 'IssueSuperseded',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        byIssueId: command.byIssueId,
        reason: words('reason', command.reason),
      },
    },
  ];
};

/** 回头看: a closed issue that came back starts round n+1. */
export const reopen: Decision<'ReopenIssue'> = (command, state, context) => {
  const issue = existing(state);
  if (issue.status === 'raised' && issue.reopening?.reason === command.reason) return [];
  if (issue.status !== 'closed') throw new Refusal('rectification.not-closed', { status: issue.status });
  const on = effectiveDay(command, context);
  if (on < issue.closure.closedOn)
    throw new Refusal('rectification.reopened-before-closed', { on, closedOn: issue.closure.closedOn }, 'invalid');
  return [
    {
      type: 'IssueReopened',
      data: {
        issueId: issue.issueId,
        round: issue.round + 1,
        reason: words('reason', command.reason),
        evidence: evidenceOf(command.evidence),
        on,
      },
    },
  ];
};
