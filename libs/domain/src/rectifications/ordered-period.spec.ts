import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import { acknowledge, after, assign, past, type Of } from '@test/issue-life';
import { director, leader, on, principal } from '@test/supervision-cast';
import { calendarOf, extended, publishedCalendar, type Calendar } from '../deadlines/index.js';
import { latenessOf } from './lateness.js';
import { rectification } from './rectification.js';

const known = (value: Calendar = publishedCalendar) => ({ value, sequence: 9 });
const { dueDate: _day, ...bare } = assign;
const within = (count: number, unit: 'natural' | 'working', more: Partial<Of<'AssignRectification'>> = {}) => ({
  ...bare,
  period: { count, unit },
  calendar: known(),
  ...more,
});
const office = (day: string) => on(day, director);

describe('an order given as a period', () => {
  it('is due on the day that the calendar gives, and says from which act, how long, and by what', () => {
    const thirty = within(30, 'working');
    const [ordered] = after(past.raised, [thirty, office('2025-03-04')]).slice(-1);
    // 4 to 6 April, 1 to 5 May are off; 27 April is worked.
    expect(ordered).toMatchObject({
      type: 'RectificationAssigned',
      data: {
        dueDate: '2025-04-16',
        basis: {
          act: 'RectificationAssigned',
          rule: 'period-by-letter',
          calendar: 'working',
          from: '2025-03-04',
          days: 30,
          clause: '教育督导条例 第二十一条',
        },
      },
    });
    given(rectification, after(past.raised, [thirty, office('2025-03-04')]))
      .when(thirty, office('2025-03-04'))
      .yields([]);
    const natural = after(past.raised, [within(30, 'natural'), office('2025-03-04')]).at(-1);
    expect(natural).toMatchObject({ data: { dueDate: '2025-04-03', basis: { calendar: 'natural', days: 30 } } });
  });

  it('is one of the two, at least a day, and never without a calendar', () => {
    const ask = (command: Of<'AssignRectification'>) =>
      given(rectification, past.raised).when(command, office('2025-03-04'));
    ask(bare).refuses('rectification.limit-missing');
    ask({ ...within(30, 'working'), dueDate: '2025-04-30' }).refuses('rectification.limit-twice');
    ask(within(0, 'working')).refuses('deadlines.count');
    ask(within(366, 'natural')).refuses('deadlines.count');
    ask({ ...bare, period: { count: 3, unit: 'working' } }).refuses('deadlines.facts-missing');
  });

  it('of working days has as many of them left when its clock runs again', () => {
    const stopped = after(
      past.raised,
      [within(30, 'working'), office('2025-03-04')],
      [{ type: 'SuspendClock', reason: '等批复', evidence: [] }, office('2025-04-14')],
    );
    const resume = { type: 'ResumeClock', reason: '已批', calendar: known() } as const;
    // 14, 15 and 16 April were left: now 6, 7 and 8 May.
    given(rectification, stopped)
      .when(resume, office('2025-05-06'))
      .yields([
        {
          type: 'ClockResumed',
          data: {
            issueId: 'issue-1',
            round: 1,
            grounds: 'suspension',
            cause: 'decided',
            reason: '已批',
            from: '2025-04-14',
            on: '2025-05-06',
            days: 22,
            dueDate: '2025-05-08',
            basis: {
              act: 'ClockResumed',
              rule: 'suspension',
              calendar: 'working',
              from: '2025-05-06',
              days: 2,
              clause: '教育督导条例 第二十一条',
            },
          },
        },
      ]);
    given(rectification, stopped)
      .when({ type: 'ResumeClock', reason: '已批' }, office('2025-05-06'))
      .refuses('deadlines.facts-missing');
    const waive = { type: 'WaiveIssue', reason: '拆迁', until: '2025-05-05', evidence: [] } as const;
    const waived = after(past.raised, [within(30, 'working'), office('2025-03-04')], [waive, on('2025-04-14', leader)]);
    const woken = after(waived, [{ type: 'ExpireWaiver', calendar: known() }, office('2025-05-20')]);
    expect(woken.at(-1)).toMatchObject({ data: { on: '2025-05-06', dueDate: '2025-05-08' } });
  });
});

describe('an order that is 暂定', () => {
  const assumed = after(past.raised, [within(3, 'working'), office('2026-12-30')]);
  const entered = { notice: '通知', off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }], worked: [] };
  const settle = (calendar: Calendar) =>
    ({ type: 'SettleDueDate', calendar: { value: calendar, sequence: 12 } }) as const;
  const year = extended(publishedCalendar, { '2027': entered });
  const settled = after(assumed, [settle(year), office('2027-01-02')]);

  it('is settled once, when the year is known', () => {
    expect(assumed.at(-1)).toMatchObject({ data: { dueDate: '2027-01-04', basis: { provisional: true } } });
    given(rectification, assumed).when(settle(publishedCalendar), office('2027-01-02')).yields([]);
    given(rectification, assumed)
      .when(settle(year), office('2027-01-02'))
      .yields([
        {
          type: 'DueDateSettled',
          data: {
            issueId: 'issue-1',
            round: 1,
            dueDate: '2027-01-05',
            was: '2027-01-04',
            basis: {
              act: 'RectificationAssigned',
              rule: 'period-by-letter',
              calendar: 'working',
              from: '2026-12-30',
              days: 3,
              clause: '教育督导条例 第二十一条',
            },
            calendarKnownAt: 12,
          },
        },
      ]);
    given(rectification, settled).when(settle(year), office('2027-01-03')).yields([]);
    given(rectification, past.raised)
      .when(settle(calendarOf({})), office('2027-01-03'))
      .yields([]);
    given(rectification, past.inProgress).when(settle(year), office('2027-01-03')).yields([]);
  });

  it('makes nobody late by the day that had been assumed', () => {
    const signed = after(settled, [acknowledge, on('2027-01-05', principal)]);
    const moments = signed.map((event) => ({ event, recordedOn: '2027-01-05' }));
    expect(latenessOf(moments, '2027-01-06', year)).toMatchObject({
      orderedDue: '2027-01-05',
      dueDate: '2027-01-05',
      byDeed: { days: 1 },
      without: { dueDate: '2027-01-05' },
    });
  });
});
