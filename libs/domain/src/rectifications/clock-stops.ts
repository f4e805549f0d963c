import { afterStanding, givenCalendar, isPast, type Calendar, type Dated, type Stood } from '../deadlines/index.js';
import {
  daysBetween,
  dayOf,
  effectiveDay,
  evidenceOf,
  plusDays,
  Refusal,
  sameIn,
  type Known,
} from '../kernel/index.js';
import type { ClockEvent } from './clock-events.js';
import type { Decision } from './decision.js';
import type { Order } from './events.js';
import { aDate, byLeadUnit, existing, held, notOwnWork, words, type Held } from './guards.js';
import { isOrdered, isRequested } from './state.js';

/** What stands still must run: neither stopped already, nor past its due date, nor on the office's table. */
const running = (issue: Held, from: string): void => {
  const { stopped } = issue.clock;
  if (stopped) throw new Refusal('rectification.clock-stopped', { from: stopped.from });
  if (isRequested(issue)) throw new Refusal('rectification.closure-pending', { status: issue.status });
  if (isPast(issue.order.dueDate, from))
    throw new Refusal('rectification.stop-too-late', { dueDate: issue.order.dueDate, from });
};

/** 暂停计时: for what the unit cannot help. It never makes up for a day that has passed. */
export const suspendClock: Decision<'SuspendClock'> = (command, state, context) => {
  const issue = held(state);
  const from = effectiveDay(command, context);
  const { stopped } = issue.clock;
  if (stopped?.grounds === 'suspension' && stopped.from === from && stopped.reason === command.reason) return [];
  running(issue, from);
  notOwnWork(issue, context);
  return [
    {
      type: 'ClockSuspended',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        grounds: 'suspension',
        reason: words('reason', command.reason),
        from,
        until: null,
        dueDate: issue.order.dueDate,
        evidence: evidenceOf(command.evidence),
        suspendedBy: context.actorId,
      },
    },
  ];
};

/** 暂缓整改: a leader lets it rest until a day, and answers for it. */
export const waiveIssue: Decision<'WaiveIssue'> = (command, state, context) => {
  const issue = held(state);
  const from = effectiveDay(command, context);
  const { stopped } = issue.clock;
  if (stopped?.grounds === 'waiver' && sameIn(['reason', 'until'], stopped, command)) return [];
  running(issue, from);
  notOwnWork(issue, context);
  const until = aDate('until', command.until);
  if (until < dayOf(context.at)) throw new Refusal('rectification.waiver-ends-before', { until }, 'invalid');
  return [
    {
      type: 'ClockSuspended',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        grounds: 'waiver',
        reason: words('reason', command.reason),
        from,
        until,
        dueDate: issue.order.dueDate,
        evidence: evidenceOf(command.evidence),
        suspendedBy: context.actorId,
      },
    },
  ];
};

/**
 * When an order is due whose clock stood: the natural days that were left are left again; of an order that counts working
 * days, those.
 */
const dueAgain = ({ dueDate, basis }: Order, stood: Stood, calendar: Known<Calendar> | undefined): Dated => {
  const { from, on } = stood;
  if (basis.calendar === 'working' && basis.days !== null)
    return afterStanding({ dueDate, basis }, stood, givenCalendar(calendar, 'rectification').value);
  const again = plusDays(dueDate, daysBetween(from, on));
  return { dueDate: again, basis: { ...basis, calendar: 'natural', from: on, days: daysBetween(on, again) } };
};

/** The clock runs again from a day on. */
const resumed = (
  { issueId, round, order, clock }: Held,
  on: string,
  how: Readonly<{ cause: 'decided' | 'expired'; reason: string | null }>,
  calendar: Known<Calendar> | undefined,
): readonly ClockEvent[] => {
  const stopped = clock.stopped!;
  const days = daysBetween(stopped.from, on);
  const { dueDate, basis } = dueAgain(order, { from: stopped.from, on }, calendar);
  return [
    {
      type: 'ClockResumed',
      data: {
        issueId,
        round,
        grounds: stopped.grounds,
        ...how,
        from: stopped.from,
        on,
        days,
        dueDate,
        basis: { ...basis, act: 'ClockResumed', rule: stopped.grounds },
      },
    },
  ];
};

/** 恢复计时. */
export const resumeClock: Decision<'ResumeClock'> = (command, state, context) => {
  const issue = held(state);
  const { stopped } = issue.clock;
  if (!stopped) return [];
  notOwnWork(issue, context);
  const on = effectiveDay(command, context);
  if (on < stopped.from) throw new Refusal('rectification.resumed-before', { on, from: stopped.from }, 'invalid');
  return resumed(issue, on, { cause: 'decided', reason: words('reason', command.reason) }, command.calendar);
};

/** A waiver ends by itself after its last day, from the next one on, however late somebody looks. */
export const expireWaiver: Decision<'ExpireWaiver'> = (command, state, context) => {
  const issue = existing(state);
  if (!isOrdered(issue)) return [];
  const until = issue.clock.stopped?.until ?? null;
  if (until === null || !isPast(until, dayOf(context.at))) return [];
  return resumed(issue, plusDays(until, 1), { cause: 'expired', reason: null }, command.calendar);
};

/** 移交: another person of the same unit answers for it from now on. What is due stays due. */
export const handOver: Decision<'HandOverResponsibility'> = (command, state, context) => {
  const issue = held(state);
  if (context.role !== 'supervisionDirector') byLeadUnit(issue, context);
  const from = issue.clock.responsible ?? issue.plan?.data.responsibleAccountId ?? null;
  if (from === command.toAccountId) return [];
  if (isRequested(issue)) throw new Refusal('rectification.closure-pending', { status: issue.status });
  if (from === null) throw new Refusal('rectification.nobody-responsible', { status: issue.status });
  const on = effectiveDay(command, context);
  if (!command.belongs.value) throw new Refusal('rectification.not-of-lead-unit', { field: 'toAccountId' }, 'invalid');
  return [
    {
      type: 'ResponsibilityHandedOver',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        unitId: issue.order.leadUnitId,
        fromAccountId: from,
        toAccountId: command.toAccountId,
        belongsKnownAt: command.belongs.sequence,
        reason: words('reason', command.reason),
        on,
        dueDate: issue.order.dueDate,
      },
    },
  ];
};
