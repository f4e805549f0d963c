import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { warningsOf, type Figure, type SectionInput } from '../index.js';
import { ample, asked, grades, gravity, inputOf, section, warned } from '@test/warned-county';

describe('what will fail next year', () => {
  it('by the grades that were filed: all move up, and as many enter as did this year', () => {
    const figures = { ...ample(600), sportsVenueArea: '4950' };
    const found = warningsOf(
      asked(inputOf([section('a', figures)]), {
        filed: { a: grades(150, 100, 90, 90, 90, 80) },
        past: { a: [['2023-2024', '600']] },
      }),
    );
    expect(found).toMatchObject({
      nextDataYear: '2025-2026',
      reckoned: { grades: 1, trend: 0, none: 0 },
      students: { now: 600, next: 670 },
    });
    // 4950 over 670 is 7.39 and still above 85 percent: the school stays fit with one miss.
    expect(found.warnings).toMatchObject([
      {
        kind: 'trend',
        severity: 'medium',
        unitId: 'a',
        subject: 'L5',
        sentence: 'a小学学生预计由600人变为670人（按分年级人数推算）：体育场馆由8.25降至7.39（要求7.5）',
      },
    ]);
  });

  it('the last grade is the fifth in a county of 五四学制, and the last that there is in a 教学点', () => {
    const next = (sections: readonly SectionInput[], filed: Record<string, Record<string, Figure>>) =>
      warningsOf(asked(inputOf(sections), { filed })).students.next;
    const five = grades(50, 40, 40, 40, 30, 0);
    const a = section('a', ample(200));
    expect(next([a], { a: five })).toBe(250);
    const junior = { grade6Students: '60', grade7Students: '50', grade8Students: '50', grade9Students: '40' };
    const j = section('j', ample(200), { stage: 'junior' });
    expect(next([a, j], { a: five, j: junior })).toBe(220 + 220);
    const point = section('p', ample(60), { kind: 'teachingPoint' });
    expect(next([point], { p: grades(30, 30, 0, 0, 0, 0) })).toBe(60);
    expect(next([j], { j: { ...junior, grade6Students: 'n/a', grade7Students: '100' } })).toBe(250);
  });

  it('by the trend of accepted years where a grade is 未填, rounded half up to whole pupils', () => {
    const next = (past: [string, Figure][], filed: Record<string, Figure> = {}) =>
      warningsOf(asked(inputOf([section('a', ample(605))]), { past: { a: past }, filed: { a: filed } }));
    expect(
      next(
        [
          ['2022-2023', '600'],
          ['2023-2024', '700'],
        ],
        grades(1, 2, 3, 4, 5, null),
      ),
    ).toMatchObject({
      reckoned: { trend: 1 },
      students: { next: 608 },
    });
    expect(next([['2023-2024', '600']]).students.next).toBe(610);
    expect(next([['2022-2023', '610']]).students.next).toBe(603);
    expect(
      next([
        ['2023-2024', null],
        ['2019-2020', '1'],
      ]),
    ).toMatchObject({ reckoned: { trend: 0, none: 1 } });
    expect(next([['2023-2024', '2000']]).students.next).toBe(0);
  });

  it('a school that will no longer be fit comes first, and one that fails already is not told again', () => {
    const tight = { ...ample(600), sportsVenueArea: '3960', teachingAncillaryArea: '2760' };
    const found = warned(inputOf([section('a', tight), section('b', { ...tight, sportsVenueArea: '100' })]), {
      past: { a: [['2023-2024', '500']], b: [['2023-2024', '500']] },
    });
    expect(found[0]).toMatchObject({ severity: 'high', unitId: 'a', subject: 'L4 L5' });
    expect(found[0]?.sentence).toContain('（要求7.5，已不足其85%）');
    expect(found[0]?.sentence).toContain('将不再合格');
    expect(found.filter(({ unitId, subject }) => unitId === 'b' && subject.includes('L5'))).toEqual([]);
  });

  it('a coefficient that will be above its limit is the county’s', () => {
    const sections = [
      section('a', { ...ample(100), teachingAncillaryArea: '1100' }),
      section('b', { ...ample(100), teachingAncillaryArea: '2900' }),
    ];
    const found = warned(inputOf(sections), { past: { a: [['2023-2024', '70']], b: [['2023-2024', '120']] } });
    expect(found.filter(({ kind, unitId }) => kind === 'trend' && unitId === null)).toMatchObject([
      { severity: 'high', stage: 'primary', subject: 'cv.primary.L4' },
    ]);
  });

  it('a school and a class that will be too large', () => {
    const found = warned(inputOf([section('a', ample(1980))]), {
      filed: { a: { ...grades(400, 330, 330, 330, 300, 290), classes: '45', largestClass: '45' } },
    });
    expect(found.map(({ kind, severity, subject }) => [kind, severity, subject])).toEqual([
      ['trend', 'high', 'B4'],
      ['trend', 'high', 'B5'],
    ]);
    expect(found[1]?.sentence).toBe('a小学平均班额预计由44人增至46.44人（按分年级人数推算，小学仍为45个班），超过45人');
  });
});

it('more pupils next year never take a warning away', () => {
  const before = fc.integer({ min: 200, max: 600 });
  fc.assert(
    fc.property(before, before, (a, b) => {
      const figures = { ...ample(600), sportsVenueArea: '4600', teachingAncillaryArea: '2900' };
      const told = (past: number) => {
        const found = warned(inputOf([section('a', figures)]), { past: { a: [['2023-2024', String(past)]] } });
        const [one] = found.filter(({ kind, unitId }) => kind === 'trend' && unitId === 'a');
        return one ? [gravity[one.severity], one.subject.length] : [-1, 0];
      };
      // The fewer there were, the more there will be.
      const [more, less] = [told(Math.min(a, b)), told(Math.max(a, b))];
      expect(more[0]).toBeGreaterThanOrEqual(less[0]!);
      expect(more[1]).toBeGreaterThanOrEqual(less[1]!);
    }),
    { numRuns: 40 },
  );
});
