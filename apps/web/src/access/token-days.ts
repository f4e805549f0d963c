import { bureauDay, dayAfter } from '@web/design/calendar';

/** Days for which a token may be good at most; the server refuses more than a year. */
const longest = 365;

/** The last day (ISO) that may be chosen. */
export const lastDay = (today: string): string => dayAfter(today, longest);

/** The instant at which a token that is good through a day ends: midnight in the bureau's zone. */
export const endOf = (day: string): string => new Date(`${dayAfter(day, 1)}T00:00:00+08:00`).toISOString();

/** The last day, in the bureau's zone, on which a token that ends at an instant is good. */
export const throughDay = (endsAt: string): string => bureauDay(Date.parse(endsAt) - 1);
