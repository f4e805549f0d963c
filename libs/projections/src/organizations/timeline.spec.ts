import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { segmentsOf, type Change } from './timeline.js';

const change = (from: string, sequence: number, name: string | null, rest: Partial<Change> = {}): Change => ({
  from,
  sequence,
  name,
  parentId: null,
  status: null,
  ...rest,
});
const begun = change('2010-09-01', 1, '甲', { parentId: 'county-1', status: 'open' });

it('a later date wins from its day on; of two on one day the one recorded later', () => {
  const segments = segmentsOf([
    begun,
    change('2020-09-01', 2, '乙'),
    change('2015-09-01', 3, '丙'),
    change('2020-09-01', 4, '丁'),
    change('2024-09-01', 5, null, { status: 'closed' }),
  ]);
  expect(segments.map(({ name, status, effFrom, effTo }) => [name, status, effFrom, effTo])).toEqual([
    ['甲', 'open', '2010-09-01', '2015-09-01'],
    ['丙', 'open', '2015-09-01', '2020-09-01'],
    ['丁', 'open', '2020-09-01', '2024-09-01'],
    ['丁', 'closed', '2024-09-01', '9999-12-31'],
  ]);
});

it('the days are covered once, without gaps, in whatever order the changes came', () => {
  const days = ['2011-01-01', '2012-01-01', '2013-01-01', '2014-01-01'];
  const changes = fc.array(
    fc.record({ day: fc.constantFrom(...days), name: fc.constantFrom('甲', '乙', null) }).map((one) => one),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(changes, (made) => {
      const all = [begun, ...made.map(({ day, name }, index) => change(day, index + 2, name))];
      const segments = segmentsOf(all);
      expect(segments[0]?.effFrom).toBe('2010-09-01');
      expect(segments.at(-1)?.effTo).toBe('9999-12-31');
      segments.slice(1).forEach((segment, index) => expect(segment.effFrom).toBe(segments[index]?.effTo));
      expect(segmentsOf([...all].reverse())).toEqual(segments);
      for (const day of days) {
        const inForce = all
          .filter(({ from, name }) => from <= day && name !== null)
          .sort((a, b) => (a.from === b.from ? a.sequence - b.sequence : a.from < b.from ? -1 : 1));
        expect(segments.find(({ effFrom, effTo }) => effFrom <= day && day < effTo)?.name).toBe(inForce.at(-1)?.name);
      }
    }),
  );
});
