import { describe, expect, it } from '@jest/globals';
import { Refusal, type Context } from '@app/domain/kernel';
import { given } from '@test/given';
import {
  acceptedReturn,
  allYes,
  cast,
  claimedReview,
  confirmedReturn,
  firstReturn,
  liftedLock,
  no,
  releasedReview,
  returnedReturn,
  returnId,
  reviewedItems,
  submittedReturn,
  typed,
  verifiedReturn,
  withdrawnReturn,
  yes,
} from '@test/returns';
import type { SubmissionCommand } from './commands.js';
import type { ItemVerdict, ReturnReason, SubmissionEvent } from './events.js';
import { submission } from './submission.js';

const at = (clock: string) => `2025-03-03T${clock}:00.000Z`;
const { reporter, principal, leader, director, deputy, city } = cast;
const id = returnId;
const through = [submittedReturn(1), confirmedReturn(1), reviewedItems(1, allYes), acceptedReturn(1)];
const review = (version: number, items: readonly ItemVerdict[]): SubmissionCommand => ({
  type: 'ReviewItems',
  version,
  items,
});
const sendBack = (version: number, reasons: readonly ReturnReason[] = []): SubmissionCommand => ({
  type: 'ReturnSubmission',
  version,
  reasons,
});
const detailsOf = (past: readonly SubmissionEvent[], command: SubmissionCommand, by: Context): unknown => {
  try {
    return submission.decide(command, past.reduce(submission.evolve, submission.initial), by);
  } catch (error) {
    if (error instanceof Refusal) return error.details;
    throw error;
  }
};

