import { expect, it } from '@jest/globals';
import { initialPassword } from './initial-password';

it('is long enough, easy to read, and another one each time', () => {
  const drawn = Array.from({ length: 200 }, initialPassword);
  for (const one of drawn) expect(one).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/);
  expect(drawn.join('')).not.toMatch(/[01lo]/);
  expect(new Set(drawn).size).toBe(200);
});
