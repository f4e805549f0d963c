import { describe, expect, it } from '@jest/globals';
import {
  acceptedReturn,
  allYes,
  cast,
  claimedReview,
  confirmedReturn,
  liftedLock,
  reviewedItems,
  submittedReturn,
  verifiedReturn,
} from '@test/returns';
import { tried, type Context } from '../kernel/index.js';
import { reviewActNames, reviewActs } from './acts.js';
import type { SubmissionEvent } from './events.js';
import { submission } from './submission.js';

const filed = [submittedReturn(1), confirmedReturn(1)];
const reviewed = [...filed, reviewedItems(1, allYes)];
const accepted = [...reviewed, acceptedReturn(1)];
const acts = (events: readonly SubmissionEvent[], who: Context, above = false) => {
  const state = events.reduce(submission.evolve, submission.initial);
  const facts = { above: { value: above, sequence: 40 } };
  return reviewActNames.flatMap((name) => tried(name, reviewActs[name], state, who, facts) ?? []);
};
const legal = (...asked: Parameters<typeof acts>) =>
  acts(...asked)
    .filter(({ blockedBy }) => blockedBy === null)
    .map(({ act }) => act);
const blocked = (name: string, ...asked: Parameters<typeof acts>) =>
  acts(...asked).find(({ act }) => act === name)?.blockedBy?.code;

describe('what can be done in a review', () => {
  it('is what the rules allow at each step, to whom', () => {
    expect(legal(filed, cast.director)).toEqual(['ReviewItems', 'ReturnSubmission', 'ClaimReview']);
    expect(legal(reviewed, cast.director)).toEqual(['ReviewItems', 'AcceptFigures', 'ReturnSubmission', 'ClaimReview']);
    expect(legal(accepted, cast.director)).toEqual(['LiftLock']);
    expect(legal(accepted, cast.city, true)).toEqual(['VerifyFigures', 'LiftLock']);
    expect(legal([...accepted, verifiedReturn(1)], cast.city, true)).toEqual(['LiftLock']);
  });

  it('names the rule that stands in the way', () => {
    expect(blocked('ReviewItems', [submittedReturn(1)], cast.director)).toBe('submission.not-confirmed');
    expect(blocked('AcceptFigures', filed, cast.director)).toBe('submission.items-open');
    expect(blocked('AcceptFigures', reviewed, cast.principal)).toBe('submission.own-work');
    expect(blocked('VerifyFigures', accepted, cast.director)).toBe('submission.not-above');
    const held = [...filed, claimedReview('2025-03-03T03:00:00.000Z')];
    expect(blocked('ReviewItems', held, cast.deputy)).toBe('submission.claimed');
    expect(legal(held, cast.director)).toContain('ReleaseReview');
  });

  it('bare figures have no fields to speak of, and an open lock can be moved', () => {
    const bare = submittedReturn(1, {}, { form: null, check: null });
    expect(legal([bare], cast.director)).toEqual(['AcceptFigures', 'ReturnSubmission', 'ClaimReview']);
    expect(legal([...accepted, liftedLock(1, '2025-05-02')], cast.director)).toContain('LiftLock');
  });
});
