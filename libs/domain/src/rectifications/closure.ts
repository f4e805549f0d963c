import { effectiveDay, evidenceOf, Refusal, sameIn } from '../kernel/index.js';
import type { Decision } from './decision.js';
import type { DataOf, RectificationEvent } from './events.js';
import { aPastDate, byLeadUnit, existing, held, notOwnWork, stillOpen, words } from './guards.js';
import { resumed } from './ladder.js';
import { isRequested } from './state.js';

/** 申请销号: after the unit head's approval, with evidence. A second request takes the place of the first, in the open. */
export const requestClosure: Decision<'RequestClosure'> = (command, state, context) => {
  const issue = held(state);
  byLeadUnit(issue, context);
  const data: DataOf<'ClosureRequested'> = {
    issueId: issue.issueId,
    round: issue.round,
    attempt: issue.attempt,
    request: issue.requests + 1,
    statement: command.statement,
    evidence: evidenceOf(command.evidence),
    rectifiedOn: command.rectifiedOn,
    requestedOn: effectiveDay(command, context),
    requestedBy: context.actorId,
  };
  if (isRequested(issue) && sameIn(['statement', 'evidence', 'rectifiedOn', 'requestedBy'], issue.request, data))
    return [];
  if (isRequested(issue) && (issue.status !== 'closureRequested' || issue.visits.length > 0))
    throw new Refusal('rectification.already-visited', { request: issue.request.request });
  if (!isRequested(issue) && issue.status !== 'reportApproved')
    throw new Refusal('rectification.unit-head-first', { status: issue.status });
  const { stopped } = issue.clock;
  if (stopped) throw new Refusal('rectification.clock-stopped', { from: stopped.from });
  if (command.evidence.length === 0) throw new Refusal('rectification.evidence-missing', {}, 'invalid');
  words('statement', command.statement);
  aPastDate('rectifiedOn', command.rectifiedOn, context);
  const superseded: readonly RectificationEvent[] = isRequested(issue)
    ? [
        {
          type: 'ClosureRequestSuperseded',
          data: {
            issueId: issue.issueId,
            round: issue.round,
            attempt: issue.attempt,
            request: issue.request.request,
            byRequest: data.request,
          },
        },
      ]
    : [];
  return [...superseded, { type: 'ClosureRequested', data }];
};

/** The unit takes its request back while nobody has visited: the work goes on. */
export const withdrawClosureRequest: Decision<'WithdrawClosureRequest'> = (command, state, context) => {
  const issue = held(state);
  byLeadUnit(issue, context);
  if (issue.status === 'inProgress' && issue.returned?.how === 'withdrawn' && issue.returned.words === command.reason)
    return [];
  if (!isRequested(issue)) throw new Refusal('rectification.no-closure-requested', { status: issue.status });
  if (issue.visits.length > 0) throw new Refusal('rectification.already-visited', { request: issue.request.request });
  effectiveDay(command, context);
  return [
    {
      type: 'ClosureRequestWithdrawn',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        attempt: issue.attempt,
        request: issue.request.request,
        reason: words('reason', command.reason),
      },
    },
    ...resumed({ ...issue, dueDate: issue.order.dueDate }, context),
  ];
};

/** 现场复核 by somebody who neither rectified it nor is recused. 督导条例 第十条 (回避), 第二十二条 (核查). */
export const verifyOnSite: Decision<'VerifyOnSite'> = (command, state, context) => {
  const issue = held(state);
  if (!isRequested(issue)) throw new Refusal('rectification.no-closure-requested', { status: issue.status });
  const data: DataOf<'OnSiteVerified'> = {
    issueId: issue.issueId,
    round: issue.round,
    attempt: issue.attempt,
    request: issue.request.request,
    visit: issue.visits.length + 1,
    on: command.on,
    finding: command.finding,
    evidence: evidenceOf(command.evidence),
    adequate: command.adequate,
    verifiedBy: context.actorId,
    recusalKnownAt: command.recusal.sequence,
  };
  if (issue.visits.some((visit) => sameIn(['on', 'finding', 'evidence', 'adequate', 'verifiedBy'], visit, data)))
    return [];
  if (issue.status !== 'closureRequested')
    throw new Refusal('rectification.already-verified', { status: issue.status });
  notOwnWork(issue, context);
  const { units, on, recused } = command.recusal.value;
  if (on !== command.on || !units.includes(issue.unitId) || !units.includes(issue.order.leadUnitId))
    throw new Refusal('rectification.recusal-unchecked', {
      units: [issue.unitId, issue.order.leadUnitId],
      on: command.on,
    });
  const recusal = recused.find(({ accountId }) => accountId === context.actorId);
  if (recusal) throw new Refusal('rectification.recused', { ...recusal }, 'forbidden');
  aPastDate('on', command.on, context);
  if (command.on < issue.request.requestedOn)
    throw new Refusal(
      'rectification.visit-before-request',
      { on: command.on, requestedOn: issue.request.requestedOn },
      'invalid',
    );
  if (issue.visits.some((visit) => visit.on === command.on))
    throw new Refusal('rectification.same-day', { on: command.on });
  words('finding', command.finding);
  return [{ type: 'OnSiteVerified', data }];
};

/** 不予销号: back to work with a requirement in words. The due date stays. */
export const rejectClosure: Decision<'RejectClosure'> = (command, state, context) => {
  const issue = held(state);
  if (
    issue.status === 'inProgress' &&
    issue.returned?.how === 'rejected' &&
    issue.returned.words === command.reworkRequirement
  )
    return [];
  if (!isRequested(issue)) throw new Refusal('rectification.no-closure-requested', { status: issue.status });
  notOwnWork(issue, context);
  if (command.reworkRequirement.trim() === '') throw new Refusal('rectification.rework-missing', {}, 'invalid');
  effectiveDay(command, context);
  return [
    {
      type: 'ClosureRejected',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        attempt: issue.attempt,
        request: issue.request.request,
        reworkRequirement: command.reworkRequirement,
      },
    },
    ...resumed({ ...issue, dueDate: issue.order.dueDate }, context),
  ];
};

/** 销号: only what was found adequate on site, as often as its severity needs. */
export const close: Decision<'CloseIssue'> = (command, state, context) => {
  if (existing(state).status === 'closed') return [];
  const issue = stillOpen(state);
  if (!isRequested(issue)) throw new Refusal('rectification.no-closure-requested', { status: issue.status });
  notOwnWork(issue, context);
  if (issue.status !== 'verified')
    throw new Refusal('rectification.not-verified', { status: issue.status, visits: issue.visits.length });
  return [
    {
      type: 'IssueClosed',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        attempt: issue.attempt,
        request: issue.request.request,
        verifiedBy: [...new Set(issue.visits.map(({ verifiedBy }) => verifiedBy))],
        verifiedOn: issue.visits.map(({ on }) => on).reduce((latest, on) => (on > latest ? on : latest)),
        rectifiedOn: issue.request.rectifiedOn,
        closedOn: effectiveDay(command, context),
      },
    },
  ];
};
