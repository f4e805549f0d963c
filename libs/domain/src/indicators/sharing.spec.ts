import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hqb2017 } from '@app/domain/standards';
import { exact, fixed, over, plus, type Exact } from './exact.js';
import { isKnown, quantityOf, type Quantity } from './ratios.js';
import { shared, sharesOf } from './sharing.js';

const value = (quantity: Quantity | undefined): Exact => {
  if (quantity === undefined || !isKnown(quantity)) throw new Error(String(quantity));
  return quantity;
};

describe('joint buildings', () => {
  it('G-SPLIT: 166 and 210 pupils share 23226 ㎡ at 1 : 1.1', () => {
    const shares = sharesOf(hqb2017.sharing, { type: 'nineYear', students: { primary: '166', junior: '210' } });
    const primary = value(shared(quantityOf('23226'), shares.primary));
    const junior = value(shared(quantityOf('23226'), shares.junior));
    expect(fixed(primary, 2)).toBe('9711.63');
    expect(fixed(junior, 2)).toBe('13514.37');
    expect(fixed(over(primary, exact('166')), 4)).toBe('58.5038');
    expect(fixed(over(junior, exact('210')), 4)).toBe('64.3542');
  });

  it('a complete secondary shares between junior and senior, a twelve-year school among three', () => {
    const complete = sharesOf(hqb2017.sharing, {
      type: 'completeSecondary',
      students: { junior: '600', senior: '500' },
    });
    expect(complete).not.toHaveProperty('primary');
    expect(fixed(value(complete.junior), 6)).toBe('0.500000');
    const twelve = sharesOf(hqb2017.sharing, {
      type: 'twelveYear',
      students: { primary: '132', junior: '120', senior: '100' },
    });
    expect(fixed(value(twelve.primary), 6)).toBe('0.333333');
    expect(fixed(value(twelve.junior), 6)).toBe('0.333333');
  });

  it('cannot be split while a stage is unknown, or when nobody is there', () => {
    const open = sharesOf(hqb2017.sharing, { type: 'nineYear', students: { primary: '166', junior: null } });
    expect(open).toEqual({ primary: 'missing', junior: 'missing' });
    const closed = sharesOf(hqb2017.sharing, { type: 'nineYear', students: { primary: '166', junior: 'n/a' } });
    expect(closed).toEqual({ primary: 'undetermined', junior: 'undetermined' });
    const empty = sharesOf(hqb2017.sharing, { type: 'nineYear', students: { primary: '0', junior: '0' } });
    expect(empty).toEqual({ primary: 'undetermined', junior: 'undetermined' });
    expect(shared(quantityOf(null), exact('0.5'))).toBe('missing');
    expect(shared(exact('1'), 'missing')).toBe('missing');
  });

  it('loses nothing, and gives a junior pupil 1.1 times as much', () => {
    const pupils = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(pupils, pupils, (primary, junior) => {
        const students = { primary: String(primary), junior: String(junior) };
        const shares = sharesOf(hqb2017.sharing, { type: 'nineYear', students });
        const [a, b] = [value(shares.primary), value(shares.junior)];
        const sum = plus(a, b);
        expect(sum.n).toBe(sum.d);
        const [left, right] = [over(b, exact(students.junior)), over(a, exact(students.primary))];
        expect(left.n * right.d * 10n).toBe(right.n * left.d * 11n);
      }),
    );
  });
});
