import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accepted, corrected, filed, plainSchool, toUnit, unit } from '@test/county';
import { figures } from '@test/county-histories';
import { apply, recorded, type Happening } from '@test/projected';
import { Sqlite } from '@app/sqlite';
import { countyStanding } from './standing.js';
import { standingProjections } from './read-models.js';

const projections = standingProjections;
const counties = ['county-1', 'county-2'];
const days = ['2024-09-01', '2025-03-01'];

type Step = Readonly<{
  school: number;
  does: 'register' | 'close' | 'move' | 'file' | 'accept' | 'correct';
  students: number;
  day: string;
}>;
const step: fc.Arbitrary<Step> = fc.record({
  school: fc.integer({ min: 1, max: 2 }),
  does: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('register' as const, 'file' as const, 'accept' as const, 'correct' as const),
    },
    { weight: 1, arbitrary: fc.constantFrom('move' as const, 'close' as const) },
  ),
  students: fc.integer({ min: 0, max: 300 }),
  day: fc.constantFrom(...days),
});

/** The events of the steps that make sense where they stand; the others are passed over, as a decider would. */
const history = (steps: readonly Step[]): readonly Happening[] => {
  const happenings: Happening[] = counties.map((id) => unit('county', id, null));
  const schools = new Map<number, { county: number; filed: number; accepted: number; ended: boolean }>();
  for (const { school, does, students, day } of steps) {
    const id = `school-${school}`;
    const section = `${id}.primary`;
    const known = schools.get(school);
    if (does === 'register') {
      if (known) continue;
      const county = school % 2;
      schools.set(school, { county, filed: 0, accepted: 0, ended: false });
      happenings.push(...plainSchool(id, counties[county] ?? '', 'primary'));
    }
    if (!known || known.ended) continue;
    if (does === 'close') {
      known.ended = true;
      happenings.push(toUnit({ type: 'UnitClosed', data: { unitId: id, reason: '撤并', effectiveFrom: day } }));
    }
    if (does === 'move') {
      known.county = 1 - known.county;
      const parent = { kind: 'county' as const, schoolType: null, sequence: 1 };
      const parentId = counties[known.county] ?? '';
      happenings.push(toUnit({ type: 'UnitMoved', data: { unitId: id, parentId, parent, effectiveFrom: day } }));
    }
    if (does === 'file' && known.accepted === 0)
      happenings.push(filed(section, figures(students), { version: ++known.filed }));
    if (does === 'accept' && known.accepted < known.filed && known.accepted === 0)
      happenings.push(accepted(section, (known.accepted = known.filed)));
    if (does === 'correct' && known.accepted > 0) {
      known.accepted = known.filed = known.filed + 1;
      happenings.push(...corrected(section, figures(students), day, known.filed));
    }
  }
  return happenings;
};

const opened = (): Sqlite => {
  const db = new Sqlite(':memory:', { journal: 'MEMORY', synchronous: 'OFF' });
  for (const { tables, indexes } of projections) db.exec(`${tables};\n${indexes ?? ''}`);
  return db;
};

it('a standing read as events come, of an earlier sequence, and of a replay up to there are one and the same', () => {
  let judged = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 14, maxLength: 24, size: 'max' }), (steps) => {
      const events = recorded(history(steps));
      const questions = counties.flatMap((countyId) => days.map((asOf) => ({ countyId, dataYear: '2024-2025', asOf })));
      const live = opened();
      const seen = events.map((event) => {
        apply(live, projections, [event]);
        return questions.map((question) => countyStanding(live, question));
      });
      const rebuilt = opened();
      apply(rebuilt, projections, events);
      events.forEach((_, index) => {
        const replay = opened();
        apply(replay, projections, events.slice(0, index + 1));
        questions.forEach((question, at) => {
          const replayed = countyStanding(replay, question);
          const text = JSON.stringify(replayed);
          const asKnown = { ...question, knownAt: index + 1 };
          expect(JSON.stringify(seen[index]?.[at])).toBe(text);
          expect(JSON.stringify(countyStanding(live, asKnown))).toBe(text);
          expect(JSON.stringify(countyStanding(rebuilt, asKnown))).toBe(text);
          if (replayed?.standing.sections.some(({ students }) => students !== null)) judged++;
        });
        replay.close();
      });
      live.close();
      rebuilt.close();
    }),
    { numRuns: 20, seed: 20250303 },
  );
  // The histories are worth the name: figures were accepted, and counted.
  expect(judged).toBeGreaterThan(100);
});
