import { Refusal, type Context } from '@app/domain/kernel';
import type { SubmissionCommand } from './commands.js';
import { proposeValues } from './correct.js';
import type { SubmissionEvent } from './events.js';
import { checkedReturn } from './filled.js';
import { notEnded, ownReturn } from './guards.js';
import type { SubmissionState } from './state.js';
import { effectiveWithin, fileAs, filerOf } from './submit.js';

type Asked<Type extends SubmissionCommand['type']> = Extract<SubmissionCommand, { type: Type }>;

const lastEntries = (state: SubmissionState) => {
  if (state.status === 'none') return {};
  return 'accepted' in state ? state.accepted.entries : state.filing.entries;
};

/** Files a return by form, or files it again: fields that were accepted and have not changed stay accepted. */
export const submitReturn = (
  command: Asked<'SubmitReturn'>,
  state: SubmissionState,
  context: Context,
): readonly SubmissionEvent[] => {
  const filer = filerOf(command);
  ownReturn(filer.kind, context);
  notEnded(command.unit.value?.endedFrom);
  const checked = checkedReturn(filer, command, lastEntries(state));
  const effectiveFrom = effectiveWithin(command.dataYear, command, context);
  return fileAs(filer, command, { ...checked, effectiveFrom }, state, context);
};

/** Asks for an accepted return to be corrected: the whole form again, why, by what proof, and since when. */
export const correctReturn = (
  command: Asked<'CorrectReturn'>,
  state: Exclude<SubmissionState, { status: 'none' }>,
  context: Context,
): readonly SubmissionEvent[] => {
  if (state.status !== 'accepted' && state.status !== 'correcting') throw new Refusal('submission.not-accepted');
  const checked = checkedReturn(state.filingUnit, command, state.accepted.entries);
  return proposeValues(checked, command, effectiveWithin(state.dataYear, command, context), state, context);
};
