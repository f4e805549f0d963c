import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween } from '@app/domain/kernel';
import { walk, walked, type Walk, type Walked } from '@test/issue-walks';
import { expectFilled, expectSentences } from '@test/refusal-sentences';
import { photo } from '@test/supervision-cast';
import { rectification } from './rectification.js';
import { rectificationRefusals } from './refusals.js';

const statuses: readonly string[] = [
  'none',
  'raised',
  'assigned',
  'acknowledged',
  'planSubmitted',
  'inProgress',
  'reportApproved',
  'closureRequested',
  'inadequate',
  'verified',
  'closed',
  'withdrawn',
  'superseded',
];
/** Walks; whatever is refused has its sentence, and what was decided once is decided again to nothing. */
const checked = (steps: Walk): readonly Walked[] =>
  walked(steps).map((moment) => {
    const { asked, context, refusal, state } = moment;
    if (refusal && !refusal.code.startsWith('time.')) expectFilled(refusal, rectificationRefusals);
    const again = refusal ? [] : rectification.decide(asked, state, context);
    if (again.length > 0) throw new Error(`${asked.type} again: ${again.map(({ type }) => type).join()}`);
    return moment;
  });

describe('whatever is asked of an issue, in whatever order', () => {
  it('the state is a named one, and deciding again what was just decided is a no-op', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        for (const { state } of checked(steps)) expect(statuses).toContain(state.status);
      }),
      { numRuns: 100 },
    );
  });

  it('it is closed only after the unit head’s approval, evidence, and a visit by somebody who did not rectify it', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const moments = checked(steps);
        const log = moments.flatMap(({ events }) => events);
        for (const [index, closed] of log.entries()) {
          if (closed.type !== 'IssueClosed') continue;
          const earlier = log.slice(0, index);
          const { round, attempt, request } = closed.data;
          const asked = earlier.find((event) => event.type === 'ClosureRequested' && event.data.request === request);
          expect(asked).toMatchObject({ data: { evidence: [photo], round, attempt } });
          expect(
            earlier.some(
              ({ type, data }) =>
                type === 'RectificationReportApproved' && data.round === round && data.attempt === attempt,
            ),
          ).toBe(true);
          const rectifiers = earlier.flatMap(({ data }) =>
            Object.entries(data).flatMap(([field, value]) =>
              /^(acknowledged|submitted|reported|approved|requested)By$|^responsibleAccountId$/.test(field)
                ? [value as string]
                : [],
            ),
          );
          for (const verifier of closed.data.verifiedBy) expect(rectifiers).not.toContain(verifier);
          expect(closed.data.verifiedBy.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('the due date of the same unit moves only by what was asked for in time, or by the days that the clock stood', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let requestedOn = '';
        for (const { day, before, events, state } of checked(steps)) {
          if (events.some(({ type }) => type === 'ExtensionRequested' || type === 'LongTermRequested'))
            requestedOn = day;
          if (!('order' in before) || !('order' in state)) continue;
          if (before.order.leadUnitId !== state.order.leadUnitId || before.order.dueDate === state.order.dueDate)
            continue;
          const [event, ...more] = events;
          expect(more).toEqual([]);
          expect(['ExtensionGranted', 'LongTermGranted', 'ClockResumed']).toContain(event?.type);
          const stood = event?.type === 'ClockResumed' ? daysBetween(event.data.from, event.data.on) : null;
          expect(stood ?? requestedOn <= before.order.dueDate).toBe(
            stood === null ? true : daysBetween(before.order.dueDate, state.order.dueDate),
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('every state is reached', () => {
    const walks = fc.sample(walk, { numRuns: 300, seed: 7 });
    const reached = new Set(walks.flatMap((steps) => checked(steps).map(({ state }) => state.status)));
    expect([...reached].toSorted()).toEqual(
      statuses
        .filter((status) => status !== 'none')
        .concat(['none'])
        .toSorted(),
    );
  });

  it('every refusal has its sentence', () => expectSentences(import.meta.dirname, rectificationRefusals));
});
