import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hqb2017, type SchoolRule } from '@app/domain/standards';
import { exact, fixed, plus, times } from './exact.js';
import { boundsOf, isBoundary, isCompliant, metOf, stateOf, type IndicatorState } from './school-rule.js';

const rule: SchoolRule = hqb2017.schoolRule!;
const [l1, l2, l3] = hqb2017.indicators;
const of = (value: string, indicator = l1!, stage: 'primary' | 'junior' = 'primary') => {
  const bounds = boundsOf(indicator, stage);
  return { state: stateOf(exact(value), bounds), boundary: isBoundary(exact(value), bounds, indicator.precision) };
};

describe('one indicator of one school', () => {
  it.each([
    ['0.847', l2!, 'belowFloor'],
    ['3.566', l1!, 'belowFloor'],
    ['4.196', l1!, 'aboveFloor'],
    ['0.8951', l3!, 'aboveFloor'],
  ] as const)('%s is judged before it is rounded, and flagged', (value, indicator, state) => {
    expect(of(value, indicator)).toEqual({ state, boundary: true });
  });

  it('prints its bounds as the form does', () => {
    const floors = hqb2017.indicators.map((indicator) => [
      boundsOf(indicator, 'primary')?.floor.near,
      boundsOf(indicator, 'junior')?.floor.near,
    ]);
    expect(floors).toEqual([
      [3.57, 4.505],
      [0.85, 0.85],
      [0.765, 0.765],
      [3.825, 4.93],
      [6.375, 8.67],
      [1700, 2125],
      [1.955, 2.04],
    ]);
  });

  it('stands on the threshold, on the floor and at 105 %', () => {
    expect(of('4.2').state).toBe('near');
    expect(of('4.409999999').state).toBe('near');
    expect(of('4.41').state).toBe('met');
    expect(of('4.1999999999').state).toBe('aboveFloor');
    expect(of('3.57').state).toBe('aboveFloor');
    expect(of('3.5699999999').state).toBe('belowFloor');
    expect(of('4.2')).toHaveProperty('boundary', false);
  });

  it('flags only what rounding would turn', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8_000_000 }), (millionth) => {
        const bounds = boundsOf(l1!, 'primary')!;
        const value = { n: BigInt(millionth), d: 1_000_000n };
        const printed = exact(fixed(value, 2));
        const side = (one: typeof value) => metOf(stateOf(one, bounds)) === true || stateOf(one, bounds);
        expect(isBoundary(value, bounds, 2)).toBe(side(value) !== side(printed));
      }),
    );
  });

  it('is exact at every threshold of the standard', () => {
    const smallest = exact('0.0000000001');
    for (const indicator of hqb2017.indicators)
      for (const stage of ['primary', 'junior'] as const) {
        const bounds = boundsOf(indicator, stage)!;
        const below = { n: -smallest.n, d: smallest.d };
        expect(stateOf(bounds.threshold, bounds)).toBe('near');
        expect(stateOf(plus(bounds.threshold, below), bounds)).toBe('aboveFloor');
        expect(stateOf(times(bounds.threshold, exact('0.85')), bounds)).toBe('aboveFloor');
        expect(stateOf(plus(bounds.floor, below), bounds)).toBe('belowFloor');
      }
  });
});

const seven = (...states: IndicatorState[]): IndicatorState[] => [
  ...states,
  ...Array.from({ length: 7 - states.length }, (): IndicatorState => 'met'),
];

describe('至少 6 项达到要求，余项不低于 85 %', () => {
  it.each([
    [[], true],
    [['aboveFloor'], true],
    [['belowFloor'], false],
    [['aboveFloor', 'aboveFloor'], false],
    [['missing'], null],
    [['aboveFloor', 'missing'], null],
    [['belowFloor', 'missing'], false],
    [['aboveFloor', 'aboveFloor', 'missing'], false],
    [['undetermined', 'missing'], null],
    [['notApplicable'], true],
    [['notApplicable', 'aboveFloor'], null],
    [['notApplicable', 'aboveFloor', 'aboveFloor'], false],
    [['notApplicable', 'notApplicable'], null],
  ] as const)('%j: %j', (states, answer) => {
    expect(isCompliant(rule, seven(...states))).toBe(answer);
  });

  it('counts a relieved miss as met, and nothing else', () => {
    const first = [true, false, false, false, false, false, false];
    expect(isCompliant(rule, seven('belowFloor'), first)).toBe(true);
    expect(isCompliant(rule, seven('belowFloor', 'aboveFloor'), first)).toBe(true);
    expect(isCompliant(rule, seven('missing'), first)).toBeNull();
    expect(isCompliant(rule, seven('aboveFloor', 'belowFloor'), first)).toBe(false);
  });

  it('says yes or no only when every way of filling what is missing agrees', () => {
    const state = fc.constantFrom<IndicatorState>('met', 'near', 'aboveFloor', 'belowFloor', 'missing');
    const fill = (states: readonly IndicatorState[]): IndicatorState[][] =>
      states.reduce<IndicatorState[][]>(
        (ways, one) =>
          ways.flatMap((way) =>
            (one === 'missing' ? (['met', 'aboveFloor', 'belowFloor'] as const) : [one]).map((filled) => [
              ...way,
              filled,
            ]),
          ),
        [[]],
      );
    const plain = (states: readonly IndicatorState[]) =>
      states.filter((one) => one === 'met' || one === 'near').length >= 6 && !states.includes('belowFloor');
    fc.assert(
      fc.property(fc.array(state, { minLength: 7, maxLength: 7 }), (states) => {
        const answers = new Set(fill(states).map(plain));
        expect(isCompliant(rule, states)).toBe(answers.size === 1 ? [...answers][0] : null);
      }),
      { numRuns: 300 },
    );
  });
});
