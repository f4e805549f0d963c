import { expect, it } from '@jest/globals';
import { lastHalf, perMinute, Tally } from './samples.js';

it('growth is told by the minute, whatever the noise around it', () => {
  const samples = Array.from({ length: 121 }, (_, at) => ({ at, value: 200 + at / 30 + (at % 2 === 0 ? 1 : -1) }));
  expect(perMinute(samples)).toBeCloseTo(2, 1);
  expect(perMinute([{ at: 0, value: 7 }])).toBe(0);
  expect(perMinute([])).toBe(0);
});

it('what grew while it filled up and then stood still has levelled off', () => {
  const samples = Array.from({ length: 41 }, (_, n) => ({ at: n * 30, value: Math.min(60 + n, 80) }));
  expect(lastHalf(samples, 1200)).toEqual({ perMinute: 0, half: 80, end: 80 });
  expect(lastHalf(samples, 600)).toMatchObject({ half: 70, end: 80 });
  expect(lastHalf([], 1200).end).toBeNaN();
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
