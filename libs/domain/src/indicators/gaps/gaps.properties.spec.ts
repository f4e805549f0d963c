import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hqb2017 } from '@app/domain/standards';
import {
  countyPlan,
  measureOf,
  noCountyFacts,
  schoolGaps,
  standingOf,
  withChanges,
  type SectionInput,
  type SharedSchoolInput,
  type StandingInput,
} from '../index.js';

const pupils = fc.integer({ min: 1, max: 2500 });
const amount = (most: number, places: 0 | 2) =>
  fc.integer({ min: 0, max: most * 10 ** places }).map((units) => String(units / 10 ** places));

/** Figures round about what is asked of 300 pupils, so that every state occurs. */
const figures = fc.record({
  students: pupils.map(String),
  aboveStandardQualifiedTeachers: amount(60, 0),
  backboneTeachers: amount(20, 0),
  peArtsFullTimeTeachers: amount(20, 0),
  teachingAncillaryArea: amount(9000, 2),
  sportsVenueArea: amount(12000, 2),
  teachingEquipmentValue: amount(3_000_000, 2),
  networkedMultimediaClassrooms: amount(40, 0),
});

type Own = Readonly<Record<string, string>>;
const county = fc.record({
  plain: fc.array(fc.tuple(figures, fc.boolean()), { minLength: 4, maxLength: 7 }),
  joint: fc.array(fc.tuple(figures, pupils, pupils), { maxLength: 2 }),
});
/** Made within the property, so that a counterexample prints its figures and not the whole standard. */
const inputOf = ({
  plain,
  joint,
}: Readonly<{ plain: readonly [Own, boolean][]; joint: readonly [Own, number, number][] }>): StandingInput => ({
  standard: hqb2017,
  dataYear: '2024-2025',
  date: '2025-03-03',
  sections: plain.map(([own, junior], index): SectionInput => ({
    id: `s${index}`,
    name: `s${index}`,
    stage: junior ? 'junior' : 'primary',
    schoolId: null,
    kind: 'school',
    figures: own,
  })),
  sharedSchools: joint.map(([own, primary, junior], index): SharedSchoolInput => ({
    id: `n${index}`,
    name: `n${index}`,
    type: 'nineYear',
    students: { primary: String(primary), junior: String(junior) },
    figures: own,
    sections: [
      { id: `n${index}p`, name: `n${index}p`, stage: 'primary', figures: { ...own, students: String(primary) } },
      { id: `n${index}j`, name: `n${index}j`, stage: 'junior', figures: { ...own, students: String(junior) } },
    ],
  })),
  county: noCountyFacts,
});

const figureOf = (input: StandingInput, unitId: string, figure: string): string =>
  [...input.sections, ...input.sharedSchools.flatMap((school) => [school, ...school.sections])].find(
    ({ id }) => id === unitId,
  )?.figures[figure] ?? '';

/** Sums of decimals of two places at most. */
const plus = (one: string, other: string, less = 0): string =>
  ((Math.round(Number(one) * 100) + Math.round(Number(other) * 100) - less) / 100).toString();
const leastOf = (figure: string): number => (measureOf(figure).places === 0 ? 100 : 1);

it('says exactly how much is missing: with it the bound is reached, with one unit less it is not', () => {
  let tried = 0;
  fc.assert(
    fc.property(county, (made) => {
      const input = inputOf(made);
      for (const { sections } of schoolGaps(input))
        for (const { sectionId, indicators } of sections)
          indicators.forEach(({ unitId, toThreshold, toFloor }, index) => {
            const { figure = '' } = hqb2017.indicators[index] ?? {};
            const held = figureOf(input, unitId, figure);
            const stateWith = (value: string) =>
              standingOf(withChanges(input, [{ unitId, figure, to: value }])).sections.find(
                ({ id }) => id === sectionId,
              )?.states[index] ?? '';
            for (const [missing, reached] of [
              [toThreshold, ['met', 'near']],
              [toFloor, ['met', 'near', 'aboveFloor']],
            ] as const) {
              if (missing === null || missing === '0') continue;
              tried++;
              expect(reached).toContain(stateWith(plus(held, missing)));
              expect(reached).not.toContain(stateWith(plus(held, missing, leastOf(figure))));
            }
          });
    }),
    { numRuns: 5 },
  );
  expect(tried).toBeGreaterThan(50);
});

it('every way it tells makes the school comply, and no change of the shortest can be left out', () => {
  let tried = 0;
  fc.assert(
    fc.property(county, (made) => {
      const input = inputOf(made);
      for (const { sections, ways } of schoolGaps(input))
        for (const { changes } of ways) {
          const complies = (some: Parameters<typeof withChanges>[1]) => {
            const standing = standingOf(withChanges(input, some));
            return sections.every(({ sectionId }) =>
              standing.sections.some(({ id, compliant }) => id === sectionId && compliant === true),
            );
          };
          expect(complies(changes)).toBe(true);
          tried++;
          if (changes !== ways[0]?.changes) continue;
          for (const left of changes) expect(complies(changes.filter((one) => one !== left))).toBe(false);
        }
    }),
    { numRuns: 5 },
  );
  expect(tried).toBeGreaterThan(20);
});

it('a county’s list settles what it says it settles, and no figure falls', () => {
  let settled = 0;
  fc.assert(
    fc.property(county, (made) => {
      const input = inputOf(made);
      const { changes, settles } = countyPlan(input);
      const { blockers } = standingOf(withChanges(input, changes));
      const open = blockers.filter(({ part }) => part === 'resources' || part === 'dispersion');
      expect(open.length === 0).toBe(settles);
      if (settles) settled++;
      expect(new Set(changes.map(({ unitId, figure }) => `${unitId} ${figure}`)).size).toBe(changes.length);
      for (const { unitId, figure, from, amount, to } of changes) {
        expect(figureOf(input, unitId, figure)).toBe(from);
        expect(plus(from, amount)).toBe(String(Number(to)));
        expect(Number(amount)).toBeGreaterThan(0);
      }
    }),
    { numRuns: 25 },
  );
  expect(settled).toBeGreaterThan(10);
});