describe('a return by form', () => {
  it('is confirmed by the head of its unit before anyone reviews it', () => {
    const confirm: SubmissionCommand = { type: 'ConfirmReturn', version: 1 };
    given(submission, [submittedReturn(1)])
      .when(confirm, principal)
      .yields([confirmedReturn(1)]);
    given(submission, [submittedReturn(1), confirmedReturn(1)])
      .when(confirm, principal)
      .yields([]);
    given(submission, [submittedReturn(1)])
      .when(confirm, leader)
      .refuses('submission.not-head');
    given(submission, [submittedReturn(1)])
      .when({ type: 'ClaimReview' }, director)
      .refuses('submission.not-confirmed');
    given(submission, [submittedReturn(1)])
      .when(review(1, allYes), director)
      .refuses('submission.not-confirmed');
    given(submission, [submittedReturn(1)])
      .when(sendBack(1), director)
      .refuses('submission.not-confirmed');
    given(submission, [submittedReturn(1), confirmedReturn(1), submittedReturn(2)])
      .when(confirm, principal)
      .refuses('submission.other-version');
    const county = { filingUnit: { kind: 'county', sharesBuildings: false, sequence: 3 } } as const;
    const own = submittedReturn(1, typed(firstReturn), county);
    given(submission, [own]).when(confirm, principal).refuses('submission.not-head');
    given(submission, [own])
      .when(confirm, leader)
      .yields([{ type: 'ReturnConfirmed', data: { ...id, version: 1, confirmedBy: 'leader-1' } }]);
  });

  it('bare figures are neither confirmed nor reviewed by field', () => {
    const bare = submittedReturn(1, {}, { form: null, check: null });
    given(submission, [bare]).when({ type: 'ConfirmReturn', version: 1 }, principal).refuses('submission.bare');
    given(submission, [bare]).when(review(1, []), director).refuses('submission.bare');
    given(submission, [bare])
      .when({ type: 'AcceptFigures', version: 1 }, director)
      .yields([acceptedReturn(1)]);
  });

  it('is reviewed by one person at a time, until a time', () => {
    const claim: SubmissionCommand = { type: 'ClaimReview' };
    const past = [submittedReturn(1), confirmedReturn(1)];
    given(submission, past)
      .when(claim, director)
      .yields([claimedReview(at('03:00'))]);
    given(submission, [...past, claimedReview(at('03:00'))])
      .when(claim, director)
      .yields([]);
    given(submission, past).when(claim, reporter).refuses('submission.own-work');
    const held = [...past, claimedReview(at('02:30'))];
    for (const command of [claim, { type: 'ReleaseReview' } as const, review(1, allYes), sendBack(1)])
      given(submission, held).when(command, deputy).refuses('submission.claimed');
    expect(detailsOf(held, claim, deputy)).toEqual({ until: at('02:30'), untilText: '2025-03-03 10:30' });
    given(submission, held)
      .when(claim, { ...deputy, at: at('02:30') })
      .yields([claimedReview(at('04:30'), 'director-2')]);
    given(submission, held)
      .when(claim, { ...director, at: at('02:00') })
      .yields([claimedReview(at('04:00'))]);
    const release = releasedReview(1);
    given(submission, held).when({ type: 'ReleaseReview' }, director).yields([release]);
    given(submission, [...held, release])
      .when({ type: 'ReleaseReview' }, director)
      .yields([]);
    given(submission, [...held, release])
      .when(claim, deputy)
      .yields([claimedReview(at('03:00'), 'director-2')]);
  });

  it('is reviewed field by field; only what differs from the last word is recorded', () => {
    const past = [submittedReturn(1), confirmedReturn(1)];
    const words = [yes('students'), no('books', ' 与台账不符 ')];
    const kept = [yes('students'), no('books', '与台账不符')];
    given(submission, past)
      .when(review(1, words), director)
      .yields([reviewedItems(1, kept)]);
    given(submission, [...past, reviewedItems(1, kept)])
      .when(review(1, words), director)
      .yields([]);
    given(submission, [...past, reviewedItems(1, kept)])
      .when(review(1, [...words, yes('books')]), director)
      .yields([reviewedItems(1, [yes('books')])]);
    given(submission, past)
      .when(review(1, [no('books', ' ')]), director)
      .refuses('submission.reason-missing');
    const said = (command: SubmissionCommand) => {
      try {
        return submission.decide(command, past.reduce(submission.evolve, submission.initial), director);
      } catch (error) {
        return (error as Refusal).details;
      }
    };
    const label = '图书册数';
    expect(said(review(1, [yes('students'), no('books', ' ')]))).toEqual({
      field: 'books',
      what: `“${label}”的退回理由`,
    });
    expect(said(sendBack(1, [{ figure: 'books', reason: '' }]))).toEqual({
      field: 'books',
      what: `“${label}”的退回理由`,
    });
    expect(said(sendBack(1, [{ figure: null, reason: '' }]))).toEqual({ field: 'reason', what: '理由' });
    expect(detailsOf(past, review(1, [yes('pencils'), yes('books')]), director)).toEqual({ fields: ['pencils'] });
    given(submission, past).when(review(2, words), director).refuses('submission.other-version');
    given(submission, past).when(review(1, words), principal).refuses('submission.own-work');
  });

  it('goes back with the fields that were sent back, and keeps what was accepted', () => {
    const past = [
      submittedReturn(1),
      confirmedReturn(1),
      reviewedItems(1, [yes('students'), no('books', '与台账不符'), yes('backboneTeachers')]),
    ];
    const why = [{ figure: 'books', reason: '与台账不符' }];
    given(submission, past)
      .when(sendBack(1), director)
      .yields([returnedReturn(1, why)]);
    given(submission, [...past, returnedReturn(1, why)])
      .when(sendBack(1), director)
      .yields([]);
    const more = [
      { figure: 'backboneTeachers', reason: '请附名册' },
      { figure: null, reason: '请加盖公章' },
    ];
    given(submission, past)
      .when(sendBack(1, more), director)
      .yields([returnedReturn(1, [...more, ...why])]);
    given(submission, past)
      .when(sendBack(1, [{ figure: 'pencils', reason: '无此项' }]), director)
      .refuses('submission.unknown-fields');
    given(submission, [submittedReturn(1), confirmedReturn(1)])
      .when(sendBack(1), director)
      .refuses('submission.reason-missing');

    const again = [
      ...past,
      returnedReturn(1, [...more, ...why]),
      submittedReturn(2, typed({ ...firstReturn, books: '9' })),
      confirmedReturn(2),
    ];
    expect(detailsOf(again, { type: 'AcceptFigures', version: 2 }, director)).toEqual({
      fields: ['backboneTeachers', 'books'],
      count: 2,
    });
    const changed = [
      ...again,
      submittedReturn(3, typed({ ...firstReturn, students: '261', books: '9' })),
      confirmedReturn(3),
    ];
    expect(detailsOf(changed, { type: 'AcceptFigures', version: 3 }, director)).toMatchObject({ count: 3 });
  });

  it('is accepted when every field is, by someone who neither filed nor confirmed it', () => {
    const accept: SubmissionCommand = { type: 'AcceptFigures', version: 1 };
    const past = through.slice(0, 3);
    given(submission, past.slice(0, 2)).when(accept, director).refuses('submission.items-open');
    given(submission, past)
      .when(accept, director)
      .yields([acceptedReturn(1)]);
    given(submission, through).when(accept, director).yields([]);
    given(submission, past).when(accept, principal).refuses('submission.own-work');
    given(submission, past).when(accept, reporter).refuses('submission.own-work');
    given(submission, [...past, claimedReview(at('02:30'), 'director-2')])
      .when(accept, director)
      .refuses('submission.claimed');
  });

  it('is verified from above the county by a third person', () => {
    const verify = (value: boolean, version = 1): SubmissionCommand => ({
      type: 'VerifyFigures',
      version,
      note: ' 属实 ',
      above: { value, sequence: 40 },
    });
    const verified = verifiedReturn(1);
    given(submission, through).when(verify(true), city).yields([verified]);
    given(submission, [...through, verified])
      .when(verify(true), city)
      .yields([]);
    given(submission, through).when(verify(false), deputy).refuses('submission.not-above');
    given(submission, through).when(verify(true), director).refuses('submission.own-work');
    given(submission, through).when(verify(true, 2), city).refuses('submission.other-version');
    given(submission, through.slice(0, 3)).when(verify(true), city).refuses('submission.not-accepted-yet');
  });
});

