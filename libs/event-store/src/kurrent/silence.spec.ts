import { expect, it } from '@jest/globals';
import { Silence } from './silence.js';

it('is told from its beginning on, once it is long enough to speak of', () => {
  let ticks = 0;
  const silence = new Silence(() => ticks);
  expect(silence.since).toBeNull();
  silence.begins('2025-03-03T01:00:00.000Z');
  ticks = 999;
  expect(silence.since).toBeNull();
  silence.begins('2025-03-03T01:00:00.999Z');
  ticks = 1000;
  expect(silence.since).toBe('2025-03-03T01:00:00.000Z');
  silence.ends();
  expect(silence.since).toBeNull();
});
