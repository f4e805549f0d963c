import { dayCount, type Calendar, type Due } from '@app/domain/deadlines';
import type { DayCountDto } from './day-count.dto.js';

/** The fields of the sum. */
type Explained = { [Field in keyof DayCountDto]: DayCountDto[Field] };

/** 为什么是这一天: which days between the act and the due date count, and by what rule the others do not. */
export const explained = (due: Due, calendar: Calendar): Explained => {
  const { calendarDays, counted, deducted, worked, unpublished } = dayCount(due, calendar);
  return {
    calendarDays,
    counted,
    deducted: [...deducted],
    worked: [...worked],
    unpublished: [...unpublished],
  };
};
