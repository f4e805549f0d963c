import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compositeMillionths,
  compositeWithin,
  dispersionOf,
  exactSquare,
  isWithin,
  millionths,
  type Dispersion,
  type Weighed,
} from './dispersion.js';
import { exact, over, plus, times, whole, type Exact } from './exact.js';

const weighed = (pairs: readonly (readonly [number, string | number])[]): Weighed[] =>
  pairs.map(([students, resource]) => ({ students: whole(BigInt(students)), resource: exact(String(resource)) }));
const known = (units: readonly Weighed[]): Dispersion => {
  const result = dispersionOf(units);
  if (typeof result === 'string') throw new Error(result);
  return result;
};
/** Two schools of equal size at 1 ± cv: a dispersion whose coefficient is known exactly. */
const ofCv = (cv: string): Dispersion => {
  const part = exact(cv);
  return known([
    { students: whole(1n), resource: plus(whole(1n), part) },
    { students: whole(1n), resource: plus(whole(1n), { n: -part.n, d: part.d }) },
  ]);
};

describe('校际差异系数', () => {
  it('G-CV1: five primaries, weighted by pupils, fail where an unweighted reading would pass', () => {
    const books = known(
      weighed([
        [45, 279],
        [37, 137],
        [89, 935],
        [76, 160],
        [55, 402],
      ]),
    );
    expect(millionths(books)).toBe(515257);
    expect(isWithin(books, '0.50')).toBe(false);
  });

  it('G-CV2 鸠江: S / X̄ of each indicator, and the mean of the seven; L2 prints 0.50 and fails', () => {
    const means = ['5.515273', '0.887611', '0.879277', '4.563288', '7.925946', '2496.674864', '2.784743'];
    const deviations = ['1.643162', '0.445392', '0.353427', '1.316139', '2.975795', '780.914372', '1.097759'];
    // Two schools of equal size at X̄ ± S have exactly this mean and deviation.
    const all = means.map((mean, index) => {
      const deviation = exact(deviations[index] ?? '');
      const minus: Exact = { n: -deviation.n, d: deviation.d };
      return known([
        { students: whole(100n), resource: times(whole(100n), plus(exact(mean), deviation)) },
        { students: whole(100n), resource: times(whole(100n), plus(exact(mean), minus)) },
      ]);
    });
    const printed = [297929, 501787, 401952, 288419, 375450, 312782, 394205];
    // The sheet prints mean and deviation to six places: the quotient is good to one unit of the sixth.
    all.forEach((one, index) => expect(Math.abs(millionths(one) - (printed[index] ?? 0))).toBeLessThanOrEqual(1));
    expect((millionths(all[1]!) / 1e6).toFixed(2)).toBe('0.50');
    expect(all.map((one) => isWithin(one, '0.50'))).toEqual([true, false, true, true, true, true, true]);
    expect(compositeMillionths(all)).toBe(367503);
    expect(compositeWithin(all, '0.50')).toBe(true);
  });

  it.each([
    ['庐阳小学', [0.881, 1.299, 0.977, 0.379, 0.17, 0.334, 0.286, 0.408], 0.592],
    ['庐阳初中', [0.353, 0.784, 0.146, 0.491, 0.037, 0.226, 0.223, 0.253], 0.314],
    ['蜀山小学', [0.711, 0.649, 0.472, 0.338, 0.235, 0.274, 0.26, 0.396], 0.417],
    ['蜀山初中', [0.505, 0.484, 0.325, 0.275, 0.199, 0.715, 0.421, 1.021], 0.493],
  ])('G-CV3 %s: 综合差异系数 is the mean of the eight', (_, cvs, composite) => {
    const all = cvs.map((cv) => ofCv(cv.toFixed(3)));
    expect(Math.round(compositeMillionths(all) / 1000)).toBe(Math.round(composite * 1000));
  });

  it.each([
    ['小学', '0.50', [0.677, 0.674, 0.618, 0.519, 0.597, 0.167, 0.759], [5]],
    ['初中', '0.45', [0.542, 1.055, 0.507, 0.587, 0.686, 0.254, 0.496], [5]],
  ])('G-CV4 宁国 %s: only the sixth indicator is within %s', (_, limit, cvs, passing) => {
    const met = cvs.flatMap((cv, index) => (isWithin(ofCv(cv.toFixed(3)), limit) ? [index] : []));
    expect(met).toEqual(passing);
  });

  it('says why there is none, and never 0 or NaN', () => {
    expect(dispersionOf([])).toBe('noUnits');
    expect(dispersionOf(weighed([[10, 5]]))).toBe('oneUnit');
    expect(
      dispersionOf(
        weighed([
          [10, 0],
          [20, 0],
        ]),
      ),
    ).toBe('zeroMean');
  });

  it('decides at the bound exactly, and before rounding', () => {
    expect(isWithin(ofCv('0.5'), '0.50')).toBe(true);
    expect(isWithin(ofCv('0.50000000000000001'), '0.50')).toBe(false);
    expect(isWithin(ofCv('0.49999999999999999'), '0.50')).toBe(true);
    expect(isWithin(ofCv('0.5004'), '0.50')).toBe(false);
    expect(millionths(ofCv('0.1234565'))).toBe(123457);
    expect(millionths(ofCv('0.12345649999999999999'))).toBe(123456);
    expect(compositeWithin([ofCv('0.6'), ofCv('0.7')], '0.65')).toBe(true);
    expect(compositeWithin([ofCv('0.6'), ofCv('0.70000000000000000001')], '0.65')).toBe(false);
    expect(compositeMillionths([ofCv('0.1'), ofCv('0.100001')])).toBe(100001);
  });
});

