import { expect, it } from '@jest/globals';
import type { Schemas } from '@app/api-client';
import { played } from './played';

type Step = Schemas['SeriesStepDto'];
const stages = { primary: { sections: 2 }, junior: { sections: 0 } } as unknown as NonNullable<Step['stages']>;
const row = (id: string, value: string | null, states: string) =>
  ({ id, name: `${id}小学`, stage: 'primary', values: [value], states, exempted: [false], compliant: true }) as never;
const step = (day: string, said: Partial<Step>): Step => ({
  day,
  dataYear: '2024-2025',
  sequence: 1,
  standardId: 'hqb-2017',
  verdict: 'notMet',
  indicators: null,
  stages,
  sections: [],
  left: [],
  ...said,
});
const indicators = [{ id: 'L4' }] as never;

it('puts each month together from what it says otherwise than the one before, empty while nothing was known', () => {
  const steps = played({
    countyId: 'c',
    steps: [
      step('2024-08-31', { sequence: null, standardId: null, verdict: null, stages: null }),
      step('2024-09-30', { indicators, sections: [row('a', '4', 'm'), row('b', null, '-')] }),
      step('2024-10-31', { sections: [row('b', '0', 'b')] }),
      step('2024-11-30', { sections: [row('c', '3.5', 'a')], left: ['a'] }),
    ],
  });
  expect(steps[0]).toEqual({ day: '2024-08-31', verdict: null, source: null });
  expect(
    steps.slice(1).map(({ source }) => source!.sections.map(({ id, values, states }) => [id, values[0], states[0]])),
  ).toEqual([
    [
      ['a', '4', 'met'],
      ['b', null, 'missing'],
    ],
    [
      ['a', '4', 'met'],
      ['b', '0', 'belowFloor'],
    ],
    [
      ['b', '0', 'belowFloor'],
      ['c', '3.5', 'aboveFloor'],
    ],
  ]);
  expect(steps[3]!.source!.indicators).toBe(indicators);
});
