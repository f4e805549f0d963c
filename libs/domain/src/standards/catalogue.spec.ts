import { describe, expect, it } from '@jest/globals';
import { basic2012, hqb2017, publishedStandard, publishedStandards } from './catalogue/index.js';
import { figuresOf } from './record-form.js';
import { inForceOn } from './standard.js';

describe('the published standards', () => {
  it('give 优质均衡 2017 as the national form prints it', () => {
    expect(hqb2017.indicators.map(({ id, threshold }) => [id, threshold?.primary, threshold?.junior])).toEqual([
      ['L1', '4.2', '5.3'],
      ['L2', '1', '1'],
      ['L3', '0.9', '0.9'],
      ['L4', '4.5', '5.8'],
      ['L5', '7.5', '10.2'],
      ['L6', '2000', '2500'],
      ['L7', '2.3', '2.4'],
    ]);
    expect(hqb2017.indicators.filter(({ sharedByRatio }) => sharedByRatio).map(({ id }) => id)).toEqual([
      'L4',
      'L5',
      'L6',
      'L7',
    ]);
    expect(hqb2017.indicators.every(({ cvLimit }) => cvLimit?.primary === '0.50' && cvLimit.junior === '0.45')).toBe(
      true,
    );
    expect(hqb2017.items.filter(({ group }) => group === 'government').map(({ id }) => id)).toEqual(
      Array.from({ length: 15 }, (_, index) => `B${index + 1}`),
    );
    expect(hqb2017.items.filter(({ group }) => group === 'quality').map(({ id }) => id)).toEqual(
      Array.from({ length: 9 }, (_, index) => `C${index + 1}`),
    );
    expect(hqb2017.vetoes.map(({ id }) => id)).toEqual(['V1', 'V2', 'V3', 'V4', 'V5', 'V6']);
    expect(hqb2017.recognition?.atLeastPercent).toBe('85');
  });

  it('give 基本均衡 2012 eight indicators and only a composite bound', () => {
    expect(basic2012.indicators).toHaveLength(8);
    expect(basic2012.indicators.every(({ threshold, cvLimit }) => threshold === null && cvLimit === null)).toBe(true);
    expect(basic2012.dispersion).toMatchObject({
      rule: 'composite',
      compositeLimit: { primary: '0.65', junior: '0.55' },
    });
    expect(basic2012.schoolRule).toBeNull();
  });

  it.each(publishedStandards.map((standard) => [standard.id, standard] as const))(
    '%s: every rule has its clause and its first day, every figure its name',
    (id, standard) => {
      const { scope, schoolRule, dispersion, sharing, recognition, indicators, items, vetoes, exemptions } = standard;
      const single = [scope, schoolRule, dispersion, sharing, recognition].filter((rule) => rule !== null);
      for (const rule of [...single, ...indicators, ...items, ...vetoes, ...exemptions]) {
        expect(rule.clause).toMatch(/〔20\d\d〕\d+号/);
        expect(rule.effectiveFrom).toMatch(/^20\d\d-\d\d-\d\d$/);
      }
      expect(items.flatMap(figuresOf).filter((figure) => !standard.figures[figure])).toEqual([]);
      expect(publishedStandard(id)).toBe(standard);
    },
  );

  it('leave an earlier day as it was when a rule changes', () => {
    const [first, ...rest] = hqb2017.indicators;
    const old = { ...first!, effectiveTo: '2026-09-01' };
    const raised = { ...first!, effectiveFrom: '2026-09-01', threshold: { primary: '4.5', junior: '5.5' } };
    const changed = { ...hqb2017, indicators: [old, raised, ...rest] };
    expect(inForceOn(changed, '2026-08-31').indicators[0]).toBe(old);
    expect(inForceOn(changed, '2026-09-01').indicators[0]).toBe(raised);
    expect(inForceOn(changed, '2026-09-01').indicators).toHaveLength(7);
  });
});
