import { dayOf, isDate, Refusal, type Context } from '../kernel/index.js';
import type { CommandOf } from './commands.js';
import { isOrdered, type Issue, type Ordered, type RectificationState } from './state.js';

/** A state in which the issue exists. */
export type Existing = Exclude<RectificationState, { status: 'none' }>;
/** A state in which a unit has the order. */
export type Held = Extract<RectificationState, Ordered>;

/** The issue, or refused as unknown. */
export const existing = (state: RectificationState): Existing => {
  if (state.status === 'none') throw new Refusal('rectification.unknown', {}, 'not-found');
  return state;
};

/** The issue while something can still be done about it. */
export const stillOpen = (
  state: RectificationState,
): Exclude<Existing, { status: 'closed' | 'withdrawn' | 'superseded' }> => {
  const issue = existing(state);
  if (issue.status === 'closed' || issue.status === 'withdrawn' || issue.status === 'superseded')
    throw new Refusal('rectification.ended', { status: issue.status });
  return issue;
};

/** The issue while a unit holds the order. */
export const held = (state: RectificationState): Held => {
  const issue = stillOpen(state);
  if (!isOrdered(issue)) throw new Refusal('rectification.not-assigned');
  return issue;
};

/** Refused unless the asker acts for the lead unit. */
export const byLeadUnit = ({ order }: Ordered, { unitId }: Context): void => {
  if (unitId !== order.leadUnitId)
    throw new Refusal('rectification.not-lead-unit', { leadUnitId: order.leadUnitId }, 'forbidden');
};

/** Refused when the asker has rectified this issue in any round: nobody judges their own work. */
export const notOwnWork = ({ rectifiers }: Issue, { actorId }: Context): void => {
  if (rectifiers.includes(actorId)) throw new Refusal('rectification.own-work', { actorId }, 'forbidden');
};

/** A day that exists, or refused with the field's name. */
export const aDate = (field: string, date: string): string => {
  if (!isDate(date)) throw new Refusal('time.malformed', { field, value: date }, 'invalid');
  return date;
};

/** A day that exists and has come. */
export const aPastDate = (field: string, date: string, context: Context): string => {
  if (aDate(field, date) > dayOf(context.at)) throw new Refusal('time.in-future', { field, value: date }, 'invalid');
  return date;
};

/** Words that say something. */
export const words = (field: string, text: string): string => {
  if (text.trim() === '') throw new Refusal('rectification.words-missing', { field }, 'invalid');
  return text;
};

/** Refused when a named unit does not exist. */
export const knownUnits = ({ unknownUnits }: Pick<CommandOf<'AssignRectification'>, 'unknownUnits'>): void => {
  if (unknownUnits.value.length > 0)
    throw new Refusal('rectification.unknown-unit', { unitIds: unknownUnits.value }, 'invalid');
};
