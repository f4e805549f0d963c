import {
  daysBetween,
  effectiveDay,
  plusDays,
  Refusal,
  same,
  type Commands,
  type Decider,
  type Known,
} from '../kernel/index.js';
import type { Calendar } from './calendar.js';
import type { ClockSubject, DeadlineEvent, DropReason } from './clock-events.js';
import { givenCalendar, settledDue } from './ordered-period.js';
import { dueUnder, ruleOf, type Anchor, type DeadlineProfile, type Step, type SupervisionKind } from './rules.js';
import { afterStanding, type Dated } from './standing.js';

/** What the completion of a command adds: the limits of the county on the day of the act, and the calendar. */
export type ClockFacts = Readonly<{
  unitId: string;
  countyId: string;
  kind: SupervisionKind | null;
  rules: Known<DeadlineProfile>;
  calendar: Known<Calendar>;
  /** The first day that does not count, where the clock of the matter stands as the act is done; else null. */
  stoppedFrom: string | null;
}>;

type Of<Shape> = Readonly<{ subject: ClockSubject; step: Step }> & Readonly<Shape>;

/** Asked by the process that keeps the clocks. Days are ISO dates. */
export type ClockCommand = Commands<{
  /** An act that a limit may count from. Where the rule counts from another act, or has no number, nothing is due. */
  StartClock: Of<{
    anchor: Anchor;
    from: string;
    /** Only the day that it is counted from is known better: what was done stays done. */
    settles?: true;
    facts?: ClockFacts;
  }>;
  MeetDeadline: Of<{ on: string; recordedOn: string }>;
  DropDeadline: Of<{ reason: DropReason }>;
  SettleDeadline: Readonly<{ calendar: Known<Calendar> }>;
  /** The clock of the matter stands: `from` is the first day that does not count. */
  HoldDeadline: Of<{ from: string }>;
  /** It runs again: `on` is the first day that counts. */
  ReleaseDeadline: Of<{ on: string; calendar?: Known<Calendar> }>;
}>;

type Set = Extract<DeadlineEvent, { type: 'DeadlineSet' }>['data'];

/** A step that was never awaited, or the last time that it was; `stoppedFrom`: the first day that does not count. */
export type ClockState =
  Readonly<{ status: 'none' }> | Readonly<{ status: 'open' | 'met' | 'dropped'; set: Set; stoppedFrom: string | null }>;

const moved = (set: Set, { dueDate, basis }: Dated): Set => ({ ...set, dueDate, basis });

const evolve = (state: ClockState, event: DeadlineEvent): ClockState => {
  if (event.type === 'DeadlineSet') return { status: 'open', set: event.data, stoppedFrom: null };
  if (state.status === 'none') throw new Error(`${event.type} of a step that was never awaited`);
  switch (event.type) {
    case 'DeadlineMet':
      return { ...state, status: 'met' };
    case 'DeadlineDropped':
      return { ...state, status: 'dropped' };
    case 'DeadlineSettled':
      return { ...state, set: moved(state.set, event.data) };
    case 'DeadlineStopped':
      return { ...state, stoppedFrom: event.data.from };
    case 'DeadlineResumed':
      return { ...state, set: moved(state.set, event.data), stoppedFrom: null };
  }
};

const dropped = ({ subject, step, number, dueDate }: Set, reason: DropReason): DeadlineEvent => ({
  type: 'DeadlineDropped',
  data: { subject, step, number, dueDate, reason },
});

const stopped = ({ subject, step, number, dueDate, basis }: Set, from: string): DeadlineEvent => {
  const next = plusDays(basis.from, 1);
  return { type: 'DeadlineStopped', data: { subject, step, number, dueDate, from: from > next ? from : next } };
};

/** One step's clock: started by one act, stopped by another, and kept as it was set whatever is ruled later. */
export const stepClock: Decider<ClockCommand, DeadlineEvent, ClockState> = {
  category: 'deadline',
  initial: { status: 'none' },
  evolve,
  decide(command, state, context) {
    effectiveDay(command, context);
    switch (command.type) {
      case 'StartClock': {
        const { subject, step, anchor, from, facts } = command;
        if (!facts) throw new Refusal('deadlines.facts-missing', { step });
        const { unitId, countyId, kind, rules, calendar, stoppedFrom } = facts;
        const rule = ruleOf(rules.value, step, kind);
        const found = rule.anchor === anchor ? dueUnder(rule, rules.value.id, from, calendar.value) : null;
        if (!found) return [];
        const { date: dueDate, basis } = found.due;
        const earlier = state.status === 'none' ? null : state.set;
        if (state.status === 'open' && same(state.set.basis, basis)) return [];
        if (state.status === 'met' && command.settles) return [];
        const data = {
          subject,
          step,
          number: (earlier?.number ?? 0) + 1,
          unitId,
          countyId,
          dueDate,
          basis,
          rulesKnownAt: rules.sequence,
          calendarKnownAt: calendar.sequence,
        };
        const before = state.status === 'open' ? [dropped(state.set, 'replaced')] : [];
        const stands = stoppedFrom === null ? [] : [stopped(data, stoppedFrom)];
        return [...before, { type: 'DeadlineSet', data }, ...stands];
      }
      case 'MeetDeadline': {
        if (state.status !== 'open') return [];
        const { subject, step, number, dueDate } = state.set;
        const { on, recordedOn } = command;
        return [{ type: 'DeadlineMet', data: { subject, step, number, dueDate, on, recordedOn } }];
      }
      case 'DropDeadline':
        return state.status === 'open' ? [dropped(state.set, command.reason)] : [];
      case 'SettleDeadline': {
        if (state.status === 'none' || state.status === 'dropped') return [];
        const { subject, step, number, dueDate: was, basis } = state.set;
        const { value, sequence } = command.calendar;
        const settled = settledDue({ date: was, basis }, value);
        if (!settled) return [];
        const { date: dueDate } = settled;
        const data = { subject, step, number, dueDate, was, basis: settled.basis, calendarKnownAt: sequence };
        return [{ type: 'DeadlineSettled', data }];
      }
      case 'HoldDeadline':
        return state.status === 'open' && state.stoppedFrom === null ? [stopped(state.set, command.from)] : [];
      case 'ReleaseDeadline': {
        if (state.status !== 'open' || state.stoppedFrom === null) return [];
        const { subject, step, number, countyId, dueDate: was, basis } = state.set;
        const { on } = command;
        const calendar = givenCalendar(command.calendar, step);
        const from = state.stoppedFrom;
        const stood = { from, on, days: Math.max(0, daysBetween(from, on)) };
        const next = afterStanding({ dueDate: was, basis }, stood, calendar.value);
        const data = { subject, step, number, countyId, ...next, was, ...stood, calendarKnownAt: calendar.sequence };
        return [{ type: 'DeadlineResumed', data }];
      }
    }
  },
};
