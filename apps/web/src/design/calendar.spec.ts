import { expect, it } from '@jest/globals';
import { bureauDay } from './calendar';

it('is the day in the bureau’s zone, eight hours before the day in Greenwich', () => {
  expect(bureauDay('2025-01-10T15:59:59.999Z')).toBe('2025-01-10');
  expect(bureauDay('2025-01-10T16:00:00.000Z')).toBe('2025-01-11');
  expect(bureauDay('2024-12-31T23:30:00+08:00')).toBe('2024-12-31');
  expect(bureauDay(Date.parse('2025-01-10T16:00:00Z'))).toBe('2025-01-11');
});
