import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays, type Fact, type Recorded } from '@app/domain/kernel';
import { unit } from '@test/county';
import { visit } from '@test/inspection-life';
import { inspected, inspectionWalk, type InspectionWalk } from '@test/inspection-walks';
import { apply, projected, recorded, type Happening } from '@test/projected';
import { anyProjection, forever, lifeBy, type PointAsked } from '../kernel/index.js';
import { organizationTree } from '../organizations/index.js';
import { inspectionList } from './inspection-list.js';
import { inspectionsOf, type InspectionFilter } from './inspection-rows.js';
import { inspectionShown } from './inspection-shown.js';

const tree: readonly Happening[] = [
  unit('county', 'county-1', null),
  unit('school', 'school-1', 'county-1'),
  unit('school', 'school-2', 'county-1'),
];
const projections = [anyProjection(organizationTree), anyProjection(inspectionList)];
/** Rows that these events have filled. */
const filled = (events: readonly Recorded[]) => {
  const db = projected(projections, []);
  apply(db, projections, events);
  return db;
};

/** The visits of the specs: of which school each is. */
const units: Readonly<Record<string, string>> = {
  'inspection-1': 'school-1',
  'inspection-2': 'school-2',
  'inspection-3': 'school-1',
};
const ids = Object.keys(units);
const told = fc.array(fc.constantFrom(0, 0, 1, 6), { minLength: 7, maxLength: 7 });
type Told = readonly [walk: InspectionWalk, late: readonly number[]];

/** What happened at several visits, in the order in which it was recorded; each act is told so many days after its day. */
const happened = (visits: readonly Told[]): readonly Recorded[] => {
  const acts = visits.flatMap(([walk, late], which) =>
    inspected(walk).flatMap(({ day, context, events }, index) =>
      events.map((fact) => {
        const inspectionId = ids[which]!;
        const data = { ...fact.data, inspectionId, unitId: units[inspectionId] };
        return {
          in: `inspection-${inspectionId}` as const,
          fact: { ...fact, data } as Fact,
          occurredAt: context.at,
          recordedAt: context.at,
          effectiveAt: plusDays(day, -(late[index % late.length] ?? 0)),
        };
      }),
    ),
  );
  return recorded([...tree, ...acts.toSorted((one, other) => (one.recordedAt < other.recordedAt ? -1 : 1))]);
};

const own = (events: readonly Recorded[], id: string) =>
  events.filter(({ data }) => (data as { inspectionId?: string }).inspectionId === id);
/** All that is known at a point and true by its day, as its own log. */
const upTo = (events: readonly Recorded[], point: PointAsked): readonly Recorded[] =>
  [...events.slice(0, tree.length), ...ids.flatMap((id) => lifeBy(own(events, id), point))].toSorted(
    (one, other) => one.sequence - other.sequence,
  );

const maybe = <Value>(...values: readonly Value[]) => fc.constantFrom(undefined, undefined, undefined, ...values);
const filter: fc.Arbitrary<InspectionFilter> = fc.record({
  roots: fc.constantFrom(['county-1'], ['county-1'], ['school-1'], []),
  unitId: maybe('school-1', 'school-2'),
  kind: maybe('thematic', 'routine'),
  status: maybe('planned', 'started', 'hearing', 'concluded'),
  inspectorId: maybe('inspector-1', 'inspector-4'),
  from: maybe('2025-03-08', '2025-03-12'),
  to: maybe('2025-03-10', '2025-03-15'),
  limit: fc.constantFrom(1, 50),
  offset: fc.constantFrom(0, 0, 1),
});
const everything = { roots: ['county-1'], limit: 50, offset: 0 };
const place = fc.record({ known: fc.option(fc.nat()), day: fc.nat(), asked: filter });

it('at any point of any history the list, and each page, is that of a log which ends there', () => {
  const met = { found: 0, filtered: 0, changed: 0, apart: 0 };
  fc.assert(
    fc.property(
      fc.array(fc.tuple(inspectionWalk, told), { minLength: 3, maxLength: 3 }),
      fc.array(place, { minLength: 6, maxLength: 6 }),
      (visits, places) => {
        const events = happened(visits);
        const db = filled(events);
        const list = (point?: PointAsked) => inspectionsOf(db, { ...everything, point });
        for (const { known, day, asked } of places) {
          const { effectiveAt: asOf } = events[day % events.length]!;
          const point = { knownAt: known === null ? undefined : 1 + (known % events.length), asOf };
          const rebuilt = filled(upTo(events, point));
          const found = inspectionsOf(db, { ...asked, point });
          expect(found).toEqual(inspectionsOf(rebuilt, asked));
          for (const id of ids) {
            const stream = own(events, id);
            const then = inspectionShown(db, id, stream, point);
            expect(then).toEqual(inspectionShown(rebuilt, id, lifeBy(stream, point)));
          }
          const then = list(point);
          expect(then.rows.filter(({ findings, unanswered }) => findings < 0 || unanswered < 0)).toEqual([]);
          const differs = (other: typeof then): number => (JSON.stringify(then) === JSON.stringify(other) ? 0 : 1);
          met.found += found.rows.length;
          met.filtered += found.total > 0 && found.total < then.total ? 1 : 0;
          met.changed += differs(list());
          met.apart += differs(list({ ...point, asOf: forever })) * differs(list({ asOf }));
        }
      },
    ),
    { numRuns: 25, seed: 20250303 },
  );
  // The points are worth the name: of the past, and most by fewer records than there are of that day.
  expect(Object.entries(met).filter(([, times]) => times < 5)).toEqual([]);
});

const plain = recorded(visit.concluded.map((fact) => ({ in: 'inspection-inspection-1', fact })));
const at = (events: readonly Recorded[], point: PointAsked) =>
  inspectionShown(filled(events), 'inspection-1', events, point);

it('is not there before it was planned as far as known, and is planned on any day before its own', () => {
  expect(at(plain, { knownAt: 0, asOf: '2025-12-31' })).toBeUndefined();
  expect(at([], { asOf: '2025-12-31' })).toBeUndefined();
  expect(at(plain, { asOf: '2000-01-01' })?.row).toMatchObject({ status: 'planned', startedOn: null });
});

it('an answer that is said to have come before the 申辩 leaves none of it waiting', () => {
  const days: Readonly<Record<string, string>> = { DefenceFiled: '2025-03-12', DefenceAnswered: '2025-03-11' };
  const of = (fact: Recorded['type']): string => days[fact] ?? '2025-03-10';
  const said = recorded(
    visit.concluded.map((fact) => ({ in: 'inspection-inspection-1', fact, effectiveAt: of(fact.type) })),
  );
  expect(at(said, { asOf: '2025-03-11' })?.row).toMatchObject({ defences: 0, unanswered: 0 });
  expect(at(said, { asOf: '2025-03-12' })?.row).toMatchObject({ defences: 1, unanswered: 0 });
});
