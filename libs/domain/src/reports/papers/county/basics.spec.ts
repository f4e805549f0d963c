import { expect, it } from '@jest/globals';
import { basicsOf } from './basics.js';
import type { CountyPicture } from './picture.js';

/** A county of these primary sections, by their classes. */
const countyOf = (...classes: readonly (string | null)[]): CountyPicture => {
  const sections = classes.map((of, at) => ({
    id: `s${at}`,
    stage: 'primary',
    kind: 'ordinary',
    figures: { students: '10', classes: of },
  }));
  const input = { sections, sharedSchools: [], standard: { scope: { teachingPointFrom: 50 } } };
  return { input, units: [], filed: new Map() } as unknown as CountyPicture;
};

it.each([
  [['3', '4'], '7'],
  [['3', 'n/a'], '3'],
  [['n/a', 'n/a'], '—'],
  [['3', null], '未填'],
  [['n/a', null], '未填'],
  [['0'], '0'],
  [[], '0'],
] as const)('the sum of %j is %s', (classes, sum) => {
  expect(basicsOf(countyOf(...classes)).小学班级数.text).toBe(sum);
});

it('a count of 教学点 leads to their sections: as many as it says', () => {
  const { input, ...county } = countyOf('3', '4', '5');
  const sections = input.sections.map((one, at) => (at === 1 ? one : { ...one, kind: 'teachingPoint' as const }));
  expect(basicsOf({ ...county, input: { ...input, sections } }).教学点数).toEqual({
    text: '2',
    behind: { of: 'sections', types: ['teachingPoint'] },
  });
});
