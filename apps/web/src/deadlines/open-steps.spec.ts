import { expect, it } from '@jest/globals';
import { nextSchoolYear, openSteps } from './open-steps';

it('leaves to the county what the law has no number for, and nothing of a step that it sets in part', () => {
  const rule = (step: string, count: number | null, level: string) =>
    ({ step, stepName: step, count, level }) as Parameters<typeof openSteps>[0][number];
  expect(
    openSteps([
      rule('preliminaryOpinion', 5, 'province'),
      rule('preliminaryOpinion', null, 'province'),
      rule('plan', null, 'national'),
      rule('acknowledgement', 3, 'county'),
      rule('postedReport', 3, 'practice'),
    ]).map(({ step }) => step),
  ).toEqual(['plan', 'acknowledgement', 'postedReport']);
});

it('goes on with the school year after the last, else with that of today', () => {
  expect(nextSchoolYear(['2024-2025', '2025-2026'], '2025-09-01')).toBe('2026-2027');
  expect(nextSchoolYear([], '2025-07-31')).toBe('2024-2025');
  expect(nextSchoolYear([], '2025-08-01')).toBe('2025-2026');
});
