import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inspected, inspectionWalk as walk, type InspectionStep, type InspectionWalk } from '@test/inspection-walks';
import { expectFilled, expectSentences } from '@test/refusal-sentences';
import { inspection } from './inspection.js';
import { inspectionRefusals } from './refusals.js';

const statuses: readonly string[] = ['none', 'planned', 'started', 'completed', 'hearing', 'concluded', 'cancelled'];

/** Walks; whatever is refused has its sentence, and what was decided once is decided again to nothing. */
const walked = (steps: InspectionWalk): readonly InspectionStep[] =>
  inspected(steps).map((moment) => {
    const { asked, context, refusal, state } = moment;
    if (refusal && !refusal.code.startsWith('time.')) expectFilled(refusal, inspectionRefusals);
    const again = refusal ? [] : inspection.decide(asked, state, context);
    if (again.length > 0) throw new Error(`${asked.type} again: ${again.map(({ type }) => type).join()}`);
    return moment;
  });

describe('whatever is asked of an inspection, in whatever order', () => {
  it('the state is a named one, and deciding again what was just decided is a no-op', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        for (const { state } of walked(steps)) expect(statuses).toContain(state.status);
      }),
    );
  });

  it('a letter never leaves before the window is over or waived, nor with a defence unanswered', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        for (const { day, before, events } of walked(steps)) {
          const letter = events.find(({ type }) => type === 'OpinionLetterIssued');
          if (!letter || before.status !== 'hearing') continue;
          expect(before.waived || day > before.preliminary.defenceDueDate).toBe(true);
          expect(letter).toMatchObject({ data: { defences: before.defences.map(({ answer: said }) => said) } });
          expect(before.defences.every(({ answer: said }) => said !== null)).toBe(true);
        }
      }),
    );
  });

  it('a thematic or comprehensive visit never starts without three inspectors and a notice', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        for (const { before, events } of walked(steps)) {
          if (before.status !== 'planned' || !events.some(({ type }) => type === 'InspectionStarted')) continue;
          if (before.plan.kind === 'routine') continue;
          expect(before.plan.team.length).toBeGreaterThanOrEqual(3);
          expect(before.notice).not.toBeNull();
        }
      }),
    );
  });

  it('every state is reached', () => {
    const walks = fc.sample(walk, { numRuns: 300, seed: 7 });
    const reached = new Set(walks.flatMap((steps) => walked(steps).map(({ state }) => state.status)));
    expect([...reached].toSorted()).toEqual(statuses.toSorted());
  });

  it('every refusal has its sentence', () => expectSentences(import.meta.dirname, inspectionRefusals));
});
