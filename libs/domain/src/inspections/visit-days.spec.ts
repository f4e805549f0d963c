import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { spreadVisits, visitsPerDay, type OpenVisit } from './visit-days.js';

const days = Array.from({ length: 12 }, (_, index) => `2025-10-${String(index + 9).padStart(2, '0')}`);
const over = (from: number, to: number): OpenVisit => ({ window: days.slice(from, to + 1) });
const none = new Map<string, number>();

describe('the days of one person', () => {
  it('are spread over the window, not crowded at an end of it', () => {
    expect(spreadVisits([over(0, 11), over(0, 11), over(0, 11)], none)).toEqual([days[0], days[4], days[8]]);
  });

  it('are given to the neediest first, and a visit that can only be on one day has it', () => {
    expect(spreadVisits([over(0, 3), over(0, 0)], none)).toEqual([days[1], days[0]]);
  });

  it('have two visits at most; what has no room is left', () => {
    const three = [over(0, 0), over(0, 0), over(0, 0)];
    expect(spreadVisits(three, none)).toEqual([days[0], days[0], null]);
    expect(spreadVisits(three, new Map([[days[0]!, 1]]))).toEqual([days[0], null, null]);
  });

  const window = fc
    .tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 }))
    .map(([one, other]) => over(Math.min(one, other), Math.max(one, other)));
  const asked = fc.record({
    visits: fc.array(window, { maxLength: 20 }),
    planned: fc
      .array(fc.tuple(fc.constantFrom(...days), fc.integer({ min: 1, max: 3 })), { maxLength: 5 })
      .map((some) => new Map(some)),
  });
  type Asked = Readonly<{ visits: readonly OpenVisit[]; planned: ReadonlyMap<string, number> }>;
  const loadsOf =
    ({ planned }: Asked, given: readonly (string | null)[]) =>
    (day: string) =>
      (planned.get(day) ?? 0) + given.filter((one) => one === day).length;

  it('lie in the windows, are never overfull, and nothing is left that had room', () => {
    fc.assert(
      fc.property(asked, (input) => {
        const given = spreadVisits(input.visits, input.planned);
        const load = loadsOf(input, given);
        const open = (index: number): readonly string[] => input.visits[index]!.window;
        const faults = given.filter((day, index) =>
          day === null
            ? open(index).some((one) => load(one) < visitsPerDay)
            : !open(index).includes(day) || load(day) > visitsPerDay,
        );
        expect(faults).toEqual([]);
      }),
    );
  });

  it('are even: no visit could go to a day of its window with two fewer, and the same again', () => {
    fc.assert(
      fc.property(asked, (input) => {
        const given = spreadVisits(input.visits, input.planned);
        const load = loadsOf(input, given);
        const uneven = given.filter(
          (day, index) => day !== null && input.visits[index]!.window.some((other) => load(other) + 1 < load(day)),
        );
        expect(uneven).toEqual([]);
        expect(spreadVisits(input.visits, input.planned)).toEqual(given);
      }),
    );
  });

  it('are as many as could be had at all', () => {
    /** Who is placed by the earliest end, day by day: for visits of one day nothing places more. */
    const most = ({ visits, planned }: Asked): number => {
      const left = visits.map(({ window: open }) => open);
      let placed = 0;
      for (const day of days)
        for (let room = visitsPerDay - (planned.get(day) ?? 0); room > 0; room -= 1) {
          const next = left
            .filter((open) => open.includes(day))
            .toSorted((one, other) => (one.at(-1)! < other.at(-1)! ? -1 : 1))[0];
          if (!next) break;
          left.splice(left.indexOf(next), 1);
          placed += 1;
        }
      return placed;
    };
    fc.assert(
      fc.property(asked, (input) => {
        const given = spreadVisits(input.visits, input.planned);
        expect(given.filter((day) => day !== null).length).toBe(most(input));
      }),
    );
  });
});
