import { describe, it } from '@jest/globals';
import { given, someone } from '@test/given';
import { calendarOf, extended } from './calendar.js';
import { deadlineProfile } from './catalogue/index.js';
import { clockId, type DeadlineEvent } from './clock-events.js';
import { withCountyRules } from './county-rules.js';
import type { DeadlineBasis } from './deadline.js';
import { publishedCalendar } from './published.js';
import { stepClock, type ClockCommand, type ClockFacts } from './step-clock.js';

const subject = { kind: 'issue', id: 'issue-1', round: 1 } as const;
const step = 'acknowledgement';
const basis = '荣昌教督发〔2025〕3号';
const own = { step, count: 3, unit: 'working', basis } as const;
const facts: ClockFacts = {
  unitId: 'school-1',
  countyId: 'county-1',
  kind: null,
  rules: { value: withCountyRules(deadlineProfile('chongqing')!, [own]), sequence: 7 },
  calendar: { value: publishedCalendar, sequence: 7 },
  stoppedFrom: null,
};
const start = (from: string, more: Partial<ClockCommand> = {}): ClockCommand =>
  ({ type: 'StartClock', subject, step, anchor: 'RectificationAssigned', from, facts, ...more }) as ClockCommand;
const set = (from: string, dueDate: string, number = 1, provisional = false): DeadlineEvent => ({
  type: 'DeadlineSet',
  data: {
    subject,
    step,
    number,
    unitId: 'school-1',
    countyId: 'county-1',
    dueDate,
    basis: {
      act: 'RectificationAssigned',
      rule: 'chongqing/acknowledgement',
      calendar: 'working',
      from,
      days: 3,
      clause: `县级规定：${basis}`,
      ...(provisional && { provisional: true as const }),
    },
    rulesKnownAt: 7,
    calendarKnownAt: 7,
  },
});
const first = set('2025-02-27', '2025-03-04');
const met: DeadlineEvent = {
  type: 'DeadlineMet',
  data: { subject, step, number: 1, dueDate: '2025-03-04', on: '2025-03-03', recordedOn: '2025-03-05' },
};
const meet: ClockCommand = { type: 'MeetDeadline', subject, step, on: '2025-03-03', recordedOn: '2025-03-05' };

