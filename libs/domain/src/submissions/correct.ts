import { evidenceOf, Refusal, type Context, type Evidence } from '@app/domain/kernel';
import { checkedFigures } from './check.js';
import type { SubmissionCommand } from './commands.js';
import type { SubmissionCheck, SubmissionEvent } from './events.js';
import { given, notHeldByAnother, notOwn, theVersion } from './guards.js';
import { sameFigures, type Filing, type SubmissionState } from './state.js';
import { effectiveWithin } from './submit.js';

type Known = Exclude<SubmissionState, { status: 'none' }>;
type Asked<Type extends SubmissionCommand['type']> = Extract<SubmissionCommand, { type: Type }>;
/** New values in full, bare or by form. */
type NewValues = Omit<Filing, 'version' | 'effectiveFrom'> & Readonly<{ check: SubmissionCheck | null }>;
type Why = Readonly<{ reason: string; evidence: readonly Evidence[] }>;

/** Proposes new values in full. The same as what is accepted, or waits already, is nothing new. */
export const proposeValues = (
  { check, ...values }: NewValues,
  { reason: said, evidence }: Why,
  effectiveFrom: string,
  state: Known,
  context: Context,
): readonly SubmissionEvent[] => {
  if (state.status !== 'accepted' && state.status !== 'correcting') throw new Refusal('submission.not-accepted');
  const { unitId, dataYear, accepted } = state;
  const { figures, enrolment, form, entries } = values;
  const reason = said.trim();
  const as = (other: Filing) => sameFigures(values, other) && effectiveFrom === other.effectiveFrom;
  if (state.status === 'accepted' && as(accepted)) return [];
  if (state.status === 'correcting') {
    if (as(state.proposal) && state.proposal.reason === reason) return [];
    throw new Refusal('submission.correction-waits', { version: state.version });
  }
  given(reason);
  if (evidence.length === 0) throw new Refusal('submission.evidence-missing', { field: 'evidence' }, 'invalid');
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
        form,
        entries,
        check,
        reason,
        evidence: evidenceOf(evidence),
        proposedBy: context.actorId,
        effectiveFrom,
      },
    },
  ];
};

/** Accepted figures are never overwritten: a correction says why, by what proof, and since when, and waits for another's word. */
export const proposeCorrection = (
  command: Asked<'ProposeCorrection'>,
  state: Known,
  context: Context,
): readonly SubmissionEvent[] => {
  if (state.status !== 'accepted' && state.status !== 'correcting') throw new Refusal('submission.not-accepted');
  if (state.accepted.form !== null) throw new Refusal('submission.needs-form', {}, 'invalid');
  const { figures, enrolment } = checkedFigures(state.filingUnit, command.figures, command.enrolment);
  const effectiveFrom = effectiveWithin(state.dataYear, command, context);
  return proposeValues(
    { figures, enrolment, form: null, entries: {}, check: null },
    command,
    effectiveFrom,
    state,
    context,
  );
};

/** Another person than the one who proposed it lets the new values count. */
export const acceptCorrection = (
  { version }: Asked<'AcceptCorrection'>,
  state: Known,
  context: Context,
): readonly SubmissionEvent[] => {
  if (state.status === 'accepted' && state.accepted.version === version) return [];
  if (state.status !== 'correcting') throw new Refusal('submission.no-correction');
  theVersion(version, state.version);
  notHeldByAnother(state, context);
  notOwn(context, state.proposal.proposedBy);
  const { unitId, dataYear } = state;
  return [{ type: 'CorrectionAccepted', data: { unitId, dataYear, version, acceptedBy: context.actorId } }];
};

/** The old values stay. */
export const refuseCorrection = (
  command: Asked<'RefuseCorrection'>,
  state: Known,
  context: Context,
): readonly SubmissionEvent[] => {
  const { version } = command;
  if (state.status === 'accepted' && state.after === 'refusal' && state.version === version) return [];
  if (state.status !== 'correcting') throw new Refusal('submission.no-correction');
  theVersion(version, state.version);
  notHeldByAnother(state, context);
  const { unitId, dataYear } = state;
  const reason = given(command.reason);
  return [{ type: 'CorrectionRefused', data: { unitId, dataYear, version, reason, refusedBy: context.actorId } }];
};
