import { expect, it } from '@jest/globals';
import { accepted, corrected, filed, plainSchool, toUnit, unit } from '@test/county';
import { projected, type Happening } from '@test/projected';
import { explainedAt } from './explain.js';
import { standingProjections } from './read-models.js';

const dataYear = '2024-2025';
const figures = (students: string) => ({ students, sportsVenueArea: '900' });
const happenings: readonly Happening[] = [
  unit('county', 'county-1', null), // 1
  ...plainSchool('a', 'county-1', 'primary'), // 2, 3
  ...plainSchool('b', 'county-1', 'primary'), // 4, 5
  filed('a.primary', figures('100')), // 6
  accepted('a.primary'), // 7
  filed('b.primary', figures('80')), // 8
  ...corrected('a.primary', figures('101'), '2025-03-01'), // 9, 10
  toUnit({ type: 'UnitRenamed', data: { unitId: 'b', name: '实验小学', effectiveFrom: '2025-02-01' } }), // 11
  accepted('b.primary'), // 12
];
const points = [5, 7, 8, 10, 12].flatMap((knownAt) =>
  ['2025-01-01', '2025-02-01', '2025-03-01'].map((asOf) => ({ knownAt, asOf })),
);
const why = (of: ReturnType<typeof projected>, point: (typeof points)[number]) =>
  explainedAt(of, { countyId: 'county-1', dataYear, sectionId: null, subject: 'verdict', ...point });

it('a verdict names whose returns it rests on, each by the version that counted; asked among others as asked alone', () => {
  const db = projected(standingProjections, happenings);
  const said = new Set<string>();
  for (const point of [...points, ...points.toReversed()]) {
    const found = why(db, point);
    const alone = projected(standingProjections, happenings);
    expect(JSON.stringify(found)).toBe(JSON.stringify(why(alone, point)));
    alone.close();
    for (const { unitId, value, label, acceptedSequence } of found?.inputs ?? [])
      said.add([unitId, label, value, acceptedSequence].join(' '));
  }
  expect([...said].toSorted()).toEqual([
    'a.primary a.primary填报数据  ',
    'a.primary a.primary填报数据 第1版 7',
    'a.primary a.primary填报数据 第2版 10',
    'b.primary b.primary填报数据  ',
    'b.primary b.primary填报数据 第1版 12',
    'b.primary 实验小学b.primary填报数据 第1版 12',
  ]);
  db.close();
});
