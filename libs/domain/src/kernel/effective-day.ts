import { asInstant, dayOf, isDate } from './dates.js';
import type { Command, Context } from './decider.js';
import { Refusal } from './refusal.js';

/**
 * The day (ISO date) since when the act is true: as the asker says, else the day it was done. Never in the future.
 * The same rule stamps the envelope; a decision that keeps the day in its data asks here.
 * @throws Refusal time.malformed, time.in-future
 */
export const effectiveDay = (command: Command, { at }: Pick<Context, 'at'>): string => {
  const done = asInstant(command.occurredAt ?? at);
  if (done === undefined)
    throw new Refusal('time.malformed', { field: 'occurredAt', value: command.occurredAt }, 'invalid');
  const day = command.effectiveAt ?? dayOf(done);
  if (!isDate(day)) throw new Refusal('time.malformed', { field: 'effectiveAt', value: day }, 'invalid');
  if (day > dayOf(at)) throw new Refusal('time.in-future', { field: 'effectiveAt', value: day }, 'invalid');
  return day;
};