describe('accepted figures', () => {
  const lift = (until: string, reason = '统一补报'): SubmissionCommand => ({ type: 'LiftLock', reason, until });

  it('are unlocked for a time, with a reason, and no longer', () => {
    given(submission, through)
      .when(lift('2025-03-10'), director)
      .yields([liftedLock(1, '2025-03-10')]);
    given(submission, [...through, liftedLock(1, '2025-03-10')])
      .when(lift('2025-03-10'), director)
      .yields([]);
    given(submission, [...through, liftedLock(1, '2025-03-10')])
      .when(lift('2025-03-03'), director)
      .yields([liftedLock(1, '2025-03-03')]);
    for (const until of ['2025-03-02', '2025-05-03', '2025-02-30', 'soon'])
      given(submission, through).when(lift(until), director).refuses('submission.until');
    given(submission, through).when(lift('2025-03-10', ' '), director).refuses('submission.reason-missing');
    given(submission, [submittedReturn(1)])
      .when(lift('2025-03-10'), director)
      .refuses('submission.not-accepted-yet');
  });

  it('count while they are filed again, and only what changed is reviewed', () => {
    const open = [
      ...through,
      liftedLock(1, '2025-03-10'),
      submittedReturn(2, typed({ ...firstReturn, books: '9' })),
      confirmedReturn(2),
    ];
    expect(detailsOf(open, { type: 'AcceptFigures', version: 2 }, director)).toEqual({ fields: ['books'], count: 1 });
    given(submission, open).when({ type: 'AcceptFigures', version: 1 }, director).yields([]);
    const state = open.reduce(submission.evolve, submission.initial);
    expect(state).toMatchObject({ status: 'submitted', behind: { version: 1 } });
    const back: SubmissionCommand = { type: 'WithdrawSubmission', reason: '无需补报' };
    const withdrawn = withdrawnReturn(2);
    given(submission, open).when(back, reporter).yields([withdrawn]);
    given(submission, [...open, withdrawn])
      .when(back, reporter)
      .yields([]);
    expect([...open, withdrawn].reduce(submission.evolve, submission.initial)).toMatchObject({
      status: 'accepted',
      version: 2,
      liftedUntil: '2025-03-10',
      accepted: { version: 1 },
    });
    const done = [...open, reviewedItems(2, [yes('books')]), acceptedReturn(2)];
    expect(done.reduce(submission.evolve, submission.initial)).toMatchObject({
      liftedUntil: null,
      accepted: { version: 2 },
    });
  });
});
