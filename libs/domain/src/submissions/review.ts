import { Refusal, type Context } from '@app/domain/kernel';
import type { SubmissionCommand } from './commands.js';
import type { ItemVerdict, ReturnReason, SubmissionEvent } from './events.js';
import { claimInForce, confirmedIfAsked, given, itemOf, notHeldByAnother, notOwn, theVersion } from './guards.js';
import type { SubmissionState } from './state.js';

type Known = Exclude<SubmissionState, { status: 'none' }>;
type Submitted = Extract<SubmissionState, { status: 'submitted' }>;
type Asked<Type extends SubmissionCommand['type']> = Extract<SubmissionCommand, { type: Type }>;

/** How long a review is one person's. Whoever still works on it claims it again in the second half. */
export const claimMinutes = 120;

const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/** Takes a review upon oneself, so that nobody else does it at the same time. It ends by itself. */
export const claimReview = (state: Known, context: Context): readonly SubmissionEvent[] => {
  const { unitId, dataYear, version, claim } = state;
  if (state.status !== 'submitted' && state.status !== 'correcting') throw new Refusal('submission.not-submitted');
  if (state.status === 'submitted') confirmedIfAsked(state);
  notOwn(context, state.status === 'submitted' ? state.submittedBy : state.proposal.proposedBy);
  notHeldByAnother(state, context);
  const held = claimInForce(claim, context.at);
  if (held && held.until > minutesAfter(context.at, claimMinutes / 2)) return [];
  const until = minutesAfter(context.at, claimMinutes);
  return [{ type: 'ReviewClaimed', data: { unitId, dataYear, version, claimedBy: context.actorId, until } }];
};

/** Lets a review go before its time is over. */
export const releaseReview = (state: Known, context: Context): readonly SubmissionEvent[] => {
  const { unitId, dataYear, version } = state;
  if (!claimInForce(state.claim, context.at)) return [];
  notHeldByAnother(state, context);
  return [{ type: 'ReviewReleased', data: { unitId, dataYear, version, releasedBy: context.actorId } }];
};

/** The return under review, by the one who may review it. */
const reviewed = (state: Known, version: number, context: Context): Submitted => {
  if (state.status !== 'submitted') throw new Refusal('submission.not-submitted');
  theVersion(version, state.version);
  confirmedIfAsked(state);
  notHeldByAnother(state, context);
  return state;
};

/** @throws Refusal submission.unknown-fields naming fields that this return has not */
const ofTheForm = ({ filing }: Submitted, fields: readonly string[]): void => {
  const unknown = fields.filter((field) => !Object.hasOwn(filing.entries, field));
  if (unknown.length > 0) throw new Refusal('submission.unknown-fields', { fields: unknown }, 'invalid');
};

/** Accepts or sends back fields one by one. Only what differs from the last word on a field is recorded. */
export const reviewItems = (
  command: Asked<'ReviewItems'>,
  state: Known,
  context: Context,
): readonly SubmissionEvent[] => {
  const review = reviewed(state, command.version, context);
  if (review.filing.form === null) throw new Refusal('submission.bare', {}, 'invalid');
  notOwn(context, review.submittedBy, review.confirmedBy);
  ofTheForm(
    review,
    command.items.map(({ field }) => field),
  );
  const said = new Map<string, ItemVerdict>();
  for (const { field, verdict, reason } of command.items)
    said.set(field, {
      field,
      verdict,
      reason: verdict === 'returned' ? given(reason, itemOf(review.filing, field)) : null,
    });
  const items = [...said.values()].filter(({ field, verdict, reason }) => {
    const mark = review.marks[field];
    return mark?.verdict !== verdict || mark.reason !== reason;
  });
  const { unitId, dataYear, version } = review;
  return items.length === 0
    ? []
    : [{ type: 'ItemsReviewed', data: { unitId, dataYear, version, items, reviewedBy: context.actorId } }];
};

/** Sends a return back: with the reasons given, and those of the fields that were sent back one by one. */
export const sendBack = (
  { version, reasons }: Asked<'ReturnSubmission'>,
  state: Known,
  context: Context,
): readonly SubmissionEvent[] => {
  if (state.status === 'returned' && state.version === version) return [];
  const review = reviewed(state, version, context);
  const { unitId, dataYear, filing, marks } = review;
  const stated: ReturnReason[] = reasons.map(({ figure, reason }) => ({
    figure,
    reason: given(reason, figure === null ? null : itemOf(filing, figure)),
  }));
  if (filing.form !== null)
    ofTheForm(
      review,
      stated.flatMap(({ figure }) => figure ?? []),
    );
  const marked = Object.entries(marks).flatMap(([figure, { verdict, reason }]) =>
    verdict === 'returned' && !stated.some((one) => one.figure === figure) ? [{ figure, reason: given(reason) }] : [],
  );
  const all = [...stated, ...marked];
  if (all.length === 0)
    throw new Refusal('submission.reason-missing', { field: 'reasons', what: '退回理由' }, 'invalid');
  return [
    { type: 'SubmissionReturned', data: { unitId, dataYear, version, reasons: all, returnedBy: context.actorId } },
  ];
};

/** Accepts a filing: bare figures as a whole, a return by form when every field of it has been accepted. */
export const acceptFigures = (
  { version }: Asked<'AcceptFigures'>,
  state: Known,
  context: Context,
): readonly SubmissionEvent[] => {
  const counting = 'accepted' in state ? state.accepted : state.behind;
  if (counting && counting.version >= version) return [];
  const { unitId, dataYear, filing, marks, submittedBy, confirmedBy } = reviewed(state, version, context);
  notOwn(context, submittedBy, confirmedBy);
  const open = Object.keys(filing.entries).filter((field) => marks[field]?.verdict !== 'accepted');
  if (open.length > 0) throw new Refusal('submission.items-open', { fields: open, count: open.length });
  return [{ type: 'FiguresAccepted', data: { unitId, dataYear, version, acceptedBy: context.actorId } }];
};
