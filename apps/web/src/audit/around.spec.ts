import { expect, it } from '@jest/globals';
import { around } from './around';

const county = { unitId: 'zhangwu', dataYears: ['2024-2025', '2023-2024'] };
const today = '2025-07-10';
const event = { sequence: 128, recordedAt: '2025-01-10T16:30:00.000Z', effectiveAt: '2025-01-08', data: {} };

it('names the county, the year, the bureau’s day and the record', () => {
  expect(around(event, 'after', county, today)).toEqual({
    county: 'zhangwu',
    year: '2024-2025',
    asOf: '2025-01-11',
    knownAt: '128',
  });
  expect(around(event, 'before', county, today)).toMatchObject({ knownAt: '127' });
});

it('goes by the year that the record names, and by none that the county has nothing of', () => {
  const named = { ...event, data: { dataYear: '2023-2024' } };
  expect(around(named, 'after', county, today)).toMatchObject({ year: '2023-2024' });
  const old = { ...event, recordedAt: '2019-10-01T01:00:00.000Z', effectiveAt: '2019-09-01' };
  expect(around(old, 'after', county, today)).toEqual({ county: 'zhangwu', asOf: '2019-10-01', knownAt: '128' });
});

it('looks at the day from which it holds, once that has come', () => {
  expect(around({ ...event, effectiveAt: '2025-03-01' }, 'after', county, today)).toMatchObject({ asOf: '2025-03-01' });
  expect(around({ ...event, effectiveAt: '2025-09-01' }, 'after', county, today)).toMatchObject({ asOf: '2025-01-11' });
});
