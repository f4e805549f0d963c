import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { basic2012, hqb2017 } from '@app/domain/standards';
import {
  noCountyFacts,
  warningsOf,
  type ExemptionEntry,
  type Figure,
  type SectionInput,
  type StandingInput,
  type WarningInput,
} from '../index.js';

/** A school that is met in everything with room to spare, for so many pupils. */
const ample = (students: number): Record<string, Figure> => ({
  students: String(students),
  aboveStandardQualifiedTeachers: String(students),
  backboneTeachers: String(students),
  peArtsFullTimeTeachers: String(students),
  teachingAncillaryArea: String(students * 50),
  sportsVenueArea: String(students * 50),
  teachingEquipmentValue: String(students * 50_000),
  networkedMultimediaClassrooms: String(students),
});
const section = (id: string, figures: Record<string, Figure>, more: Partial<SectionInput> = {}): SectionInput => ({
  id,
  name: `${id}小学`,
  stage: 'primary',
  schoolId: `${id}-school`,
  kind: 'school',
  figures,
  ...more,
});
const inputOf = (sections: readonly SectionInput[], more: Partial<StandingInput> = {}): StandingInput => ({
  standard: hqb2017,
  dataYear: '2024-2025',
  date: '2025-03-03',
  sections,
  sharedSchools: [],
  county: noCountyFacts,
  ...more,
});
const asked = (
  input: StandingInput,
  {
    past = {},
    filed = {},
  }: { past?: Record<string, [string, Figure][]>; filed?: Record<string, Record<string, Figure>> } = {},
): WarningInput => ({
  input,
  past: new Map(
    Object.entries(past).map(([id, years]) => [id, years.map(([dataYear, students]) => ({ dataYear, students }))]),
  ),
  filed: new Map(Object.entries(filed)),
});
const warned = (...of: Parameters<typeof asked>) => warningsOf(asked(...of)).warnings;
const grades = (...counts: readonly (number | null)[]): Record<string, Figure> =>
  Object.fromEntries(
    counts.map((count, index) => [`grade${index + 1}Students`, count === null ? null : String(count)]),
  );

describe('what is close to its threshold', () => {
  const sports = (area: string) => warned(inputOf([section('a', { ...ample(100), sportsVenueArea: area })]));

  it('is told below 105 percent, exactly, and at 105 percent no more', () => {
    expect(sports('787.5')).toEqual([]);
    expect(sports('787.49')).toMatchObject([
      { kind: 'near', severity: 'low', unitId: 'a', subject: 'L5', margin: '5.00' },
    ]);
    expect(sports('757.5')).toMatchObject([{ severity: 'low', margin: '1.00' }]);
    expect(sports('757.49')).toMatchObject([{ severity: 'medium' }]);
    expect(sports('750')).toMatchObject([{ severity: 'medium', margin: '0.00' }]);
  });

  it('is not told of what fails already, but of the one that stays just above the floor', () => {
    // 637.5 is 85 percent of 7.5 for a hundred pupils.
    expect(sports('637.49')).toEqual([]);
    expect(sports('637.5')).toMatchObject([
      { severity: 'medium', subject: 'L5', sentence: expect.stringContaining('底线6.375') },
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
      { severity: 'medium', sentence: '小学教辅用房校际差异系数0.500，距上限0.50只有0.00%' },
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
    expect(of('85')).toMatchObject([{ severity: 'medium', subject: 'recognition' }]);
    expect(of('89.24')).toMatchObject([{ severity: 'low' }]);
    expect(of('89.25')).toEqual([]);
  });
});

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
        sentence: 'a小学学生预计由600人变为670人（按分年级人数推算）：体育场馆由8.25降至7.39（应不低于7.5）',
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

describe('relief that ends', () => {
  const relief = (expires: string, subject = 'L5'): ExemptionEntry => ({
    exemptionId: 'e1',
    sectionId: 'a',
    subject,
    plan: '扩建运动场',
    expires,
  });
  const ends = (expires: string, sportsVenueArea: string, subject?: string) =>
    warned(
      inputOf([section('a', { ...ample(100), sportsVenueArea })], {
        county: { ...noCountyFacts, exemptions: [relief(expires, subject)] },
      }),
    ).filter(({ kind }) => kind === 'exemption');

  it('is told within a year, with what depends on it', () => {
    expect(ends('2026-03-03', '100')).toMatchObject([
      {
        severity: 'high',
        until: '2026-03-03',
        sentence: expect.stringContaining('还有365天到期；到期后该单位将不再合格'),
      },
    ]);
    expect(ends('2026-03-04', '100')).toEqual([]);
    expect(ends('2025-03-02', '100')).toEqual([]);
    expect(ends('2025-03-03', '100')[0]?.sentence).toContain('今天到期');
    expect(ends('2026-03-03', '5000')).toMatchObject([{ severity: 'low' }]);
    expect(ends('2025-05-01', '5000')).toMatchObject([{ severity: 'medium' }]);
    expect(ends('2026-01-01', '5000', 'B3')).toMatchObject([{ severity: 'medium' }]);
  });
});

it('without figures it says so', () => {
  for (const sections of [[], [section('a', {})], [section('a', { students: 'n/a' })]])
    expect(warningsOf(asked(inputOf(sections)))).toMatchObject({
      basis: ['还没有已审定的学生数，无法预警；审定后自动推算。'],
      reckoned: { grades: 0, trend: 0, none: 0 },
      warnings: [],
    });
});

const gravity = { high: 2, medium: 1, low: 0 } as const;

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
