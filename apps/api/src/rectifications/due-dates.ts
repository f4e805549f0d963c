import type { Calendar } from '@app/domain/deadlines';
import { daysBetween } from '@app/domain/kernel';
import type { DueDateRow } from '@app/projections/rectifications';
import { explained } from '../deadlines/explained.js';
import type { IssueDueDateDto } from './issue-answers.dto.js';

/** How many days an extension has added to the date before it; null of every other due date. */
const addedBy = (date: DueDateRow, before: DueDateRow | undefined): number | null =>
  date.cause === 'ExtensionGranted' && before?.round === date.round ? daysBetween(before.dueDate, date.dueDate) : null;

/** Due dates in their order, each with the sum behind it. */
export const explainedDueDates = (dates: readonly DueDateRow[], calendar: Calendar): IssueDueDateDto[] =>
  dates.map((date, index) => ({
    ...date,
    addedDays: addedBy(date, dates[index - 1]),
    ...explained({ date: date.dueDate, basis: date.basis }, calendar),
  }));
