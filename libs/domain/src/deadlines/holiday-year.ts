import { effectiveDay, Refusal, sameIn, type Decider } from '../kernel/index.js';
import { yearOf, type Holiday } from './calendar.js';
import type { CalendarCommand } from './commands.js';
import { isWeekend } from './counting.js';
import type { CalendarEvent } from './events.js';
import { publishedCalendar } from './published.js';
import { realDay, reasonFor, said } from './said.js';

type Entered = CalendarEvent['data'];

/** A year that nobody entered, or its last entry. */
export type HolidayYearState = Readonly<{ status: 'none' }> | Readonly<{ status: 'entered'; entered: Entered }>;

const within = (year: string, field: string, day: string): string => {
  if (yearOf(realDay(field, day)) !== year)
    throw new Refusal('deadlines.day-outside-year', { field, day, year }, 'invalid');
  return day;
};

const soundHolidays = (year: string, off: readonly Holiday[]): readonly Holiday[] => {
  if (off.length === 0) throw new Refusal('deadlines.no-days-off', { year }, 'invalid');
  const sorted = off
    .map(({ name, from, to }) => ({ name: said('假日名称', name), from, to }))
    .toSorted((a, b) => a.from.localeCompare(b.from));
  for (const { name, from, to } of sorted)
    if (within(year, 'off.from', from) > within(year, 'off.to', to))
      throw new Refusal('deadlines.days-backwards', { name, from, to }, 'invalid');
  sorted.forEach(({ name, from }, index) => {
    const before = sorted[index - 1];
    if (before && from <= before.to)
      throw new Refusal('deadlines.days-overlap', { first: before.name, second: name, day: from }, 'invalid');
  });
  return sorted;
};

const soundWorked = (year: string, worked: readonly string[], off: readonly Holiday[]): readonly string[] => {
  const sorted = worked.toSorted();
  sorted.forEach((day, index) => {
    within(year, 'worked', day);
    if (!isWeekend(day)) throw new Refusal('deadlines.worked-no-weekend', { day }, 'invalid');
    const holiday = off.find(({ from, to }) => from <= day && day <= to);
    if (holiday) throw new Refusal('deadlines.worked-while-off', { day, name: holiday.name }, 'invalid');
    if (sorted[index - 1] === day) throw new Refusal('deadlines.worked-twice', { day }, 'invalid');
  });
  return sorted;
};

/** The administrator's table of 放假调休, a year a stream. What the package has published is corrected with a reason only. */
export const holidayYear: Decider<CalendarCommand, CalendarEvent, HolidayYearState> = {
  category: 'calendar',
  initial: { status: 'none' },
  evolve: (_, { data }) => ({ status: 'entered', entered: data }),
  decide(command, state, context) {
    const { year } = command;
    if (!/^20\d\d$/.test(year)) throw new Refusal('deadlines.year-malformed', { year }, 'invalid');
    effectiveDay(command, context);
    const off = soundHolidays(year, command.off);
    const data = {
      year,
      notice: said('放假通知', command.notice),
      off,
      worked: soundWorked(year, command.worked, off),
    };
    const entered = state.status === 'entered' ? state.entered : undefined;
    if (entered && sameIn(['notice', 'off', 'worked'], entered, data)) return [];
    const reason = reasonFor(entered ?? publishedCalendar.of(year), command.reason);
    return [{ type: 'HolidayYearEntered', data: { ...data, reason } }];
  },
};