describe('the clock of a step', () => {
  it('is started once by its act, with the basis of its day', () => {
    given(stepClock, []).when(start('2025-02-27')).yields([first]);
    given(stepClock, [first]).when(start('2025-02-27')).yields([]);
  });

  it('is not moved by another rule, and starts anew by another act only', () => {
    const rules = { value: deadlineProfile('national')!, sequence: 9 };
    given(stepClock, [first])
      .when(start('2025-02-27', { facts: { ...facts, rules } }))
      .yields([]);
    given(stepClock, [first])
      .when(start('2025-03-03'))
      .yields([
        { type: 'DeadlineDropped', data: { subject, step, number: 1, dueDate: '2025-03-04', reason: 'replaced' } },
        set('2025-03-03', '2025-03-06', 2),
      ]);
  });

  it('is moved with the day that it is counted from, once that is settled, and not awaited again when it was met', () => {
    const settled = start('2025-03-03', { settles: true });
    const anew = set('2025-03-03', '2025-03-06', 2);
    given(stepClock, [first])
      .when(settled)
      .yields([
        { type: 'DeadlineDropped', data: { subject, step, number: 1, dueDate: '2025-03-04', reason: 'replaced' } },
        anew,
      ]);
    given(stepClock, [first, met]).when(settled).yields([]);
    given(stepClock, [first, met]).when(start('2025-03-03')).yields([anew]);
  });

  it('does not start where the rule counts from another act, or has no number', () => {
    given(stepClock, [])
      .when(start('2025-02-27', { anchor: 'OpinionLetterIssued' }))
      .yields([]);
    given(stepClock, [])
      .when(start('2025-02-27', { step: 'plan', anchor: 'RectificationAcknowledged' }))
      .yields([]);
    given(stepClock, [])
      .when({ ...start('2025-02-27'), facts: undefined } as never)
      .refuses('deadlines.facts-missing');
  });

  it('stops when the step is done, and says on which day it was done and recorded', () => {
    given(stepClock, [first]).when(meet).yields([met]);
    given(stepClock, [first, met]).when(meet).yields([]);
    given(stepClock, []).when(meet).yields([]);
  });

  it('is dropped with its matter', () => {
    const drop: ClockCommand = { type: 'DropDeadline', subject, step, reason: 'withdrawn' };
    const dropped: DeadlineEvent = {
      type: 'DeadlineDropped',
      data: { subject, step, number: 1, dueDate: '2025-03-04', reason: 'withdrawn' },
    };
    given(stepClock, [first]).when(drop).yields([dropped]);
    given(stepClock, [first, dropped]).when(drop).yields([]);
    given(stepClock, [first, met]).when(drop).yields([]);
  });

  it('is 暂定 over a year that is not published, and settled once when it is', () => {
    const later = { ...someone, at: '2026-12-31T01:00:00.000Z' };
    const assumed = set('2026-12-30', '2027-01-04', 1, true);
    given(stepClock, []).when(start('2026-12-30'), later).yields([assumed]);
    const off = [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }];
    const entered = { notice: '通知', off, worked: [] };
    const settle = (calendar = publishedCalendar): ClockCommand => ({
      type: 'SettleDeadline',
      calendar: { value: calendar, sequence: 12 },
    });
    const known = extended(publishedCalendar, { '2027': entered });
    const settledBasis = (set('2026-12-30', '').data as unknown as { basis: DeadlineBasis }).basis;
    const settled: DeadlineEvent = {
      type: 'DeadlineSettled',
      data: {
        subject,
        step,
        number: 1,
        dueDate: '2027-01-05',
        was: '2027-01-04',
        basis: settledBasis,
        calendarKnownAt: 12,
      },
    };
    given(stepClock, [assumed]).when(settle(), later).yields([]);
    given(stepClock, [assumed]).when(settle(known), later).yields([settled]);
    given(stepClock, [assumed, settled]).when(settle(known), later).yields([]);
    given(stepClock, [first])
      .when(settle(calendarOf({})))
      .yields([]);
  });

  it('stands with the clock of its matter, and runs on with the days that were left', () => {
    const hold: ClockCommand = { type: 'HoldDeadline', subject, step, from: '2025-03-03' };
    const stopped: DeadlineEvent = {
      type: 'DeadlineStopped',
      data: { subject, step, number: 1, dueDate: '2025-03-04', from: '2025-03-03' },
    };
    given(stepClock, [first]).when(hold).yields([stopped]);
    given(stepClock, [first, stopped]).when(hold).yields([]);
    given(stepClock, [first, met]).when(hold).yields([]);
    const { calendar } = facts;
    const release: ClockCommand = { type: 'ReleaseDeadline', subject, step, on: '2025-03-21', calendar };
    const day = { ...someone, at: '2025-03-21T01:00:00.000Z' };
    const { basis: was } = first.data as unknown as { basis: DeadlineBasis };
    // Friday the 28th was the first of three; the 21st, a Friday too, is the second, and Monday the last.
    const resumed: DeadlineEvent = {
      type: 'DeadlineResumed',
      data: {
        subject,
        step,
        number: 1,
        countyId: 'county-1',
        dueDate: '2025-03-24',
        basis: { ...was, act: 'ClockResumed', from: '2025-03-21', days: 1 },
        was: '2025-03-04',
        from: '2025-03-03',
        on: '2025-03-21',
        days: 18,
        calendarKnownAt: 7,
      },
    };
    given(stepClock, [first, stopped]).when(release, day).yields([resumed]);
    given(stepClock, [first, stopped, resumed]).when(release, day).yields([]);
    given(stepClock, [first, stopped])
      .when({ type: 'ReleaseDeadline', subject, step, on: '2025-03-21' }, day)
      .refuses('deadlines.facts-missing');
  });

  it('keeps the day of what was late already, and stands from its first day where its matter does', () => {
    const stopped: DeadlineEvent = {
      type: 'DeadlineStopped',
      data: { subject, step, number: 1, dueDate: '2025-03-04', from: '2025-03-05' },
    };
    const { calendar } = facts;
    given(stepClock, [first, stopped])
      .when(
        { type: 'ReleaseDeadline', subject, step, on: '2025-03-21', calendar },
        { ...someone, at: '2025-03-21T01:00:00.000Z' },
      )
      .yields([
        {
          type: 'DeadlineResumed',
          data: {
            subject,
            step,
            number: 1,
            countyId: 'county-1',
            dueDate: '2025-03-04',
            basis: (first.data as unknown as { basis: DeadlineBasis }).basis,
            was: '2025-03-04',
            from: '2025-03-05',
            on: '2025-03-21',
            days: 16,
            calendarKnownAt: 7,
          },
        },
      ]);
    given(stepClock, [])
      .when(start('2025-02-27', { facts: { ...facts, stoppedFrom: '2025-02-20' } }))
      .yields([
        first,
        {
          type: 'DeadlineStopped',
          data: { subject, step, number: 1, dueDate: '2025-03-04', from: '2025-02-28' },
        },
      ]);
  });

  it('has one stream a step and round', () => {
    given(stepClock, []).when(meet).yields([]);
    if (clockId(subject, step) !== 'issue-issue-1.1.acknowledgement') throw new Error(clockId(subject, step));
  });
});
