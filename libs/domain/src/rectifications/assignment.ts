import { dueByPeriod, dueOn, follows, type Due } from '../deadlines/index.js';
import { effectiveDay, evidenceOf, Refusal, same, sameIn } from '../kernel/index.js';
import type { CommandOf } from './commands.js';
import type { Decision } from './decision.js';
import type { DataOf, Order } from './events.js';
import { aDate, byLeadUnit, existing, held, knownUnits, stillOpen, words } from './guards.js';
import { isOrdered, type Issue } from './state.js';

/** A finding becomes an issue. The clause is what makes it one: no clause, no issue. */
export const raiseIssue: Decision<'RaiseIssue'> = (command, state, context) => {
  const data: DataOf<'IssueRaised'> = {
    issueId: command.issueId,
    round: 1,
    unitId: command.unitId,
    countyId: command.county.value ?? '',
    countyKnownAt: command.county.sequence,
    inspectionId: command.inspectionId ?? null,
    findingId: command.findingId ?? null,
    problem: command.problem,
    clause: command.clause,
    indicator: command.indicator ?? null,
    severity: command.severity,
    evidence: evidenceOf(command.evidence),
    suggestedDueDate: command.suggestedDueDate ?? null,
    proposedLeadUnitId: command.proposedLeadUnitId ?? null,
  };
  if (state.status !== 'none') {
    if (sameIn(['issueId', 'unitId', 'findingId', 'problem', 'clause', 'severity', 'evidence'], state.raised, data))
      return [];
    throw new Refusal('rectification.already-raised', { issueId: state.issueId });
  }
  effectiveDay(command, context);
  if (command.county.value === null)
    throw new Refusal('rectification.unknown-unit', { unitIds: [command.unitId] }, 'invalid');
  words('problem', command.problem);
  if (command.clause.trim() === '') throw new Refusal('rectification.clause-missing', {}, 'invalid');
  if (command.suggestedDueDate !== undefined) aDate('suggestedDueDate', command.suggestedDueDate);
  return [{ type: 'IssueRaised', data }];
};

type Ordering = CommandOf<'AssignRectification'> | CommandOf<'ReassignIssue'>;

/** The limit that the notice sets: a day that it names, or a period from the day of the order on. */
const limitOf = ({ type, dueDate, period, basis, calendar }: Ordering, day: string): Due => {
  const ground = {
    act: type === 'ReassignIssue' ? 'IssueReassigned' : 'RectificationAssigned',
    clause: '教育督导条例 第二十一条',
  };
  if (period && (dueDate !== undefined || basis))
    throw new Refusal('rectification.limit-twice', { field: 'period' }, 'invalid');
  if (period) return dueByPeriod(period, day, ground, calendar);
  if (dueDate === undefined) throw new Refusal('rectification.limit-missing', { field: 'dueDate' }, 'invalid');
  return basis ? { date: dueDate, basis } : dueOn(dueDate, day, ground);
};

const orderOf = (command: Ordering, day: string): Order => {
  const { date, basis } = limitOf(command, day);
  const { noticeNumber, leadUnitId, supportingUnitIds } = command;
  return { noticeNumber, leadUnitId, supportingUnitIds, dueDate: date, basis };
};

const isOrder = (
  order: Order,
  { noticeNumber, leadUnitId, supportingUnitIds, dueDate, basis }: Order,
  asked: boolean,
) =>
  sameIn(['noticeNumber', 'leadUnitId', 'supportingUnitIds', 'dueDate'], order, {
    noticeNumber,
    leadUnitId,
    supportingUnitIds,
    dueDate,
  }) &&
  (!asked || same(order.basis, basis));

const isReckoned = ({ basis, period }: Ordering): boolean => basis !== undefined || period !== undefined;

