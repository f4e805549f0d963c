import { evidenceOf, Refusal, type Context } from '@app/domain/kernel';
import { checkedFigures } from './check.js';
import type { SubmissionCommand } from './commands.js';
import type { SubmissionEvent } from './events.js';
import { sameFigures, type SubmissionState } from './state.js';
import { effectiveWithin } from './submit.js';

/** Accepted figures are never overwritten: a correction says why, by what proof, and since when, and waits for another's word. */
export const proposeCorrection = (
  command: Extract<SubmissionCommand, { type: 'ProposeCorrection' }>,
  state: Exclude<SubmissionState, { status: 'none' }>,
  context: Context,
): readonly SubmissionEvent[] => {
  if (state.status !== 'accepted' && state.status !== 'correcting') throw new Refusal('submission.not-accepted');
  const { unitId, dataYear, filingUnit, accepted } = state;
  const { figures, enrolment } = checkedFigures(filingUnit, command.figures, command.enrolment);
  const effectiveFrom = effectiveWithin(dataYear, command, context);
  const reason = command.reason.trim();
  const as = (other: Readonly<{ effectiveFrom: string }> & Parameters<typeof sameFigures>[0]) =>
    sameFigures({ figures, enrolment, form: null, entries: {} }, other) && effectiveFrom === other.effectiveFrom;
  if (state.status === 'accepted' && as(accepted)) return [];
  if (state.status === 'correcting') {
    if (as(state.proposal) && state.proposal.reason === reason) return [];
    throw new Refusal('submission.correction-waits', { version: state.version });
  }
  if (reason === '') throw new Refusal('submission.reason-missing', { field: 'reason' }, 'invalid');
  if (command.evidence.length === 0) throw new Refusal('submission.evidence-missing', { field: 'evidence' }, 'invalid');
  return [
    {
      type: 'CorrectionProposed',
      data: {
        unitId,
        dataYear,
        version: state.version + 1,
        supersedesVersion: accepted.version,
        figures,
        enrolment,
        form: null,
        entries: {},
        check: null,
        reason,
        evidence: evidenceOf(command.evidence),
        proposedBy: context.actorId,
        effectiveFrom,
      },
    },
  ];
};
