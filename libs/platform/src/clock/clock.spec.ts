import { expect, it, jest } from '@jest/globals';
import { SuppliedClock, SystemClock } from './clock.js';

it('stands still until it is told the time', () => {
  const clock = new SuppliedClock('2024-09-01T08:00:00+08:00');
  expect([clock.now(), clock.now()]).toEqual(['2024-09-01T00:00:00.000Z', '2024-09-01T00:00:00.000Z']);
  clock.advance(90_000);
  expect(clock.now()).toBe('2024-09-01T00:01:30.000Z');
  clock.set('2025-06-30T00:00:00Z');
  expect(clock.now()).toBe('2025-06-30T00:00:00.000Z');
});

it('refuses what is not an instant', () => {
  expect(() => new SuppliedClock('next week')).toThrow(RangeError);
  expect(() => new SuppliedClock('2024-09-01T00:00:00Z').set('')).toThrow(RangeError);
});

it('tells the time of the machine as an ISO instant', () => {
  expect(new SystemClock().now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

it('tells each millisecond of the machine, also when its clock is set back', () => {
  const machine = jest.spyOn(Date, 'now');
  const clock = new SystemClock();
  const told = [5, 5, 6, 1_000, 999].map((milliseconds) => {
    machine.mockReturnValue(milliseconds);
    return Date.parse(clock.now());
  });
  machine.mockRestore();
  expect(told).toEqual([5, 5, 6, 1_000, 999]);
});
