import { Temporal } from 'temporal-polyfill';

/** Education bureaus work on calendar days in this zone. */
export const zone = 'Asia/Shanghai';

/** A command asks several times of one and the same instant. */
let lastStored: Readonly<{ text: string | null; milliseconds: number }> = { text: null, milliseconds: 0 };

/** Milliseconds of an instant in the spelling that is stored; undefined for any other spelling, and for what is none. */
const storedInstant = (text: string): number | undefined => {
  if (text === lastStored.text) return lastStored.milliseconds;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== text) return undefined;
  lastStored = { text, milliseconds };
  return milliseconds;
};

/** Since 1992 the zone is UTC+8 the year round: such days are counted without its table, sixty times as fast. */
const uniformSince = Date.UTC(1992, 0, 1);
const offset = 8 * 3_600_000;

/** Days that are spelt with four digits of year. */
const firstPlain = Date.UTC(1000, 0, 1);
const lastPlain = Date.UTC(9999, 11, 31);

/** A command asks several times for the day of one and the same instant. */
let latest: Readonly<{ instant: string | null; day: string }> = { instant: null, day: '' };

/** The calendar day (ISO date) of an instant in the bureau's zone. */
export const dayOf = (instant: string): string => {
  if (instant !== latest.instant) latest = { instant, day: dayInZone(instant) };
  return latest.day;
};

const dayInZone = (instant: string): string => {
  const milliseconds = storedInstant(instant);
  return milliseconds !== undefined && milliseconds >= uniformSince
    ? new Date(milliseconds + offset).toISOString().slice(0, -14)
    : Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
};

/** The difference of a county tells thousands of acts of a few hundred days. */
const texts = new Map<string, string>();
const textsKept = 1000;

/** An ISO date as a sentence has it: `2025年3月12日`. */
export const dayText = (date: string): string => {
  let text = texts.get(date);
  if (text === undefined) {
    if (texts.size >= textsKept) texts.clear();
    text = `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
    texts.set(date, text);
  }
  return text;
};

/** Days from one ISO date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;

/** An ISO date moved by natural days. Deadlines count many thousands of days: plain ones are moved without Temporal. */
export const plusDays = (date: string, days: number): string => {
  const start = Number.isSafeInteger(days) ? storedInstant(`${date}T00:00:00.000Z`) : undefined;
  const end = start === undefined ? Number.NaN : start + days * 86_400_000;
  return end >= firstPlain && end <= lastPlain
    ? new Date(end).toISOString().slice(0, 10)
    : Temporal.PlainDate.from(date).add({ days }).toString();
};

/** An ISO date moved by months (31 January by one becomes the last of February). */
export const plusMonths = (date: string, months: number): string =>
  Temporal.PlainDate.from(date).add({ months }).toString();

/** An ISO date moved by years (29 February becomes 28). */
export const plusYears = (date: string, years: number): string =>
  Temporal.PlainDate.from(date).add({ years }).toString();

/** Likewise of one and the same day. */
let lastDate: string | null = null;

/** Whether a text is an ISO calendar date that exists. */
export const isDate = (text: string): boolean => {
  if (text === lastDate) return true;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || storedInstant(`${text}T00:00:00.000Z`) === undefined) return false;
  lastDate = text;
  return true;
};

/** An ISO instant in the one spelling that is stored (UTC, milliseconds), or undefined when it is none. */
export const asInstant = (text: string): string | undefined => {
  if (storedInstant(text) !== undefined) return text;
  try {
    return Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' });
  } catch {
    return undefined;
  }
};
