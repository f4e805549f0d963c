import type { Schemas } from '@app/api-client';

export type Review = Schemas['ReviewDto'];
export type ReviewItem = Schemas['ReviewItemDto'];

/** What a reviewer does with a filing. `say`: field by field. */
export type ReviewAct =
  'say' | 'accept' | 'sendBack' | 'claim' | 'release' | 'acceptCorrection' | 'refuseCorrection' | 'unlock' | 'verify';

/** By the commands that the server names. */
const names: Readonly<Record<string, ReviewAct>> = {
  ReviewItems: 'say',
  AcceptFigures: 'accept',
  ReturnSubmission: 'sendBack',
  ClaimReview: 'claim',
  ReleaseReview: 'release',
  AcceptCorrection: 'acceptCorrection',
  RefuseCorrection: 'refuseCorrection',
  LiftLock: 'unlock',
  VerifyFigures: 'verify',
};

/** Fields without a word are no obstacle: whoever accepts the whole says yes to them first. */
const overcome = 'submission.items-open';

/** Which acts the server lets this reader do now. */
export const actsOf = ({ acts }: Pick<Review, 'acts'>): ReadonlySet<ReviewAct> =>
  new Set(
    acts.flatMap(({ act, blockedBy }) => {
      const name = names[act];
      return name && (blockedBy === null || blockedBy.code === overcome) ? [name] : [];
    }),
  );

/** Why nothing can be decided now, in the server's words; null where the state itself says it, or the role decides nothing. */
export const hindranceOf = ({ acts, status }: Pick<Review, 'acts' | 'status'>): string | null => {
  const deciding = { submitted: 'AcceptFigures', correcting: 'AcceptCorrection' }[status as string];
  return acts.find(({ act }) => act === deciding)?.blockedBy?.detail ?? null;
};
