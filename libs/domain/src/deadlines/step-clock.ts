import { effectiveDay, Refusal, same, type Commands, type Decider, type Known } from '../kernel/index.js';
import type { Calendar } from './calendar.js';
import type { ClockSubject, DeadlineEvent, DropReason } from './clock-events.js';
import { reckoned } from './reckoning.js';
import { dueUnder, ruleOf, type Anchor, type DeadlineProfile, type Step, type SupervisionKind } from './rules.js';

/** What the completion of a command adds: the limits of the county on the day of the act, and the calendar. */
export type ClockFacts = Readonly<{
  unitId: string;
  countyId: string;
  kind: SupervisionKind | null;
  rules: Known<DeadlineProfile>;
  calendar: Known<Calendar>;
}>;

type Of<Shape> = Readonly<{ subject: ClockSubject; step: Step }> & Readonly<Shape>;

/** Asked by the process that keeps the clocks. Days are ISO dates. */
export type ClockCommand = Commands<{
  /** An act that a limit may count from. Where the rule counts from another act, or has no number, nothing is due. */
  StartClock: Of<{ anchor: Anchor; from: string; facts?: ClockFacts }>;
  MeetDeadline: Of<{ on: string; recordedOn: string }>;
  DropDeadline: Of<{ reason: DropReason }>;
  SettleDeadline: Readonly<{ calendar: Known<Calendar> }>;
}>;

type Set = Extract<DeadlineEvent, { type: 'DeadlineSet' }>['data'];

/** A step that was never awaited, or the last time that it was. */
export type ClockState = Readonly<{ status: 'none' }> | Readonly<{ status: 'open' | 'met' | 'dropped'; set: Set }>;

const evolve = (state: ClockState, event: DeadlineEvent): ClockState => {
  if (event.type === 'DeadlineSet') return { status: 'open', set: event.data };
  if (state.status === 'none') throw new Error(`${event.type} of a step that was never awaited`);
  switch (event.type) {
    case 'DeadlineMet':
      return { ...state, status: 'met' };
    case 'DeadlineDropped':
      return { ...state, status: 'dropped' };
    case 'DeadlineSettled':
      return { ...state, set: { ...state.set, dueDate: event.data.dueDate, basis: event.data.basis } };
  }
};

const dropped = ({ subject, step, number, dueDate }: Set, reason: DropReason): DeadlineEvent => ({
  type: 'DeadlineDropped',
  data: { subject, step, number, dueDate, reason },
});

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
        const { unitId, countyId, kind, rules, calendar } = facts;
        const rule = ruleOf(rules.value, step, kind);
        const found = rule.anchor === anchor ? dueUnder(rule, rules.value.id, from, calendar.value) : null;
        if (!found) return [];
        const { date: dueDate, basis } = found.due;
        const earlier = state.status === 'none' ? null : state.set;
        if (state.status === 'open' && same(state.set.basis, basis)) return [];
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
        return [...before, { type: 'DeadlineSet', data }];
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
        if (!basis.provisional || basis.days === null) return [];
        const { value, sequence } = command.calendar;
        const { due, provisional } = reckoned({ from: basis.from, count: basis.days, unit: 'working' }, value);
        if (provisional) return [];
        const { provisional: _until, ...settled } = basis;
        const data = { subject, step, number, dueDate: due, was, basis: settled, calendarKnownAt: sequence };
        return [{ type: 'DeadlineSettled', data }];
      }
    }
  },
};
