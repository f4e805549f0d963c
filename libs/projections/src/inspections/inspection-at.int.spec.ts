import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, plusDays, type Recorded } from '@app/domain/kernel';
import { visit } from '@test/inspection-life';
import { inspected, inspectionWalk, type InspectionWalk } from '@test/inspection-walks';
import { apply, projected, recorded } from '@test/projected';
import { anyProjection } from '../kernel/index.js';
import { inspectionAt, inspectionShown } from './inspection-at.js';
import { inspectionList } from './inspection-list.js';

const id = 'inspection-1';
/** What happened on a walk; each act is told so many days after its day. */
const happened = (walk: InspectionWalk, told: readonly number[]): readonly Recorded[] =>
  recorded(
    inspected(walk).flatMap(({ day, context, events }, index) =>
      events.map((fact) => {
        const effectiveAt = plusDays(day, -(told[index % told.length] ?? 0));
        return {
          in: 'inspection-inspection-1' as const,
          fact,
          occurredAt: context.at,
          recordedAt: context.at,
          effectiveAt,
        };
      }),
    ),
  );
/** What the page shows over rows that these events alone have filled. */
const live = (events: readonly Recorded[]) => {
  const projections = [anyProjection(inspectionList)];
  const db = projected(projections, []);
  apply(db, projections, events);
  return inspectionShown(db, id, events);
};
const told = fc.array(fc.constantFrom(0, 0, 1, 6), { minLength: 7, maxLength: 7 });

it('an inspection of any record is what its page was by then; of a day what was true on it', () => {
  const met = { known: 0, changed: 0, apart: 0 };
  fc.assert(
    fc.property(inspectionWalk, told, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (walk, late, places) => {
      const events = happened(walk, late);
      for (const place of events.length === 0 ? [] : places) {
        const knownAt = 1 + (place % events.length);
        const { recordedAt, effectiveAt: asOf } = events[knownAt - 1]!;
        const then = inspectionAt(events, id, { knownAt, asOf: dayOf(recordedAt) });
        expect(then).toEqual(live(events.slice(0, knownAt)));
        const now = inspectionAt(events, id, { asOf });
        expect(now).toEqual(live(events.filter((event, index) => index === 0 || event.effectiveAt <= asOf)));
        expect([now!.row.findings >= 0, now!.row.unanswered >= 0]).toEqual([true, true]);
        met.known++;
        if (then!.row.status !== live(events)!.row.status) met.changed++;
        if (now!.row.sequence !== inspectionAt(events, id, { knownAt, asOf })!.row.sequence) met.apart++;
      }
    }),
    { numRuns: 25, seed: 20250303 },
  );
  expect(Object.entries(met).filter(([, times]) => times < 5)).toEqual([]);
});

it('is not there before it was planned as far as known, and is planned on any day before its own', () => {
  const plain = recorded(visit.concluded.map((fact) => ({ in: 'inspection-inspection-1', fact })));
  expect(inspectionAt(plain, id, { knownAt: 0, asOf: '2025-12-31' })).toBeUndefined();
  expect(inspectionAt([], id, { asOf: '2025-12-31' })).toBeUndefined();
  expect(inspectionAt(plain, id, { asOf: '2000-01-01' })?.row).toMatchObject({ status: 'planned', startedOn: null });
});

it('an answer that is said to have come before the 申辩 leaves none of it waiting', () => {
  const days: Readonly<Record<string, string>> = { DefenceFiled: '2025-03-12', DefenceAnswered: '2025-03-11' };
  const of = (fact: Recorded['type']): string => days[fact] ?? '2025-03-10';
  const told = recorded(
    visit.concluded.map((fact) => ({ in: 'inspection-inspection-1', fact, effectiveAt: of(fact.type) })),
  );
  expect(inspectionAt(told, id, { asOf: '2025-03-11' })?.row).toMatchObject({ defences: 0, unanswered: 0 });
  expect(inspectionAt(told, id, { asOf: '2025-03-12' })?.row).toMatchObject({ defences: 1, unanswered: 0 });
});
