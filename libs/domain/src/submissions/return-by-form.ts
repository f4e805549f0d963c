import { Refusal, type Context } from '@app/domain/kernel';
import type { SubmissionCommand } from './commands.js';
import { proposeValues } from './correct.js';
import type { SubmissionEvent } from './events.js';
import { checkedReturn } from './filled.js';
import { notEnded, ownReturn } from './guards.js';
import type { SubmissionState } from './state.js';
import { effectiveWithin, fileAs, filerOf, type ByWhom, type Filer } from './submit.js';

type Known = Exclude<SubmissionState, { status: 'none' }>;
type Correctable = Extract<SubmissionState, { status: 'accepted' | 'correcting' }>;
type Asked<Type extends SubmissionCommand['type']> = Extract<SubmissionCommand, { type: Type }>;

const lastEntries = (state: SubmissionState) => {
  if (state.status === 'none') return {};
  return 'accepted' in state ? state.accepted.entries : state.filing.entries;
};

/**
 * Whether somebody may file the return of this unit at all, whatever is filled in.
 * @throws Refusal submission.data-year, submission.unknown-unit, submission.not-a-filing-unit, submission.not-yours,
 *   submission.unit-ended
 */
export const mayFile = (by: Pick<Asked<'SubmitReturn'>, keyof ByWhom>, context: Context): Filer => {
  const filer = filerOf(by);
  ownReturn(filer.kind, context);
  notEnded(by.unit.value?.endedFrom);
  return filer;
};

/** Files a return by form, or files it again: fields that were accepted and have not changed stay accepted. */
export const submitReturn = (
  command: Asked<'SubmitReturn'>,
  state: SubmissionState,
  context: Context,
): readonly SubmissionEvent[] => {
  const filer = mayFile(command, context);
  const checked = checkedReturn(filer, command, lastEntries(state));
  const effectiveFrom = effectiveWithin(command.dataYear, command, context);
  return fileAs(filer, command, { ...checked, effectiveFrom }, state, context);
};

/** Only what is accepted is corrected. @throws Refusal submission.not-accepted */
export const correctable = (state: Known): Correctable => {
  if (state.status !== 'accepted' && state.status !== 'correcting') throw new Refusal('submission.not-accepted');
  return state;
};

/** Asks for an accepted return to be corrected: the whole form again, why, by what proof, and since when. */
export const correctReturn = (
  command: Asked<'CorrectReturn'>,
  state: Known,
  context: Context,
): readonly SubmissionEvent[] => {
  const { filingUnit, accepted } = correctable(state);
  const checked = checkedReturn(filingUnit, command, accepted.entries);
  return proposeValues(checked, command, effectiveWithin(state.dataYear, command, context), state, context);
};
