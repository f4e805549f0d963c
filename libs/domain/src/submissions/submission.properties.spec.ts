import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '@app/domain/kernel';
import { someone } from '@test/given';
import type { SubmissionCommand } from './commands.js';
import { canonical } from './figures.js';
import { submissionRefusals } from './refusals.js';
import type { SubmissionState } from './state.js';
import { submission } from './submission.js';

const version = fc.constantFrom(1, 1, 2, 2, 3, 4);
const figures = fc.record({ students: fc.constantFrom('100', '200', null, '-1') });
const reason = fc.constantFrom('理由一', '理由一', '理由二', '');
const evidence = fc.constantFrom([], [{ hash: 'a'.repeat(64), mediaType: 'image/png', bytes: 1 }]);
const command: fc.Arbitrary<SubmissionCommand> = fc.oneof(
  fc.record({
    type: fc.constant('SubmitFigures' as const),
    unitId: fc.constant('section-1'),
    dataYear: fc.constant('2024-2025'),
    unit: fc.constant({ value: { kind: 'section' as const, sharesBuildings: false }, sequence: 1 }),
    figures,
    enrolment: fc.constant(null),
    note: fc.constantFrom(null, '说明'),
  }),
  fc.record({
    type: fc.constant('ReturnSubmission' as const),
    version,
    reasons: reason.map((text) => [{ figure: null, reason: text }]),
  }),
  fc.record({ type: fc.constant('WithdrawSubmission' as const), reason }),
  fc.record({ type: fc.constant('AcceptFigures' as const), version }),
  fc.record({
    type: fc.constant('ProposeCorrection' as const),
    figures,
    enrolment: fc.constant(null),
    reason,
    evidence,
    effectiveAt: fc.constantFrom('2024-09-01', '2025-03-01', '2024-08-01'),
  }),
  fc.record({ type: fc.constant('AcceptCorrection' as const), version }),
  fc.record({ type: fc.constant('RefuseCorrection' as const), version, reason }),
);

it('no sequence of commands reaches an unnamed state or fails with anything but a named refusal; a repeat changes nothing', () => {
  const reached = new Set<SubmissionState['status']>();
  fc.assert(
    fc.property(
      fc.array(fc.tuple(command, fc.constantFrom('a', 'b')), { minLength: 5, maxLength: 40, size: 'max' }),
      (asked) => {
        let state: SubmissionState = submission.initial;
        for (const [one, actorId] of asked) {
          const by = { ...someone, actorId };
          try {
            for (const event of submission.decide(one, state, by)) state = submission.evolve(state, event);
          } catch (error) {
            if (!(error instanceof Refusal) || !Object.hasOwn(submissionRefusals, error.code)) throw error;
            continue;
          }
          reached.add(state.status);
          expect(submission.decide(one, state, by)).toEqual([]);
        }
      },
    ),
    { numRuns: 2000, seed: 20250303 },
  );
  expect([...reached].sort()).toEqual(['accepted', 'correcting', 'returned', 'submitted', 'withdrawn']);
});

it('a number has one way of writing, and keeps its value', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 99 }), fc.integer({ min: 0, max: 3 }), (whole, cents, zeros) => {
      const text = `${'0'.repeat(zeros)}${whole}.${String(cents).padStart(2, '0')}${'0'.repeat(zeros)}`;
      const once = canonical(text);
      expect(canonical(once)).toBe(once);
      expect(Number(once)).toBe(Number(`${whole}.${String(cents).padStart(2, '0')}`));
      expect(once).not.toMatch(/^0\d|\.$|\.\d*0$/);
    }),
  );
});
