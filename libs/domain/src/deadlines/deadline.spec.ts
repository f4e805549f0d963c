import { describe, expect, it } from '@jest/globals';
import { dueIn, dueOn, follows, isPast } from './deadline.js';

const ground = { act: 'PreliminaryOpinionIssued', clause: '教育督导条例 第二十条' };

describe('a due date', () => {
  it('counts natural days from the day after the act, over the end of a month', () => {
    expect(dueIn(10, '2025-02-24', ground)).toEqual({
      date: '2025-03-06',
      basis: {
        act: 'PreliminaryOpinionIssued',
        rule: 'days-from-act',
        calendar: 'natural',
        from: '2025-02-24',
        days: 10,
        clause: '教育督导条例 第二十条',
      },
    });
  });

  it('may be named by the letter itself', () => {
    expect(dueOn('2025-04-30', '2025-03-03', ground)).toMatchObject({
      date: '2025-04-30',
      basis: { rule: 'set-by-letter', days: null, from: '2025-03-03' },
    });
  });

  it('is still in time on the day itself', () => {
    expect([
      isPast('2025-04-30', '2025-04-29'),
      isPast('2025-04-30', '2025-04-30'),
      isPast('2025-04-30', '2025-05-01'),
    ]).toEqual([false, false, true]);
  });

  it('must follow from its basis', () => {
    const due = dueIn(10, '2025-02-24', ground);
    expect(follows(due)).toBe(true);
    expect(follows({ ...due, date: '2025-03-07' })).toBe(false);
    expect(follows({ ...due, date: '2025-02-30' })).toBe(false);
    expect(follows(dueOn('2025-02-23', '2025-02-24', ground))).toBe(false);
    // Working days cannot be recounted without a calendar: the letter's word stands.
    expect(follows({ date: '2025-03-10', basis: { ...due.basis, calendar: 'working' } })).toBe(true);
  });
});
