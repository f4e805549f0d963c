import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, plusDays } from '@app/domain/kernel';
import { isDue, lastNight, momentOf } from './nights.js';

const replica = fc.uuid();
const day = fc.integer({ min: 0, max: 1500 }).map((days) => plusDays('2024-01-01', days));
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
const hour = 3_600_000;

describe('a night', () => {
  it('begins between half past two and four in the bureau’s zone, at another moment for each server', () => {
    fc.assert(
      fc.property(replica, day, (id, on) => {
        const at = new Date(momentOf(id, on) + 8 * hour).toISOString();
        expect(at.slice(0, 10)).toBe(on);
        expect(at.slice(11) >= '02:30:00' && at.slice(11) < '04:00:00').toBe(true);
      }),
    );
    const moments = new Set(Array.from({ length: 20 }, (_, n) => momentOf(`server-${n}`, '2025-03-03')));
    expect(moments.size).toBeGreaterThan(15);
  });

  it('is due once its moment has come, until it has been proved', () => {
    fc.assert(
      fc.property(replica, day, (id, on) => {
        const moment = momentOf(id, on);
        const before = plusDays(on, -1);
        expect([isDue(id, before, iso(moment - 1)), isDue(id, before, iso(moment))]).toEqual([false, true]);
        expect([lastNight(id, iso(moment - 1)), lastNight(id, iso(moment))]).toEqual([before, on]);
        expect(isDue(id, on, iso(moment + hour))).toBe(false);
      }),
    );
  });
});

describe('a night that was missed', () => {
  const id = 'server-1';
  const at = (on: string, time: string) => iso(Date.parse(`${on}T${time}:00+08:00`));

  it('is left to the next one by day; after two the start proves at once', () => {
    expect(isDue(id, '2025-03-02', at('2025-03-03', '09:00'))).toBe(false);
    expect(isDue(id, '2025-03-02', at('2025-03-04', '01:00'))).toBe(false);
    expect(isDue(id, '2025-03-02', at('2025-03-04', '05:30'))).toBe(true);
    expect(isDue(id, '2025-03-02', at('2025-03-04', '09:00'))).toBe(true);
    expect(isDue(id, '2025-03-02', at('2025-06-04', '09:00'))).toBe(true);
  });

  it('a clock that is set back proves nothing twice', () => {
    expect(isDue(id, '2025-03-03', at('2025-03-02', '05:00'))).toBe(false);
    expect(dayOf(at('2025-03-02', '05:00'))).toBe('2025-03-02');
  });
});
