import { expect, it } from '@jest/globals';
import { answersWithin, Readiness } from './readiness.js';

const full = { code: 'full', reason: '满了' };

it('is ready when nothing is the matter, and says all that is', async () => {
  expect(await new Readiness([() => [], async () => []]).unready()).toEqual([]);
  const away = { code: 'away', reason: '不在' };
  expect(await new Readiness([() => [full], () => [], async () => [away]]).unready()).toEqual([full, away]);
});

it('once told to leave, is not ready again', async () => {
  const readiness = new Readiness([() => []]);
  readiness.leave();
  expect(await readiness.unready()).toMatchObject([{ code: 'leaving' }]);
  expect(await readiness.unready()).toMatchObject([{ code: 'leaving' }]);
});

it('whoever does not answer in time, or fails, does not answer', async () => {
  expect(await answersWithin(1000, () => Promise.resolve(7))).toBe(true);
  expect(await answersWithin(1000, () => Promise.reject(new Error('away')))).toBe(false);
  expect(await answersWithin(5, () => new Promise(() => undefined))).toBe(false);
});
