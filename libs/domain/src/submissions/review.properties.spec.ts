import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal, type Context } from '@app/domain/kernel';
import { someone } from '@test/given';
import { entriesOf } from '@test/sound-returns';
import type { SubmissionCommand } from './commands.js';
import type { SubmissionEvent } from './events.js';
import { submissionRefusals } from './refusals.js';
import type { SubmissionState } from './state.js';
import { submission } from './submission.js';

/** Mostly the one that stands, named when it is asked (0); sometimes an old one. */
const version = fc.constantFrom(0, 0, 0, 1, 2);
const filled = fc.record({
  form: fc.constant({ id: 'section' as const, version: 1 }),
  entries: fc
    .record({ books: fc.constantFrom('100', '200', null), computers: fc.constantFrom('10', '20', '-1') })
    .map((values) => entriesOf(values)),
  confirmed: fc.constant([]),
  facts: fc.constant({ value: { last: null, medians: {}, stage: 'junior' as const }, sequence: 1 }),
});
const reason = fc.constantFrom('理由一', '理由一', '理由二', '');
const verdict = fc.oneof(
  fc.record({
    field: fc.constantFrom('books', 'computers'),
    verdict: fc.constant('accepted' as const),
    reason: fc.constant(null),
  }),
  fc.record({
    field: fc.constantFrom('books', 'computers', 'pencils'),
    verdict: fc.constant('returned' as const),
    reason,
  }),
);
const whole = fc.constant(
  ['books', 'computers'].map((field) => ({ field, verdict: 'accepted' as const, reason: null })),
);
const command: fc.Arbitrary<SubmissionCommand> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(filled, fc.constantFrom(null, '说明')).map(([form, note]) => ({
      type: 'SubmitReturn' as const,
      unitId: 'section-1',
      dataYear: '2024-2025',
      unit: { value: { kind: 'section' as const, sharesBuildings: false }, sequence: 1 },
      ...form,
      note,
    })),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('ConfirmReturn' as const), version }) },
  fc.record({ type: fc.constant('ClaimReview' as const) }),
  fc.record({ type: fc.constant('ReleaseReview' as const) }),
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('ReviewItems' as const),
      version,
      items: fc.oneof(whole, fc.array(verdict, { maxLength: 2 })),
    }),
  },
  fc.record({
    type: fc.constant('ReturnSubmission' as const),
    version,
    reasons: fc.constantFrom([], [{ figure: 'books', reason: '不符' }], [{ figure: null, reason: '请盖章' }]),
  }),
  fc.record({ type: fc.constant('WithdrawSubmission' as const), reason }),
  { weight: 4, arbitrary: fc.record({ type: fc.constant('AcceptFigures' as const), version }) },
  fc.record({
    type: fc.constant('VerifyFigures' as const),
    version,
    note: fc.constant(null),
    above: fc.boolean().map((value) => ({ value, sequence: 1 })),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('LiftLock' as const),
      reason,
      until: fc.constantFrom('2025-03-03', '2025-03-04', '2026-01-01'),
    }),
  },
  fc.tuple(filled, reason).map(([form, why]) => ({
    type: 'CorrectReturn' as const,
    ...form,
    reason: why,
    evidence: [{ hash: 'a'.repeat(64), mediaType: 'image/png', bytes: 1 }],
  })),
  fc.record({ type: fc.constant('AcceptCorrection' as const), version }),
  fc.record({ type: fc.constant('RefuseCorrection' as const), version, reason }),
);
type Step = readonly [SubmissionCommand, string, string, number];
const asked: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(
    command,
    fc.constantFrom('a', 'b', 'c'),
    fc.constantFrom('principal', 'reporter'),
    fc.constantFrom(0, 10, 90, 600),
  ),
  { minLength: 10, maxLength: 50, size: 'max' },
);

