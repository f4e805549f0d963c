import { expect, it } from '@jest/globals';
import { perMinute, Tally } from './samples.js';

it('growth is told by the minute, whatever the noise around it', () => {
  const samples = Array.from({ length: 121 }, (_, at) => ({ at, value: 200 + at / 30 + (at % 2 === 0 ? 1 : -1) }));
  expect(perMinute(samples)).toBeCloseTo(2, 1);
  expect(perMinute([{ at: 0, value: 7 }])).toBe(0);
  expect(perMinute([])).toBe(0);
});

it('answers are summed up together and by whoever asked', () => {
  const tally = new Tally();
  for (let n = 1; n <= 100; n++) tally.answered(n % 2 === 0 ? 'school' : 'auditor', n);
  tally.failed('GET /api/todos 503');
  tally.failed('GET /api/todos 503');
  expect(tally.summary()).toMatchObject({
    all: { count: 100, p50: 50, p95: 95, p99: 99 },
    school: { count: 50, p99: 100 },
  });
  expect(tally.errors).toEqual({ 'GET /api/todos 503': 2 });
});
