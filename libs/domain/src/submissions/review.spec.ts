import { describe, expect, it } from '@jest/globals';
import { Refusal, type Context } from '@app/domain/kernel';
import { given, someone } from '@test/given';
import type { SubmissionCommand } from './commands.js';
import type { ItemVerdict, ReturnReason, SubmissionEvent } from './events.js';
import type { Entries } from './form/index.js';
import { submission } from './submission.js';

type Submitted = Extract<SubmissionEvent, { type: 'FiguresSubmitted' }>;

const at = (clock: string) => `2025-03-03T${clock}:00.000Z`;
const reporter: Context = { ...someone, actorId: 'reporter-1', role: 'reporter' };
const principal: Context = { ...someone, actorId: 'principal-1', role: 'principal' };
const leader: Context = { ...someone, actorId: 'leader-1', role: 'bureauLeader' };
const director: Context = { ...someone, actorId: 'director-1', role: 'supervisionDirector' };
const deputy: Context = { ...someone, actorId: 'director-2', role: 'supervisionDirector' };
const city: Context = { ...someone, actorId: 'city-1', role: 'supervisionDirector', unitId: 'city-1' };
const id = { unitId: 'section-1', dataYear: '2024-2025' };

const typed = (values: Readonly<Record<string, string | null>>): Entries =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, { value, explanation: null, origin: { kind: 'typed' } }]),
  );
