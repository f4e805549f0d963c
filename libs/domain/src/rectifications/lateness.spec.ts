import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, past, requestExtension } from '@test/issue-life';
import { director, leader, on, principal } from '@test/supervision-cast';
import { publishedCalendar } from '../deadlines/index.js';
import { daysBetween, plusDays } from '../kernel/index.js';
import type { RectificationEvent } from './events.js';
import { lateBy, latenessOf, type Moment } from './lateness.js';

/** Facts as they were recorded: closing is asked for on 24 April 2025, unless it was told later. */
const told = (events: readonly RectificationEvent[], recordedOn = '2025-04-24'): readonly Moment[] =>
  events.map((event) => ({ event, recordedOn }));
const judge = (moments: readonly Moment[], day: string) => latenessOf(moments, day, publishedCalendar);
const grant = { type: 'GrantExtension' } as const;

describe('lateness', () => {
  it('is judged by the deed and by the record: done in time, told late', () => {
    expect(judge(told(past.closed, '2025-05-09'), '2025-06-01')).toMatchObject({
      dueDate: '2025-04-30',
      doneOn: '2025-04-18',
      recordedOn: '2025-05-09',
      byDeed: { on: '2025-04-18', days: 0, workingDays: 0 },
      // 1 to 5 May are off: of nine days four are worked.
      byRecord: { on: '2025-05-09', days: 9, workingDays: 4 },
    });
  });

  it('says what it would be without the two extensions', () => {
    const extended = after(
      past.inProgress,
      [{ ...requestExtension, requestedDate: '2025-05-10' }, on('2025-04-20', principal)],
      [grant, on('2025-04-22', director)],
      [{ ...requestExtension, requestedDate: '2025-05-20', reason: '再延' }, on('2025-05-08', principal)],
      [grant, on('2025-05-09', director)],
      [grant, on('2025-05-09', leader)],
    );
    expect(judge(told(extended), '2025-05-16')).toMatchObject({
      orderedDue: '2025-04-30',
      dueDate: '2025-05-20',
      extensions: 2,
      byDeed: { days: 0 },
      without: { dueDate: '2025-04-30', byDeed: { on: '2025-05-16', days: 16, workingDays: 9 } },
    });
  });

  it('stands while the clock stands, and the days it stood are nobody’s delay', () => {
    const stopped = after(past.inProgress, [
      { type: 'SuspendClock', reason: '等批复', evidence: [] },
      on('2025-04-10', director),
    ]);
    expect(judge(told(stopped), '2025-07-01')).toMatchObject({ stoppedFrom: '2025-04-10', byDeed: { days: 0 } });
    const resumed = after(stopped, [{ type: 'ResumeClock', reason: '已批' }, on('2025-05-12', director)]);
    expect(judge(told(resumed), '2025-06-03')).toMatchObject({
      dueDate: '2025-06-01',
      stoppedDays: 32,
      byDeed: { days: 2 },
      without: { dueDate: '2025-06-01', byDeed: { days: 2 } },
    });
  });

  it('is of the present order only, and guesses no working day of a year that is not published', () => {
    expect(judge(told(past.raised), '2025-06-01')).toBeNull();
    expect(judge(told(past.inProgress), '2031-01-10')?.byDeed).toMatchObject({ workingDays: null });
    const rejected = told(past.closed).filter(({ event }) => event.type !== 'IssueClosed');
    const back: Moment = {
      event: {
        type: 'ClosureRejected',
        data: { issueId: 'issue-1', round: 1, attempt: 1, request: 1, reworkRequirement: '再扩' },
      },
      recordedOn: '2025-04-28',
    };
    expect(judge([...rejected, back], '2025-05-02')).toMatchObject({
      doneOn: null,
      byDeed: { on: '2025-05-02', days: 2 },
    });
  });

  it('never counts more working days than days, and none up to the due date', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: -60, max: 120 }), (start, later) => {
        const due = plusDays('2024-03-01', start);
        const day = plusDays(due, later);
        const { days, workingDays } = lateBy(due, day, publishedCalendar);
        expect(days).toBe(Math.max(0, daysBetween(due, day)));
        expect(workingDays).toBeLessThanOrEqual(days);
      }),
    );
  });
});
