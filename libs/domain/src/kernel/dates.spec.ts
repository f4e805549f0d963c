import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { asInstant, dayOf, dayText, isDate, zone } from './dates.js';

const instants = fc
  .date({ min: new Date('1970-01-01T00:00:00.000Z'), max: new Date('9998-12-31T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Two digits of every kind, so that months and days that are none are met too. */
const numbers = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
const dates = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), numbers, numbers)
  .map(([year, month, day]) => `${String(year).padStart(4, '0')}-${month}-${day}`);

describe('days and instants', () => {
  it('a day is the one that the calendar has in the zone, summer time included', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(dayOf(instant)).toBe(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString());
      }),
    );
    expect(dayOf('2025-03-03T15:59:59.999Z')).toBe('2025-03-03');
    expect(dayOf('2025-03-03T16:00:00.000Z')).toBe('2025-03-04');
    expect(dayOf('1988-07-01T15:30:00.000Z')).toBe('1988-07-02');
    expect(dayOf('2025-03-03T20:00:00+08:00')).toBe('2025-03-03');
    expect([dayText('2025-03-03'), dayText('2025-12-10')]).toEqual(['2025年3月3日', '2025年12月10日']);
  });

  it('an instant in the stored spelling is answered as it is, another one is brought into it', () => {
    fc.assert(fc.property(instants, (instant) => expect(asInstant(instant)).toBe(instant)));
    expect(asInstant('2025-03-03T09:00:00+08:00')).toBe('2025-03-03T01:00:00.000Z');
    expect(asInstant('2025-02-30T09:00:00.000Z')).toBeUndefined();
    expect(asInstant('2025-03-03')).toBeUndefined();
  });

  it('a date is one exactly when the calendar has it', () => {
    fc.assert(
      fc.property(dates, (text) => {
        const calendarHasIt = (() => {
          try {
            return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
          } catch {
            return false;
          }
        })();
        expect(isDate(text)).toBe(calendarHasIt);
      }),
      { numRuns: 1000 },
    );
    expect([isDate('2024-02-29'), isDate('2025-02-29'), isDate('2025-2-3'), isDate('')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
