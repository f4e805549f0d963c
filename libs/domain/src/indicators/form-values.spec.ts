import fc from 'fast-check';
import { expect, it } from '@jest/globals';
import { hqb2017 } from '@app/domain/standards';
import { formValues, noCountyFacts, standingOf, type SectionInput, type StandingInput } from './index.js';

const section = (id: string, students: string | null, area: string | null): SectionInput => ({
  id,
  name: id,
  stage: 'primary',
  schoolId: null,
  kind: 'school',
  figures: { students, teachingAncillaryArea: area },
});
const inputOf = (sections: readonly SectionInput[]): StandingInput => ({
  standard: hqb2017,
  dataYear: '2024-2025',
  date: '2025-03-03',
  sections,
  sharedSchools: [],
  county: noCountyFacts,
});
const area = (sections: readonly SectionInput[]) => {
  const { sections: each, stages } = formValues(inputOf(sections));
  const { means, deviations, cv } = stages.primary;
  return { values: [...each.values()].map((one) => one[3]), mean: means[3], deviation: deviations[3], cv: cv[3] };
};

it('rounds from the exact value, never twice', () => {
  // 4.4949999999 is 4.495000 to six places, and would print 4.50.
  expect(area([section('a', '100', '449.49999999')]).values).toEqual(['4.49']);
  expect(area([section('a', '200', '899')]).values).toEqual(['4.50']);
  expect(area([section('a', '100', '400'), section('b', '100', '400.99999999')]).mean).toBe('4.00');
});

it('prints 差异系数 of the standard and S as S ÷ X̄ has it', () => {
  // X̄ 4, S 1, CV 0.25.
  const two = [section('a', '100', '300'), section('b', '100', '500')];
  expect(area(two)).toEqual({ values: ['3.00', '5.00'], mean: '4.00', deviation: '1.00', cv: '0.250' });
  expect(area([section('a', '100', '400'), section('b', '300', '1200')])).toMatchObject({
    deviation: '0.00',
    cv: '0.000',
  });
  // CV is 5/2000, the half of a last place: settled exactly, upwards.
  expect(area([section('a', '1000', '1995'), section('b', '1000', '2005')]).cv).toBe('0.003');
});

it('has nothing to print where something is 未填', () => {
  const open = [section('a', '100', null), section('b', '100', '400')];
  expect(area(open)).toEqual({ values: [null, '4.00'], mean: null, deviation: null, cv: null });
});

it('agrees with the standing wherever six places settle the print', () => {
  const pupils = fc.integer({ min: 1, max: 3000 });
  const held = fc.integer({ min: 0, max: 2_000_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(pupils, held), { minLength: 2, maxLength: 12 }), (drawn) => {
      const input = inputOf(drawn.map(([n, r], at) => section(`s${at}`, String(n), (r / 100).toFixed(2))));
      const { stages, sections } = standingOf(input);
      const printed = formValues(input);
      const near = (text: string | null | undefined, other: string | number | null | undefined, places: number) => {
        if (text == null || other == null) return text === other;
        return Math.abs(Number(text) - Number(other)) <= 0.5 * 10 ** -places + 1e-6;
      };
      expect(near(printed.stages.primary.means[3], stages.primary.means[3], 2)).toBe(true);
      expect(near(printed.stages.primary.cv[3], stages.primary.cv[3], 3)).toBe(true);
      for (const { id, values } of sections) expect(near(printed.sections.get(id)?.[3], values[3], 2)).toBe(true);
      const { means, deviations, cv } = printed.stages.primary;
      const whole = Number(stages.primary.cv[3]) * Number(stages.primary.means[3]);
      expect(deviations[3] === null || Math.abs(Number(deviations[3]) - whole) < 0.006 + whole * 1e-4).toBe(true);
      expect([means[3] === null, cv[3] === null]).toEqual([false, deviations[3] === null]);
    }),
    { numRuns: 60 },
  );
});
