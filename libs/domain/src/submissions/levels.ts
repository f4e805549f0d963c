import { dayOf, isDate, plusDays, Refusal, type Context } from '@app/domain/kernel';
import type { SubmissionCommand } from './commands.js';
import type { SubmissionEvent } from './events.js';
import { given, notOwn, theVersion } from './guards.js';
import type { SubmissionState } from './state.js';

type Known = Exclude<SubmissionState, { status: 'none' }>;
type Asked<Type extends SubmissionCommand['type']> = Extract<SubmissionCommand, { type: Type }>;

/** The longest that accepted figures may stand open, in days. */
export const longestLift = 60;

/** 校长确认: a school's return is its principal's word, the county's own return that of a bureau leader. */
export const confirmReturn = (
  { version }: Asked<'ConfirmReturn'>,
  state: Known,
  context: Context,
): readonly SubmissionEvent[] => {
  const counting = 'accepted' in state ? state.accepted : state.behind;
  if (counting && counting.version >= version) return [];
  if (state.status === 'returned' && state.version === version && state.confirmedBy !== null) return [];
  if (state.status !== 'submitted') throw new Refusal('submission.not-submitted');
  theVersion(version, state.version);
  if (state.filing.form === null) throw new Refusal('submission.bare', {}, 'invalid');
  if (state.confirmedBy !== null) return [];
  const head = state.filingUnit.kind === 'county' ? 'bureauLeader' : 'principal';
  if (context.role !== head) throw new Refusal('submission.not-head', {}, 'forbidden');
  const { unitId, dataYear } = state;
  return [{ type: 'ReturnConfirmed', data: { unitId, dataYear, version, confirmedBy: context.actorId } }];
};

/** 市级复核, where a city wants it: someone above the county, who neither filed nor accepted. */
export const verifyFigures = (
  { version, note, above }: Asked<'VerifyFigures'>,
  state: Known,
  context: Context,
): readonly SubmissionEvent[] => {
  if (!('accepted' in state)) throw new Refusal('submission.not-accepted-yet');
  const { unitId, dataYear, accepted } = state;
  theVersion(version, accepted.version);
  if (accepted.verifiedBy !== null) return [];
  if (!above.value) throw new Refusal('submission.not-above', {}, 'forbidden');
  notOwn(context, accepted.filedBy, accepted.acceptedBy);
  const { sequence } = above;
  const said = note?.trim() || null;
  return [
    {
      type: 'FiguresVerified',
      data: { unitId, dataYear, version, note: said, sequence, verifiedBy: context.actorId },
    },
  ];
};

/** Opens accepted figures for a time: the unit may file again, and what was accepted counts until the new is. */
export const liftLock = (
  { reason, until }: Asked<'LiftLock'>,
  state: Known,
  context: Context,
): readonly SubmissionEvent[] => {
  if (state.status === 'correcting') throw new Refusal('submission.correction-waits', { version: state.version });
  if (state.status !== 'accepted') throw new Refusal('submission.not-accepted-yet');
  const today = dayOf(context.at);
  const latest = plusDays(today, longestLift);
  if (!isDate(until) || until < today || until > latest)
    throw new Refusal('submission.until', { field: 'until', today, latest }, 'invalid');
  const why = given(reason);
  if (state.liftedUntil === until) return [];
  const { unitId, dataYear, accepted } = state;
  return [
    {
      type: 'LockLifted',
      data: { unitId, dataYear, version: accepted.version, reason: why, until, liftedBy: context.actorId },
    },
  ];
};

/** Whether accepted figures stand open today. */
export const lockIsLifted = ({ liftedUntil }: Known, { at }: Context): boolean =>
  liftedUntil !== null && dayOf(at) <= liftedUntil;
