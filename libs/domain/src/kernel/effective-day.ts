import { asInstant, dayOf, isDate } from './dates.js';
import type { Command, Context } from './decider.js';
import { Refusal } from './refusal.js';

/**
 * The day (ISO date) since when the act is true: as the asker says, else the day it was done. Not in the future, but for
 * acts that are decided `ahead`: those within three years. The same rule stamps the envelope; a decision that keeps the
 * day in its data asks here.
 * @throws Refusal time.malformed, time.in-future, time.too-far-ahead
 */
export const effectiveDay = (command: Command, { at }: Pick<Context, 'at'>, ahead = false): string => {
  const done = asInstant(command.occurredAt ?? at);
  if (done === undefined)
    throw new Refusal('time.malformed', { field: 'occurredAt', value: command.occurredAt }, 'invalid');
  const day = command.effectiveAt ?? dayOf(done);
  if (!isDate(day)) throw new Refusal('time.malformed', { field: 'effectiveAt', value: day }, 'invalid');
  checkNotAhead(day, dayOf(at), ahead);
  return day;
};

/** @throws Refusal time.in-future, time.too-far-ahead for a day (ISO dates) later than what may be decided today */
export const checkNotAhead = (day: string, today: string, ahead: boolean): void => {
  const details = { field: 'effectiveAt', value: day };
  if (!ahead && day > today) throw new Refusal('time.in-future', details, 'invalid');
  if (day > `${Number(today.slice(0, 4)) + 3}${today.slice(4)}`)
    throw new Refusal('time.too-far-ahead', details, 'invalid');
};