const unit: fc.Arbitrary<Weighed> = fc
  .tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 2_000_000 }))
  .map(([students, hundredths]) => ({
    students: whole(BigInt(students)),
    resource: { n: BigInt(hundredths), d: 100n },
  }));
const county = fc.array(unit, { minLength: 2, maxLength: 40 });

describe('校际差异系数, whatever the county', () => {
  it('does not depend on the order of the schools', () => {
    fc.assert(
      fc.property(county, fc.nat(), (units, turn) => {
        const moved = [...units.slice(turn % units.length), ...units.slice(0, turn % units.length)].reverse();
        expect(millionths(known(moved))).toBe(millionths(known(units)));
        expect(isWithin(known(moved), '0.50')).toBe(isWithin(known(units), '0.50'));
      }),
    );
  });

  it('does not depend on the unit that the resource is counted in', () => {
    fc.assert(
      fc.property(county, fc.integer({ min: 2, max: 10_000 }), (units, factor) => {
        const scaled = units.map((one) => ({ ...one, resource: times(one.resource, whole(BigInt(factor))) }));
        expect(millionths(known(scaled))).toBe(millionths(known(units)));
      }),
    );
  });

  it('is the same when a school is split in two halves of equal ratio', () => {
    fc.assert(
      fc.property(county, (units) => {
        const halves = units.flatMap((one) => {
          const half = { students: times(one.students, exact('0.5')), resource: times(one.resource, exact('0.5')) };
          return [half, half];
        });
        expect(millionths(known(halves))).toBe(millionths(known(units)));
      }),
    );
  });

  it('lies within its error bound, and agrees with the exact rational right at the bound', () => {
    fc.assert(
      fc.property(county, fc.integer({ min: -3, max: 3 }), (units, step) => {
        const result = known(units);
        const precise = exactSquare(units);
        // In units of 1e-30, so that the comparison itself loses nothing.
        const scale = 10n ** 30n;
        const square = (BigInt(Math.round(result.square * 2 ** 52)) * (scale / 2n ** 30n)) / 2n ** 22n;
        const gap = square - (precise.n * scale) / precise.d;
        expect(gap < 0n ? -gap : gap).toBeLessThanOrEqual(
          BigInt(Math.ceil((result.error + 2 ** -52) * 1e18)) * 10n ** 12n,
        );
        // A limit a few steps of 1e-17 beside the coefficient itself: only the rational can tell.
        const limit = (Math.sqrt(result.square) + step * 1e-17).toFixed(20);
        const bound = times(exact(limit), exact(limit));
        expect(isWithin(result, limit)).toBe(precise.n * bound.d <= bound.n * precise.d);
      }),
    );
  });

  it('is zero exactly when all schools have the same ratio', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 30 }), (sizes) => {
        const ratio = over(exact('7.77'), whole(3n));
        const units = sizes.map((size) => ({
          students: whole(BigInt(size)),
          resource: times(ratio, whole(BigInt(size))),
        }));
        expect(exactSquare(units).n).toBe(0n);
        expect(millionths(known(units))).toBe(0);
      }),
    );
  });
});
