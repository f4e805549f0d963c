import { describe, expect, it } from '@jest/globals';
import { noCountyFacts, warningsOf, type ExemptionEntry } from '../index.js';
import { ample, asked, inputOf, section, warned } from '@test/warned-county';

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
    expect(ends('2026-01-01', '5000', 'B3')).toMatchObject([
      {
        severity: 'medium',
        sentence: expect.stringMatching(/^a小学政府保障程度第3项的过渡性放宽.*到期后须达到标准要求/),
      },
    ]);
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
