import { Refusal, type Context, type Decider } from '@app/domain/kernel';
import type { SubmissionCommand } from './commands.js';
import { proposeCorrection } from './correct.js';
import type { SubmissionEvent } from './events.js';
import { evolve, initial } from './evolve.js';
import type { SubmissionState } from './state.js';
import { submitFigures } from './submit.js';

const notOwn = (context: Context, author: string): void => {
  if (context.actorId === author) throw new Refusal('submission.own-work', {}, 'forbidden');
};

const theVersion = (asked: number, current: number): void => {
  if (asked !== current) throw new Refusal('submission.other-version', { version: asked, current });
};

const given = (reason: string): string => {
  const text = reason.trim();
  if (text === '') throw new Refusal('submission.reason-missing', { field: 'reason' }, 'invalid');
  return text;
};

/** One unit's figures of one data year: filed, returned, filed again, accepted, corrected. Only accepted ones count. */
export const submission: Decider<SubmissionCommand, SubmissionEvent, SubmissionState> = {
  category: 'submission',
  initial,
  evolve,
  decide(command, state, context) {
    if (command.type === 'SubmitFigures') return submitFigures(command, state, context);
    if (state.status === 'none') throw new Refusal('submission.unknown', {}, 'not-found');
    const { unitId, dataYear } = state;
    switch (command.type) {
      case 'ReturnSubmission': {
        const { version } = command;
        if (state.status === 'returned' && state.version === version) return [];
        if (state.status !== 'submitted') throw new Refusal('submission.not-submitted');
        theVersion(version, state.version);
        const reasons = command.reasons.map(({ figure, reason }) => ({ figure, reason: given(reason) }));
        if (reasons.length === 0) throw new Refusal('submission.reason-missing', { field: 'reasons' }, 'invalid');
        return [
          { type: 'SubmissionReturned', data: { unitId, dataYear, version, reasons, returnedBy: context.actorId } },
        ];
      }
      case 'WithdrawSubmission': {
        if (state.status === 'withdrawn') return [];
        if (state.status !== 'submitted' && state.status !== 'returned') throw new Refusal('submission.accepted-stays');
        const { version } = state;
        const reason = given(command.reason);
        return [
          { type: 'SubmissionWithdrawn', data: { unitId, dataYear, version, reason, withdrawnBy: context.actorId } },
        ];
      }
      case 'AcceptFigures': {
        const { version } = command;
        if ((state.status === 'accepted' || state.status === 'correcting') && state.accepted.version >= version)
          return [];
        if (state.status !== 'submitted') throw new Refusal('submission.not-submitted');
        theVersion(version, state.version);
        notOwn(context, state.submittedBy);
        return [{ type: 'FiguresAccepted', data: { unitId, dataYear, version, acceptedBy: context.actorId } }];
      }
      case 'ProposeCorrection':
        return proposeCorrection(command, state, context);
      case 'AcceptCorrection': {
        const { version } = command;
        if (state.status === 'accepted' && state.accepted.version === version) return [];
        if (state.status !== 'correcting') throw new Refusal('submission.no-correction');
        theVersion(version, state.version);
        notOwn(context, state.proposal.proposedBy);
        return [{ type: 'CorrectionAccepted', data: { unitId, dataYear, version, acceptedBy: context.actorId } }];
      }
      case 'RefuseCorrection': {
        const { version } = command;
        if (state.status === 'accepted' && state.version === version && state.accepted.version < version) return [];
        if (state.status !== 'correcting') throw new Refusal('submission.no-correction');
        theVersion(version, state.version);
        const reason = given(command.reason);
        return [{ type: 'CorrectionRefused', data: { unitId, dataYear, version, reason, refusedBy: context.actorId } }];
      }
    }
  },
};
