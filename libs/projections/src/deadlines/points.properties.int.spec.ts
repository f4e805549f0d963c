import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, plusDays, type Recorded } from '@app/domain/kernel';
import { anyProjection } from '@app/projections/kernel';
import { clocksKept, keptClocks } from '@test/kept-clocks';
import { apply, projected } from '@test/projected';
import { recorded } from '@test/recorded';
import type { Sqlite } from '@app/sqlite';
import { calendarIn, holidayYears } from './calendar.js';
import { dueRow } from './due-rows.js';
import { climbAt, climbOf, type IssueClimb } from './issue-climb.js';
import { ladderAhead } from './issue-ladder.js';
import { issueRungs } from './issue-rungs.js';
import { ladderOn, laddersOf } from './ladders.js';
import { stepDeadlines, stepDeadlinesAt, stepDeadlinesOf, stepsWithLimit } from './step-deadlines.js';

const projections = [anyProjection(dueRow), ...[issueRungs, stepDeadlines, holidayYears].map(anyProjection)];
const subject = { kind: 'issue', id: 'issue-1' } as const;

/** Rows that these events alone have filled. */
const rowsOf = (events: readonly Recorded[]): Sqlite => {
  const db = projected(projections, []);
  apply(db, projections, events);
  return db;
};
const ladderOf = (db: Sqlite, climb: IssueClimb | undefined, day: string, knownAt?: number) =>
  climb && {
    ...climb,
    ahead: ladderAhead(climb.due, ladderOn(db, 'county-1', day, knownAt), calendarIn(db, knownAt)),
  };
/** What the four routes answer from the rows as they are. */
const live = (db: Sqlite, day: string) => ({
  ladders: laddersOf(db, 'county-1'),
  ladder: ladderOf(db, climbOf(db, 'issue-1'), day),
  steps: stepDeadlinesOf(db, subject, day),
});
/** What they answer of a point. */
const past = (db: Sqlite, events: readonly Recorded[], point: Readonly<{ knownAt: number; asOf: string }>) => {
  const stream = (name: string) => events.filter((event) => event.stream === `hj.main.${name}`);
  const steps = stepsWithLimit(db, subject).flatMap((id) => stream(`deadline-${id}`));
  const climb = climbAt(stream('rectification-issue-1'), 'issue-1', point);
  return {
    ladders: laddersOf(db, 'county-1', point.knownAt),
    ladder: ladderOf(db, climb, point.asOf, point.knownAt),
    steps: stepDeadlinesAt(steps, subject, point),
  };
};
const places = fc.array(fc.nat(), { minLength: 4, maxLength: 4 });

it('of any record is what the rows were by then, on its day and on any later one', () => {
  const met = { rungs: 0, steps: 0, stood: 0, changed: 0, ladders: 0 };
  fc.assert(
    fc.property(keptClocks, places, fc.nat({ max: 40 }), (walk, known, later) => {
      const events = recorded(clocksKept(walk));
      const db = rowsOf(events);
      for (const place of events.length === 0 ? [] : known) {
        const knownAt = 1 + (place % events.length);
        const day = dayOf(events[knownAt - 1]!.recordedAt);
        const then = rowsOf(events.slice(0, knownAt));
        for (const asOf of [day, plusDays(day, later)]) {
          const found = past(db, events, { knownAt, asOf });
          expect(found).toEqual(live(then, asOf));
          if (found.ladder?.rungs.length) met.rungs++;
          if (found.ladders.length > 1) met.ladders++;
          if (found.steps.length > 0) met.steps++;
          if (found.steps.some(({ stoppedFrom }) => stoppedFrom !== null)) met.stood++;
          if (JSON.stringify(found) !== JSON.stringify(live(db, asOf))) met.changed++;
        }
      }
    }),
    { numRuns: 40, seed: 20250303 },
  );
  // The histories are worth the name: there was something to be told, and it was no longer so at the end.
  expect(Object.entries(met).filter(([, times]) => times < 2)).toEqual([]);
});

it('of a day is what was true on it, whenever it was told: nothing that was done later', () => {
  let told = 0;
  fc.assert(
    fc.property(keptClocks, places, (walk, days) => {
      const late = recorded(clocksKept(walk));
      const knownAt = late.length;
      const db = rowsOf(late);
      for (const place of knownAt === 0 ? [] : days) {
        const asOf = late[place % knownAt]!.effectiveAt;
        const [raised] = late.filter(({ type }) => type === 'IssueRaised');
        const isTrue = ({ effectiveAt, stream }: Recorded) =>
          effectiveAt <= asOf || !/rectification|deadline/.test(stream);
        const then = rowsOf(late.filter((event) => event === raised || isTrue(event)));
        const found = past(db, late, { knownAt, asOf });
        expect(found).toEqual(live(then, asOf));
        expect(found.steps.every(({ metOn }) => (metOn ?? asOf) <= asOf)).toBe(true);
        expect(found.ladder?.rungs.every(({ firedOn }) => firedOn <= asOf) ?? true).toBe(true);
        if (found.steps.some(({ recordedOn }) => recordedOn !== null && recordedOn > asOf)) told++;
      }
    }),
    { numRuns: 30, seed: 20250303 },
  );
  expect(told).toBeGreaterThan(2);
});

it('of a day on which all was told at once is the same by its own records and by those of today', () => {
  fc.assert(
    fc.property(keptClocks, fc.nat(), (walk, place) => {
      const events = recorded(clocksKept(walk, true)).filter(({ stream }) => /rectification|deadline/.test(stream));
      const numbered = events.map((event, index) => ({ ...event, sequence: index + 1 }));
      if (numbered.length === 0) return;
      const asOf = dayOf(numbered[place % numbered.length]!.recordedAt);
      const knownAt = numbered.findLast(({ recordedAt }) => dayOf(recordedAt) <= asOf)!.sequence;
      const db = rowsOf(numbered);
      const found = past(db, numbered, { knownAt: numbered.length, asOf });
      expect(found).toEqual(past(db, numbered, { knownAt, asOf }));
      expect(found).toEqual(live(rowsOf(numbered.slice(0, knownAt)), asOf));
    }),
    { numRuns: 30, seed: 20250303 },
  );
});
