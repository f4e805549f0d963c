import { Refusal, type Context, type Decider } from '@app/domain/kernel';
import { bringIn } from './bringing-in.js';
import type { SubmissionCommand } from './commands.js';
import { acceptCorrection, proposeCorrection, refuseCorrection } from './correct.js';
import type { SubmissionEvent } from './events.js';
import { evolve, initial } from './evolve.js';
import { given, ownReturn } from './guards.js';
import { confirmReturn, liftLock, verifyFigures } from './levels.js';
import { correctReturn, submitReturn } from './return-by-form.js';
import { acceptFigures, claimReview, releaseReview, reviewItems, sendBack } from './review.js';
import type { SubmissionState } from './state.js';
import { submitFigures } from './submit.js';

type Known = Exclude<SubmissionState, { status: 'none' }>;

/** Takes a filing back before it is accepted; what was accepted before it counts on. */
const withdraw = (
  command: Extract<SubmissionCommand, { type: 'WithdrawSubmission' }>,
  state: Known,
  context: Context,
): readonly SubmissionEvent[] => {
  if (state.status === 'withdrawn' || (state.status === 'accepted' && state.after === 'withdrawal')) return [];
  if (state.status !== 'submitted' && state.status !== 'returned') throw new Refusal('submission.accepted-stays');
  ownReturn(state.filingUnit.kind, context);
  const { unitId, dataYear, version } = state;
  const reason = given(command.reason);
  return [{ type: 'SubmissionWithdrawn', data: { unitId, dataYear, version, reason, withdrawnBy: context.actorId } }];
};

/**
 * One unit's figures of one data year: filed bare or by form, confirmed by the head, reviewed field by field, returned,
 * filed again, accepted, verified, corrected. Only accepted ones count, and accepted ones are locked.
 */
export const submission: Decider<SubmissionCommand, SubmissionEvent, SubmissionState> = {
  category: 'submission',
  initial,
  evolve,
  decide(command, state, context) {
    if (command.type === 'SubmitFigures') return submitFigures(command, state, context);
    if (command.type === 'SubmitReturn') return submitReturn(command, state, context);
    if (command.type === 'BringInFigures') return bringIn(command, state, context);
    if (state.status === 'none') throw new Refusal('submission.unknown', {}, 'not-found');
    switch (command.type) {
      case 'ConfirmReturn':
        return confirmReturn(command, state, context);
      case 'ClaimReview':
        return claimReview(state, context);
      case 'ReleaseReview':
        return releaseReview(state, context);
      case 'ReviewItems':
        return reviewItems(command, state, context);
      case 'ReturnSubmission':
        return sendBack(command, state, context);
      case 'WithdrawSubmission':
        return withdraw(command, state, context);
      case 'AcceptFigures':
        return acceptFigures(command, state, context);
      case 'VerifyFigures':
        return verifyFigures(command, state, context);
      case 'LiftLock':
        return liftLock(command, state, context);
      case 'ProposeCorrection':
        return proposeCorrection(command, state, context);
      case 'CorrectReturn':
        return correctReturn(command, state, context);
      case 'AcceptCorrection':
        return acceptCorrection(command, state, context);
      case 'RefuseCorrection':
        return refuseCorrection(command, state, context);
    }
  },
};
