import { isDate, Refusal } from '../kernel/index.js';

/** Trimmed text that may not be empty. @throws Refusal deadlines.text-missing */
export const said = (field: string, value: string): string => {
  const text = value.trim();
  if (text === '') throw new Refusal('deadlines.text-missing', { field }, 'invalid');
  return text;
};

/** A day that exists. @throws Refusal time.malformed */
export const realDay = (field: string, day: string): string => {
  if (!isDate(day)) throw new Refusal('time.malformed', { field, value: day }, 'invalid');
  return day;
};

/** Why an earlier word is corrected; null where there is none. @throws Refusal deadlines.correction-needs-reason */
export const reasonFor = (earlier: unknown, reason: string | null): string | null => {
  if (earlier === undefined || earlier === null) return null;
  const text = reason?.trim() ?? '';
  if (text === '') throw new Refusal('deadlines.correction-needs-reason', {}, 'invalid');
  return text;
};
