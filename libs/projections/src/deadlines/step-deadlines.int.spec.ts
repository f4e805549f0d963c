import { expect, it } from '@jest/globals';
import type { CalendarEvent, DeadlineBasis, DeadlineEvent, Step } from '@app/domain/deadlines';
import { projected, type Happening } from '@test/projected';
import { anyProjection } from '../kernel/index.js';
import { dueRow, dueRowOf, stepDeadlines, stepDeadlinesOf } from './index.js';

const basis: DeadlineBasis = {
  act: 'RectificationAssigned',
  rule: 'national/acknowledgement',
  calendar: 'working',
  from: '2025-02-27',
  days: 3,
  clause: '县级规定：甲',
};
const subject = { kind: 'issue', id: 'issue-1', round: 1 } as const;
const of = (step: Step, number = 1) => ({ subject, step, number });
const happened = (fact: DeadlineEvent): Happening => ({ in: 'deadline-1', fact });
const set = (step: Step, dueDate: string, number = 1, own: DeadlineBasis = basis) =>
  happened({
    type: 'DeadlineSet',
    data: { ...of(step, number), unitId: 's', countyId: 'c', dueDate, basis: own, rulesKnownAt: 1, calendarKnownAt: 1 },
  });
const met = (step: Step, on: string, recordedOn: string) =>
  happened({ type: 'DeadlineMet', data: { ...of(step), dueDate: '', on, recordedOn } });
const assumed = { ...basis, from: '2026-12-30', provisional: true as const };
const entered: CalendarEvent = {
  type: 'HolidayYearEntered',
  data: { year: '2027', notice: '通知', off: [], worked: [], reason: null },
};
const tables = [anyProjection(stepDeadlines), anyProjection(dueRow)];

it('judges lateness twice: by the day it was done, and by the day it was recorded', () => {
  const db = projected(tables, [
    set('acknowledgement', '2025-03-04'),
    met('acknowledgement', '2025-03-04', '2025-03-07'),
    set('plan', '2025-03-10'),
  ]);
  const seen = (day: string) => stepDeadlinesOf(db, subject, day);
  expect(seen('2025-03-10')).toMatchObject([
    { step: 'acknowledgement', state: 'met', daysLate: 0, daysLateRecorded: 3, basis },
    { step: 'plan', state: 'open', daysLate: 0 },
  ]);
  expect(seen('2025-03-12')[1]).toMatchObject({ state: 'overdue', daysLate: 2, daysLateRecorded: 2, metOn: null });
  expect(stepDeadlinesOf(db, { kind: 'inspection', id: 'issue-1' }, '2025-03-12')).toEqual([]);
});

it('leaves out what was dropped, and shows the same step awaited again', () => {
  const dropped = happened({
    type: 'DeadlineDropped',
    data: { ...of('report'), dueDate: '2025-04-10', reason: 'replaced' },
  });
  const db = projected(tables, [set('report', '2025-04-10'), dropped, set('report', '2025-05-10', 2)]);
  expect(stepDeadlinesOf(db, subject, '2025-03-12')).toMatchObject([{ number: 2, dueDate: '2025-05-10' }]);
});

it('a 暂定 day waits for its year, and for nothing once it is settled', () => {
  const key = 'settle/issue-issue-1.1.plan';
  const happenings = [set('plan', '2027-01-04', 1, assumed), { in: 'calendar-2027', fact: entered } as Happening];
  expect(dueRowOf(projected(tables, happenings.slice(0, 1)), key)).toMatchObject({
    kind: 'settle',
    wakeOn: '2027-01-01',
  });
  expect(dueRowOf(projected(tables, happenings), key)).toMatchObject({ wakeOn: '2025-03-03', sequence: 2 });
  const settled = happened({
    type: 'DeadlineSettled',
    data: { ...of('plan'), dueDate: '2027-01-05', was: '2027-01-04', basis, calendarKnownAt: 2 },
  });
  const after = projected(tables, [...happenings, settled]);
  expect(dueRowOf(after, key)).toBeUndefined();
  expect(stepDeadlinesOf(after, subject, '2026-12-31')).toMatchObject([{ dueDate: '2027-01-05', basis }]);
});

it('no day on which the clock stood is a day of being late', () => {
  const stopped = (step: Step, from: string) =>
    happened({ type: 'DeadlineStopped', data: { ...of(step), dueDate: '', from } });
  const resumed = (step: Step, was: string, dueDate: string, from: string) =>
    happened({
      type: 'DeadlineResumed',
      data: { ...of(step), countyId: 'c', was, dueDate, basis, from, on: '2025-03-21', days: 14, calendarKnownAt: 1 },
    });
  const standing = [
    set('acknowledgement', '2025-03-04'),
    set('plan', '2025-03-10'),
    stopped('acknowledgement', '2025-03-07'),
    stopped('plan', '2025-03-07'),
  ];
  const seen = (day: string, ...more: readonly Happening[]) =>
    stepDeadlinesOf(projected(tables, [...standing, ...more]), subject, day).map(({ state, dueDate, daysLate }) => [
      state,
      dueDate,
      daysLate,
    ]);
  expect(seen('2025-03-20')).toEqual([
    ['overdue', '2025-03-04', 2],
    ['stopped', '2025-03-10', 0],
  ]);
  const running = [
    resumed('acknowledgement', '2025-03-04', '2025-03-04', '2025-03-07'),
    resumed('plan', '2025-03-10', '2025-03-24', '2025-03-07'),
  ];
  expect(seen('2025-03-25', ...running)).toEqual([
    ['overdue', '2025-03-04', 7],
    ['overdue', '2025-03-24', 1],
  ]);
  expect(seen('2025-03-25', met('acknowledgement', '2025-03-20', '2025-03-25'), ...running.slice(1))).toEqual([
    ['met', '2025-03-04', 2],
    ['overdue', '2025-03-24', 1],
  ]);
});

it('a 暂定 day that ran again out of the year waits for nothing', () => {
  const key = 'settle/issue-issue-1.1.plan';
  const ran = (own: DeadlineBasis) =>
    happened({
      type: 'DeadlineResumed',
      data: {
        ...of('plan'),
        countyId: 'c',
        was: '2027-01-04',
        dueDate: '2027-02-04',
        basis: own,
        from: '2026-12-31',
        on: '2027-01-31',
        days: 31,
        calendarKnownAt: 1,
      },
    });
  const before = set('plan', '2027-01-04', 1, assumed);
  expect(dueRowOf(projected(tables, [before, ran(basis)]), key)).toBeUndefined();
  expect(dueRowOf(projected(tables, [before, ran(assumed)]), key)).toMatchObject({ countyId: 'c', sequence: 2 });
});
