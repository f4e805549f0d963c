import { expect, it } from '@jest/globals';
import { hqb2017 } from '@app/domain/standards';
import { sectionEffects, sharedEffects } from './return-effects.js';

it('says what each indicator of a section comes to, with the pupils it has', () => {
  const effects = sectionEffects(hqb2017, 'primary', {
    students: '260',
    aboveStandardQualifiedTeachers: '14',
    backboneTeachers: null,
    peArtsFullTimeTeachers: '0',
  });
  expect(effects.map(({ indicator, value, state, threshold }) => [indicator, value, state, threshold])).toEqual([
    ['L1', '5.384615', 'met', '4.2'],
    ['L2', null, 'missing', '1'],
    ['L3', '0.000000', 'belowFloor', '0.9'],
  ]);
});

it('says nothing of a figure that the return does not ask, and nothing certain while the pupils are 未填', () => {
  expect(sectionEffects(hqb2017, 'junior', { students: null, backboneTeachers: '3' })).toMatchObject([
    { indicator: 'L2', value: null, state: 'missing' },
  ]);
  expect(sectionEffects(hqb2017, 'junior', { students: '0', backboneTeachers: '3' })).toMatchObject([
    { state: 'undetermined' },
  ]);
});

it('shares what a school files once between its stages, each over its own pupils', () => {
  const effects = sharedEffects(hqb2017, {
    type: 'nineYear',
    students: { primary: '166', junior: '210', senior: '0' },
    figures: { networkedMultimediaClassrooms: '10' },
  });
  // 10 × 166 / (166 + 1.1 × 210) × 100 / 166 and 10 × 231 / 397 × 100 / 210.
  expect(effects.map(({ stage, indicator, value }) => [stage, indicator, value])).toEqual([
    ['primary', 'L7', '2.518892'],
    ['junior', 'L7', '2.770781'],
  ]);
});
