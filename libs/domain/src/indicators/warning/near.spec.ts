import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { basic2012 } from '@app/domain/standards';
import { noCountyFacts, type StandingInput } from '../index.js';
import { ample, gravity, inputOf, section, warned } from '@test/warned-county';

describe('what is close to its threshold', () => {
  const sports = (area: string) => warned(inputOf([section('a', { ...ample(100), sportsVenueArea: area })]));

  it('is told below 105 percent, exactly, and at 105 percent no more', () => {
    expect(sports('787.5')).toEqual([]);
    expect(sports('787.49')).toMatchObject([
      { kind: 'near', severity: 'low', unitId: 'a', subject: 'L5', margin: '5.00' },
    ]);
    expect(sports('757.5')).toMatchObject([{ severity: 'low', margin: '1.00' }]);
    expect(sports('757.49')).toMatchObject([{ severity: 'medium' }]);
    expect(sports('750')).toMatchObject([
      { severity: 'medium', margin: '0.00', sentence: 'a小学体育场馆7.5㎡/生，刚好在达标值7.5' },
    ]);
    expect(sports('750.01')).toMatchObject([{ sentence: 'a小学体育场馆7.5001㎡/生，只比达标值7.5高不足0.01%' }]);
  });

  it('is not told of what fails already, but of the one that stays just above the floor', () => {
    // 637.5 is 85 percent of 7.5 for a hundred pupils.
    expect(sports('637.49')).toEqual([]);
    expect(sports('637.5')).toMatchObject([
      { severity: 'medium', subject: 'L5', sentence: 'a小学体育场馆6.375㎡/生，刚好在底线6.375' },
    ]);
    expect(sports('669.37')).toMatchObject([{ severity: 'low' }]);
    expect(sports('669.38')).toEqual([]);
  });

  it('a coefficient above 95 percent of its limit, compared as a square', () => {
    // Two equal schools with r and s: CV = (s − r)/(s + r). 0.475 is 295 against 105.
    const two = (r: number, s: number, change: Partial<StandingInput> = {}) =>
      warned(
        inputOf(
          [
            section('a', { ...ample(100), teachingAncillaryArea: String(r * 10) }),
            section('b', { ...ample(100), teachingAncillaryArea: String(s * 10) }),
          ],
          change,
        ),
      ).filter(({ subject }) => subject.startsWith('cv'));
    expect(two(105, 295)).toEqual([]);
    expect(two(104.999, 295)).toMatchObject([
      { kind: 'near', severity: 'low', unitId: null, stage: 'primary', subject: 'cv.primary.L4' },
    ]);
    expect(two(100, 300)).toMatchObject([
      { severity: 'medium', sentence: '小学教辅用房校际差异系数0.500，刚好在上限0.50' },
    ]);
    expect(two(100.000001, 300)).toMatchObject([
      { severity: 'medium', sentence: '小学教辅用房校际差异系数0.500，距上限0.50不足0.01%' },
    ]);
    expect(two(99.999, 300)).toEqual([]);
  });

  it('the composite, where the standard decides by it', () => {
    const all = (r: number) => Object.fromEntries(basic2012.indicators.map(({ figure }) => [figure, String(r)]));
    const two = (r: number, s: number) =>
      warned(
        inputOf([section('a', { students: '100', ...all(r) }), section('b', { students: '100', ...all(s) })], {
          standard: basic2012,
        }),
      );
    // The limit is 0.65: 0.6175 is 1617.5 against 382.5.
    expect(two(382.5, 1617.5)).toEqual([]);
    expect(two(382.4, 1617.6)).toMatchObject([{ kind: 'near', subject: 'verdict', stage: 'primary' }]);
  });

  it('schools and classes', () => {
    const sized = (students: string, largestClass: string) =>
      warned(inputOf([section('a', { ...ample(5000), students })]), { filed: { a: { largestClass } } }).map(
        ({ subject, severity, sentence }) => [subject, severity, sentence],
      );
    expect(sized('1900', '42')).toEqual([]);
    expect(sized('1901', '43')).toEqual([
      ['B5', 'low', 'a小学最大班额43人，离上限45人只差2人'],
      ['B4', 'low', 'a小学学生1901人，离上限2000人只差99人'],
    ]);
    expect(sized('2000', '45').map(([subject, severity]) => [subject, severity])).toEqual([
      ['B4', 'medium'],
      ['B5', 'medium'],
    ]);
    expect(sized('2001', '46')).toEqual([]);
  });

  it('社会认可度', () => {
    const of = (recognition: string) => warned(inputOf([], { county: { ...noCountyFacts, recognition } }));
    expect(of('84.99')).toEqual([]);
    expect(of('85')).toMatchObject([
      { severity: 'medium', subject: 'recognition', sentence: '社会认可度85%，刚好达到要求的85%' },
    ]);
    expect(of('85.5')).toMatchObject([{ sentence: '社会认可度85.5%，只比要求的85%高0.59%' }]);
    expect(of('89.24')).toMatchObject([{ severity: 'low' }]);
    expect(of('89.25')).toEqual([]);
  });
});

it('less room never is less grave', () => {
  const area = fc.integer({ min: 75_000, max: 82_000 });
  fc.assert(
    fc.property(area, area, fc.integer({ min: 1, max: 2500 }), (a, b, students) => {
      const told = (units: number) => {
        const sportsVenueArea = String((units * students) / 10_000);
        const [one] = warned(inputOf([section('a', { ...ample(students), sportsVenueArea })])).filter(
          ({ subject }) => subject === 'L5',
        );
        return one ? gravity[one.severity] : -1;
      };
      expect(told(Math.min(a, b))).toBeGreaterThanOrEqual(told(Math.max(a, b)));
      expect(told(Math.min(a, b)) >= 0).toBe(Math.min(a, b) < 78_750);
    }),
    { numRuns: 60 },
  );
});
