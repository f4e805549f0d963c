import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hqb2017 } from '@app/domain/standards';
import { splitPreview } from './split-preview.js';

const { sharing } = hqb2017;
const nineYear = { type: 'nineYear', students: { primary: '166', junior: '210' } } as const;

it('shows the published example beside the whole: 166 and 210 pupils of 23226', () => {
  expect(
    splitPreview(sharing, { ...nineYear, figures: { books: '23226', computers: null, sportsVenueArea: 'n/a' } }),
  ).toEqual({
    ratio: '1:1.1',
    clause: sharing.clause,
    stages: [
      { stage: 'primary', share: '0.418136', figures: { books: '9711.63', computers: null, sportsVenueArea: null } },
      { stage: 'junior', share: '0.581864', figures: { books: '13514.37', computers: null, sportsVenueArea: null } },
    ],
  });
});

it('names the ratio of each kind of school, and gives the senior stage no part', () => {
  const students = { primary: '100', junior: '100', senior: '100' };
  const twelve = splitPreview(sharing, { type: 'twelveYear', students, figures: { books: '342' } });
  expect(twelve.ratio).toBe('1:1.1:1.32');
  expect(twelve.stages.map(({ figures }) => figures['books'])).toEqual(['100.00', '110.00']);
  const complete = splitPreview(sharing, { type: 'completeSecondary', students, figures: { books: '220' } });
  expect(complete.ratio).toBe('1:1.2');
  expect(complete.stages).toEqual([{ stage: 'junior', share: '0.454545', figures: { books: '100.00' } }]);
});

it('splits nothing while pupils are 未填, or where there are none', () => {
  for (const students of [
    { primary: '166', junior: null },
    { primary: '0', junior: '0' },
  ])
    expect(splitPreview(sharing, { type: 'nineYear', students, figures: { books: '1' } }).stages).toEqual([
      { stage: 'primary', share: null, figures: { books: null } },
      { stage: 'junior', share: null, figures: { books: null } },
    ]);
});

it('what the stages of a nine-year school get is the whole, to the rounding', () => {
  fc.assert(
    fc.property(fc.nat({ max: 5000 }), fc.integer({ min: 1, max: 5000 }), fc.nat({ max: 10 ** 7 }), (a, b, whole) => {
      const students = { primary: String(a), junior: String(b) };
      const { stages } = splitPreview(sharing, { type: 'nineYear', students, figures: { books: String(whole) } });
      const sum = stages.reduce((all, { figures }) => all + Number(figures['books']), 0);
      expect(Math.abs(sum - whole)).toBeLessThan(0.011);
    }),
  );
});