const first = { students: '260', teachers: '14', rooms: '8' };
const submitted = (
  version: number,
  values: Entries = typed(first),
  change: Partial<Submitted['data']> = {},
): Submitted => ({
  type: 'FiguresSubmitted',
  data: {
    ...id,
    version,
    filingUnit: { kind: 'section', sharesBuildings: false, sequence: 3 },
    figures: {},
    enrolment: null,
    form: { id: 'section', version: 1 },
    entries: values,
    check: { sequence: 3, findings: [] },
    note: null,
    submittedBy: 'reporter-1',
    effectiveFrom: '2024-09-01',
    ...change,
  },
});
const confirmed = (version: number): SubmissionEvent => ({
  type: 'ReturnConfirmed',
  data: { ...id, version, confirmedBy: 'principal-1' },
});
const claimed = (until: string, claimedBy = 'director-1'): SubmissionEvent => ({
  type: 'ReviewClaimed',
  data: { ...id, version: 1, claimedBy, until },
});
const yes = (field: string): ItemVerdict => ({ field, verdict: 'accepted', reason: null });
const no = (field: string, reason: string): ItemVerdict => ({ field, verdict: 'returned', reason });
const reviewed = (version: number, items: readonly ItemVerdict[]): SubmissionEvent => ({
  type: 'ItemsReviewed',
  data: { ...id, version, items, reviewedBy: 'director-1' },
});
const returned = (version: number, reasons: readonly ReturnReason[]): SubmissionEvent => ({
  type: 'SubmissionReturned',
  data: { ...id, version, reasons, returnedBy: 'director-1' },
});
const accepted = (version: number): SubmissionEvent => ({
  type: 'FiguresAccepted',
  data: { ...id, version, acceptedBy: 'director-1' },
});
const lifted = (version: number, until: string): SubmissionEvent => ({
  type: 'LockLifted',
  data: { ...id, version, reason: '统一补报', until, liftedBy: 'director-1' },
});
const all = ['students', 'teachers', 'rooms'].map(yes);
const through = [submitted(1), confirmed(1), reviewed(1, all), accepted(1)];
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
    given(submission, [submitted(1)])
      .when(confirm, principal)
      .yields([confirmed(1)]);
    given(submission, [submitted(1), confirmed(1)])
      .when(confirm, principal)
      .yields([]);
    given(submission, [submitted(1)])
      .when(confirm, leader)
      .refuses('submission.not-head');
    given(submission, [submitted(1)])
      .when({ type: 'ClaimReview' }, director)
      .refuses('submission.not-confirmed');
    given(submission, [submitted(1)])
      .when(review(1, all), director)
      .refuses('submission.not-confirmed');
    given(submission, [submitted(1)])
      .when(sendBack(1), director)
      .refuses('submission.not-confirmed');
    given(submission, [submitted(1), confirmed(1), submitted(2)])
      .when(confirm, principal)
      .refuses('submission.other-version');
    const county = { filingUnit: { kind: 'county', sharesBuildings: false, sequence: 3 } } as const;
    const own = submitted(1, typed(first), county);
    given(submission, [own]).when(confirm, principal).refuses('submission.not-head');
    given(submission, [own])
      .when(confirm, leader)
      .yields([{ type: 'ReturnConfirmed', data: { ...id, version: 1, confirmedBy: 'leader-1' } }]);
  });

  it('bare figures are neither confirmed nor reviewed by field', () => {
    const bare = submitted(1, {}, { form: null, check: null });
    given(submission, [bare]).when({ type: 'ConfirmReturn', version: 1 }, principal).refuses('submission.bare');
    given(submission, [bare]).when(review(1, []), director).refuses('submission.bare');
    given(submission, [bare])
      .when({ type: 'AcceptFigures', version: 1 }, director)
      .yields([accepted(1)]);
  });

  it('is reviewed by one person at a time, until a time', () => {
    const claim: SubmissionCommand = { type: 'ClaimReview' };
    const past = [submitted(1), confirmed(1)];
    given(submission, past)
      .when(claim, director)
      .yields([claimed(at('03:00'))]);
    given(submission, [...past, claimed(at('03:00'))])
      .when(claim, director)
      .yields([]);
    given(submission, past).when(claim, reporter).refuses('submission.own-work');
    const held = [...past, claimed(at('02:30'))];
    for (const command of [claim, { type: 'ReleaseReview' } as const, review(1, all), sendBack(1)])
      given(submission, held).when(command, deputy).refuses('submission.claimed');
    expect(detailsOf(held, claim, deputy)).toEqual({ until: at('02:30'), untilText: '2025-03-03 10:30' });
    given(submission, held)
      .when(claim, { ...deputy, at: at('02:30') })
      .yields([claimed(at('04:30'), 'director-2')]);
    given(submission, held)
      .when(claim, { ...director, at: at('02:00') })
      .yields([claimed(at('04:00'))]);
    const release: SubmissionEvent = { type: 'ReviewReleased', data: { ...id, version: 1, releasedBy: 'director-1' } };
    given(submission, held).when({ type: 'ReleaseReview' }, director).yields([release]);
    given(submission, [...held, release])
      .when({ type: 'ReleaseReview' }, director)
      .yields([]);
    given(submission, [...held, release])
      .when(claim, deputy)
      .yields([claimed(at('03:00'), 'director-2')]);
  });

  it('is reviewed field by field; only what differs from the last word is recorded', () => {
    const past = [submitted(1), confirmed(1)];
    const words = [yes('students'), no('rooms', ' 与台账不符 ')];
    const kept = [yes('students'), no('rooms', '与台账不符')];
    given(submission, past)
      .when(review(1, words), director)
      .yields([reviewed(1, kept)]);
    given(submission, [...past, reviewed(1, kept)])
      .when(review(1, words), director)
      .yields([]);
    given(submission, [...past, reviewed(1, kept)])
      .when(review(1, [...words, yes('rooms')]), director)
      .yields([reviewed(1, [yes('rooms')])]);
    given(submission, past)
      .when(review(1, [no('rooms', ' ')]), director)
      .refuses('submission.reason-missing');
    expect(detailsOf(past, review(1, [yes('pencils'), yes('rooms')]), director)).toEqual({ fields: ['pencils'] });
    given(submission, past).when(review(2, words), director).refuses('submission.other-version');
    given(submission, past).when(review(1, words), principal).refuses('submission.own-work');
  });

  it('goes back with the fields that were sent back, and keeps what was accepted', () => {
    const past = [
      submitted(1),
      confirmed(1),
      reviewed(1, [yes('students'), no('rooms', '与台账不符'), yes('teachers')]),
    ];
    const why = [{ figure: 'rooms', reason: '与台账不符' }];
    given(submission, past)
      .when(sendBack(1), director)
      .yields([returned(1, why)]);
    given(submission, [...past, returned(1, why)])
      .when(sendBack(1), director)
      .yields([]);
    const more = [
      { figure: 'teachers', reason: '请附名册' },
      { figure: null, reason: '请加盖公章' },
    ];
    given(submission, past)
      .when(sendBack(1, more), director)
      .yields([returned(1, [...more, ...why])]);
    given(submission, past)
      .when(sendBack(1, [{ figure: 'pencils', reason: '无此项' }]), director)
      .refuses('submission.unknown-fields');
    given(submission, [submitted(1), confirmed(1)])
      .when(sendBack(1), director)
      .refuses('submission.reason-missing');

    const again = [
      ...past,
      returned(1, [...more, ...why]),
      submitted(2, typed({ ...first, rooms: '9' })),
      confirmed(2),
    ];
    expect(detailsOf(again, { type: 'AcceptFigures', version: 2 }, director)).toEqual({
      fields: ['teachers', 'rooms'],
      count: 2,
    });
    const changed = [...again, submitted(3, typed({ ...first, students: '261', rooms: '9' })), confirmed(3)];
    expect(detailsOf(changed, { type: 'AcceptFigures', version: 3 }, director)).toMatchObject({ count: 3 });
  });

  it('is accepted when every field is, by someone who neither filed nor confirmed it', () => {
    const accept: SubmissionCommand = { type: 'AcceptFigures', version: 1 };
    const past = through.slice(0, 3);
    given(submission, past.slice(0, 2)).when(accept, director).refuses('submission.items-open');
    given(submission, past)
      .when(accept, director)
      .yields([accepted(1)]);
    given(submission, through).when(accept, director).yields([]);
    given(submission, past).when(accept, principal).refuses('submission.own-work');
    given(submission, past).when(accept, reporter).refuses('submission.own-work');
    given(submission, [...past, claimed(at('02:30'), 'director-2')])
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
    const verified: SubmissionEvent = {
      type: 'FiguresVerified',
      data: { ...id, version: 1, note: '属实', sequence: 40, verifiedBy: 'city-1' },
    };
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
      .yields([lifted(1, '2025-03-10')]);
    given(submission, [...through, lifted(1, '2025-03-10')])
      .when(lift('2025-03-10'), director)
      .yields([]);
    given(submission, [...through, lifted(1, '2025-03-10')])
      .when(lift('2025-03-03'), director)
      .yields([lifted(1, '2025-03-03')]);
    for (const until of ['2025-03-02', '2025-05-03', '2025-02-30', 'soon'])
      given(submission, through).when(lift(until), director).refuses('submission.until');
    given(submission, through).when(lift('2025-03-10', ' '), director).refuses('submission.reason-missing');
    given(submission, [submitted(1)])
      .when(lift('2025-03-10'), director)
      .refuses('submission.not-accepted-yet');
  });

  it('count while they are filed again, and only what changed is reviewed', () => {
    const open = [...through, lifted(1, '2025-03-10'), submitted(2, typed({ ...first, rooms: '9' })), confirmed(2)];
    expect(detailsOf(open, { type: 'AcceptFigures', version: 2 }, director)).toEqual({ fields: ['rooms'], count: 1 });
    given(submission, open).when({ type: 'AcceptFigures', version: 1 }, director).yields([]);
    const state = open.reduce(submission.evolve, submission.initial);
    expect(state).toMatchObject({ status: 'submitted', behind: { version: 1 } });
    const back: SubmissionCommand = { type: 'WithdrawSubmission', reason: '无需补报' };
    const withdrawn: SubmissionEvent = {
      type: 'SubmissionWithdrawn',
      data: { ...id, version: 2, reason: '无需补报', withdrawnBy: 'reporter-1' },
    };
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
    const done = [...open, reviewed(2, [yes('rooms')]), accepted(2)];
    expect(done.reduce(submission.evolve, submission.initial)).toMatchObject({
      liftedUntil: null,
      accepted: { version: 2 },
    });
  });
});
