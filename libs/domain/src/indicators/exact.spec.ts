import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { atLeast, exact, fixed, isZero, minus, over, plus, rootFloor, times, toNumber, whole } from './exact.js';

const decimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 13n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => {
    const text = String(digits).padStart(places + 1, '0');
    return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
  });

describe('exact rationals', () => {
  it('take plain decimals and nothing else', () => {
    const { n, d } = exact('8659.98');
    expect([n, d]).toEqual([865998n, 100n]);
    for (const text of ['', '-1', '1e3', '.5', '5.', '１', 'NaN']) expect(() => exact(text)).toThrow(RangeError);
  });

  it('add what doubles cannot', () => {
    expect(atLeast(exact('0.3'), plus(exact('0.1'), exact('0.2')))).toBe(true);
    expect(isZero(minus(minus(exact('0.3'), exact('0.1')), exact('0.2')))).toBe(true);
    expect(isZero(plus(minus(minus(whole(0n), exact('0.1')), exact('0.2')), exact('0.3')))).toBe(true);
  });

  it('round half-up, exactly, whatever the double says', () => {
    expect(fixed(exact('1.005'), 2)).toBe('1.01');
    expect(fixed(exact('0.0000005'), 6)).toBe('0.000001');
    expect(fixed(exact('0.00000049999999999999'), 6)).toBe('0.000000');
    expect(fixed(over(whole(2n), whole(3n)), 6)).toBe('0.666667');
    expect(fixed(exact('9999999999999.9999995'), 6)).toBe('10000000000000.000000');
    expect(fixed(minus(exact('1'), exact('1.5')), 0)).toBe('-1');
    expect(fixed(whole(7n), 0)).toBe('7');
  });

  it('round the quotient of any figures as integers would', () => {
    fc.assert(
      fc.property(
        decimal,
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 6 }),
        (figure, pupils, places) => {
          const { n, d } = exact(figure);
          const scaled = (2n * n * 10n ** BigInt(places) + d * BigInt(pupils)) / (2n * d * BigInt(pupils));
          expect(BigInt(fixed(over(exact(figure), whole(BigInt(pupils))), places).replace('.', ''))).toBe(scaled);
        },
      ),
    );
  });

  it('keep a double within the slack of the integers', () => {
    fc.assert(
      fc.property(decimal, decimal, fc.integer({ min: 1, max: 9999 }), (a, b, c) => {
        const value = over(times(plus(exact(a), exact(b)), exact('1.1')), whole(BigInt(c)));
        const plain = Number(value.n) / Number(value.d);
        expect(Math.abs(toNumber(value) - plain)).toBeLessThanOrEqual(plain * 2 ** -48);
      }),
    );
  });

  it('take the root of a square from below', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), (value) => {
        const root = rootFloor(value);
        expect(root * root <= value && value < (root + 1n) * (root + 1n)).toBe(true);
      }),
    );
  });
});