/** What every order must be, whoever gets it. */
const soundOrder = (issue: Issue, order: Order, day: string): void => {
  words('noticeNumber', order.noticeNumber);
  aDate('dueDate', order.dueDate);
  if (order.dueDate < day) throw new Refusal('rectification.due-in-past', { dueDate: order.dueDate, day }, 'invalid');
  if (!follows({ date: order.dueDate, basis: order.basis }))
    throw new Refusal('rectification.due-without-basis', { dueDate: order.dueDate, basis: order.basis }, 'invalid');
  if (
    order.supportingUnitIds.includes(order.leadUnitId) ||
    new Set(order.supportingUnitIds).size < order.supportingUnitIds.length
  )
    throw new Refusal('rectification.unit-twice', { leadUnitId: order.leadUnitId }, 'invalid');
  if (issue.consultation?.status === 'pending')
    throw new Refusal('rectification.consultation-pending', { departmentId: issue.consultation.departmentId });
  const agreed = issue.consultation?.status === 'accepted' ? issue.consultation.departmentId : null;
  // 复杂问题 go to a department that agreed to take them: nobody is ordered to do what only another office can.
  if (issue.severity === 'complex' && agreed !== order.leadUnitId)
    throw new Refusal('rectification.consultation-needed', { leadUnitId: order.leadUnitId });
};

/** 交办: the 整改通知书 names the lead unit, those who help, and the day. */
export const assign: Decision<'AssignRectification'> = (command, state, context) => {
  const issue = existing(state);
  const day = effectiveDay(command, context);
  const order = orderOf(command, day);
  if (isOrdered(issue) && isOrder(issue.order, order, isReckoned(command))) return [];
  if (stillOpen(state).status !== 'raised')
    throw new Refusal('rectification.already-assigned', { status: issue.status });
  knownUnits(command);
  soundOrder(issue, order, day);
  return [
    {
      type: 'RectificationAssigned',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        noticeNumber: order.noticeNumber,
        leadUnitId: order.leadUnitId,
        supportingUnitIds: order.supportingUnitIds,
        dueDate: order.dueDate,
        basis: order.basis,
        unitsKnownAt: command.unknownUnits.sequence,
      },
    },
  ];
};

/** 转办: a new notice to another unit, with its own date; the old one's date stays in the log. */
export const reassign: Decision<'ReassignIssue'> = (command, state, context) => {
  const issue = held(state);
  const day = effectiveDay(command, context);
  const order = orderOf(command, day);
  if (isOrder(issue.order, order, isReckoned(command))) return [];
  if (issue.status === 'closureRequested' || issue.status === 'inadequate' || issue.status === 'verified')
    throw new Refusal('rectification.closure-pending', { status: issue.status });
  // The date of the same unit moves by an extension only.
  if (issue.order.leadUnitId === order.leadUnitId)
    throw new Refusal('rectification.same-lead-unit', { leadUnitId: order.leadUnitId });
  if (issue.extension?.status === 'pending')
    throw new Refusal('rectification.extension-pending', { requestedDate: issue.extension.data.requestedDate });
  words('reason', command.reason);
  knownUnits(command);
  soundOrder(issue, order, day);
  return [
    {
      type: 'IssueReassigned',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        fromUnitId: issue.order.leadUnitId,
        noticeNumber: order.noticeNumber,
        leadUnitId: order.leadUnitId,
        supportingUnitIds: order.supportingUnitIds,
        dueDate: order.dueDate,
        basis: order.basis,
        reason: command.reason,
        unitsKnownAt: command.unknownUnits.sequence,
      },
    },
  ];
};

/** 签收 is an act of the lead unit, never a side effect of reading. */
export const acknowledge: Decision<'AcknowledgeRectification'> = (command, state, context) => {
  const issue = held(state);
  byLeadUnit(issue, context);
  if (issue.status !== 'assigned') return [];
  effectiveDay(command, context);
  return [
    {
      type: 'RectificationAcknowledged',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        unitId: issue.order.leadUnitId,
        acknowledgedBy: context.actorId,
      },
    },
  ];
};
