import { expect, it } from '@jest/globals';
import type { DueDateRow } from '@app/projections/rectifications';
import { publishedCalendar } from '@app/domain/deadlines';
import { explainedDueDates } from './due-dates.js';

const set: DueDateRow = {
  dueDate: '2025-02-10',
  basis: {
    act: 'OpinionLetterIssued',
    rule: 'days-from-act',
    calendar: 'working',
    from: '2025-01-20',
    days: 11,
    clause: '督导意见书 第四条',
  },
  cause: 'RectificationAssigned',
  round: 1,
  effectiveFrom: '2025-01-20',
  recordedFrom: 10,
  recordedTo: 20,
};
const extended: DueDateRow = {
  ...set,
  dueDate: '2025-02-24',
  basis: { ...set.basis, rule: 'extension', calendar: 'natural', from: '2025-02-07', days: null },
  cause: 'ExtensionGranted',
  recordedFrom: 20,
  recordedTo: null,
};

it('tells the sum behind each due date, and how far an extension has moved it', () => {
  const [first, second] = explainedDueDates([set, extended], publishedCalendar);
  expect(first).toMatchObject({ calendarDays: 21, counted: 11, addedDays: null, worked: ['2025-01-26', '2025-02-08'] });
  expect(first?.deducted.map(({ name, days }) => [name, days])).toEqual([
    [null, 1],
    ['春节', 8],
    [null, 1],
  ]);
  expect(second).toMatchObject({ calendarDays: 17, counted: 17, deducted: [], addedDays: 14 });
});

it('takes no day of an earlier round for one that an extension has moved', () => {
  expect(explainedDueDates([set, { ...extended, round: 2 }], publishedCalendar)[1]?.addedDays).toBeNull();
});