const ofVersion = (command: SubmissionCommand, state: SubmissionState): SubmissionCommand =>
  'version' in command && command.version === 0
    ? { ...command, version: state.status === 'none' ? 1 : state.version }
    : command;

/** The way of a return that nothing is wrong with, to begin somewhere on it. */
const sound: readonly Step[] = [
  [
    {
      type: 'SubmitReturn',
      unitId: 'section-1',
      dataYear: '2024-2025',
      unit: { value: { kind: 'section', sharesBuildings: false }, sequence: 1 },
      form: { id: 'section', version: 1 },
      entries: entriesOf({ books: '100', computers: '10' }),
      confirmed: [],
      facts: { value: { last: null, medians: {}, stage: 'junior' }, sequence: 1 },
      note: null,
    },
    'a',
    'reporter',
    0,
  ],
  [{ type: 'ConfirmReturn', version: 1 }, 'b', 'principal', 0],
  [
    {
      type: 'ReviewItems',
      version: 1,
      items: ['books', 'computers'].map((field) => ({ field, verdict: 'accepted', reason: null })),
    },
    'c',
    'reporter',
    0,
  ],
  [{ type: 'AcceptFigures', version: 1 }, 'c', 'reporter', 0],
];

const counting = (state: SubmissionState) =>
  state.status === 'none' ? null : 'accepted' in state ? state.accepted : state.behind;
const reviewing = ['ItemsReviewed', 'SubmissionReturned', 'FiguresAccepted', 'CorrectionAccepted', 'CorrectionRefused'];

/** What must hold of a step, whatever came before it. */
const holds = (before: SubmissionState, event: SubmissionEvent, after: SubmissionState, by: Context): void => {
  const held =
    before.status !== 'none' && before.claim !== null && before.claim.until > by.at ? before.claim.by : by.actorId;
  if (reviewing.includes(event.type)) expect(held).toBe(by.actorId);
  if (event.type === 'FiguresAccepted') {
    const state = before as Extract<SubmissionState, { status: 'submitted' }>;
    expect([state.submittedBy, state.confirmedBy]).not.toContain(by.actorId);
    expect(state.confirmedBy).not.toBeNull();
    expect(Object.keys(state.filing.entries).map((field) => state.marks[field]?.verdict)).toEqual(
      Object.keys(state.filing.entries).map(() => 'accepted'),
    );
  } else if (event.type !== 'CorrectionAccepted' && event.type !== 'FiguresVerified') {
    expect(counting(after)).toEqual(counting(before));
  }
};

it('whatever is asked in whatever order: what counts changes only by another’s yes to all of it, and nobody breaks a claim', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), asked, (begin, then) => {
      let state: SubmissionState = submission.initial;
      let minutes = 0;
      for (const [named, actorId, role, later] of [...sound.slice(0, begin), ...then]) {
        const one = ofVersion(named, state);
        minutes += later;
        const at = new Date(Date.UTC(2025, 2, 3, 1, minutes)).toISOString();
        const by = { ...someone, actorId, role, at };
        try {
          for (const event of submission.decide(one, state, by)) {
            const after = submission.evolve(state, event);
            holds(state, event, after, by);
            state = after;
            reached.add(event.type);
          }
        } catch (error) {
          if (!(error instanceof Refusal) || !Object.hasOwn(submissionRefusals, error.code)) throw error;
          continue;
        }
        expect(submission.decide(one, state, by)).toEqual([]);
      }
    }),
    { numRuns: 300, seed: 20250303 },
  );
  expect([...reached].sort()).toEqual([
    'CorrectionAccepted',
    'CorrectionProposed',
    'CorrectionRefused',
    'FiguresAccepted',
    'FiguresSubmitted',
    'FiguresVerified',
    'ItemsReviewed',
    'LockLifted',
    'ReturnConfirmed',
    'ReviewClaimed',
    'ReviewReleased',
    'SubmissionReturned',
    'SubmissionWithdrawn',
  ]);
});
