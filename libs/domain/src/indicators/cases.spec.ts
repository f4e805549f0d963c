import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { assessCase, type Assessment } from './index.js';

const caseOf = (name: string) => readFileSync(`apps/cli/cases/${name}.json`, 'utf8');
const zhangwu = assessCase(caseOf('zhangwu'));
const rongchang = assessCase(caseOf('rongchang'));

/** Indicators that a stage's sections miss, by section. */
const missesOf = ({ sections }: Assessment, stage: string) =>
  sections.flatMap(({ section, stage: own, met }) => {
    const missed = met.flatMap((one, index) => (one === false ? [`L${index + 1}`] : []));
    return own === stage && missed.length > 0 ? [[section, missed.join('+')] as const] : [];
  });

describe('the county cases', () => {
  it.each(['zhangwu', 'rongchang'])('%s comes out as its computed block says', (name) => {
    const text = caseOf(name);
    const { computed } = JSON.parse(text) as { computed: Record<'primary' | 'junior', object> };
    expect(assessCase(text).stages).toMatchObject(computed);
  });

  it('has the promised shape, values to six places', () => {
    expect(Object.keys(zhangwu)).toEqual([
      'county',
      'schoolYear',
      'standard',
      'indicators',
      'stages',
      'sections',
      'verdict',
      'blockers',
      'excluded',
      'claims',
      'inconsistencies',
    ]);
    expect(zhangwu).toMatchObject({ county: '彰武县', schoolYear: '2024-2025', standard: 'hqb-2017' });
    expect(zhangwu.indicators.map(({ id }) => id)).toEqual(['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7']);
    for (const { values, met, boundary } of zhangwu.sections) {
      expect([values.length, met.length, boundary.length]).toEqual([7, 7, 7]);
      for (const value of values) expect(value).toMatch(/^\d+\.\d{6}$/);
    }
  });

  it('彰武: the misses have the structure that the report forces', () => {
    const primary = missesOf(zhangwu, 'primary');
    expect(primary.map(([, missed]) => missed).sort()).toEqual(['L4+L5', 'L4+L5', 'L4+L5+L6', 'L4+L6']);
    expect(primary.find(([, missed]) => missed === 'L4+L5+L6')?.[0]).toContain('第三小学');
    const junior = missesOf(zhangwu, 'junior');
    expect(junior.flatMap(([, missed]) => missed.split('+'))).toHaveLength(5);
    expect(zhangwu.sections.filter(({ compliant }) => compliant === false)).toHaveLength(4 + 3);
    expect(zhangwu.verdict).toBe('notMet');
  });

  it('荣昌: four misses in four schools, each at 85 % or more', () => {
    const misses = missesOf(rongchang, 'primary');
    expect(misses.map(([, missed]) => missed).sort()).toEqual(['L6', 'L6', 'L6', 'L7']);
    expect(rongchang.stages.primary).toMatchObject({ compliant: 55, compliantPercent: 100 });
    expect(rongchang.verdict).toBe('pending');
    expect(rongchang.blockers).toEqual([
      '政府保障程度15项均待认定',
      '教育质量9项均待认定',
      '社会认可度尚无调查结果',
      '一票否决6种情形均待核查',
    ]);
  });

  it('基本均衡 2012 is pending: the file lacks its inputs', () => {
    const basic = assessCase(caseOf('zhangwu'), 'basic-2012');
    expect(basic).toMatchObject({ standard: 'basic-2012', verdict: 'pending' });
    expect(basic.indicators).toHaveLength(8);
    expect(basic.stages.primary.cv).toEqual([0.474298, 0.447327, 0.337553, null, null, null, 0.301433, null]);
  });
});

describe('what was printed', () => {
  const changed = (change: (published: Record<string, never>) => void): Assessment['claims'] => {
    const file = JSON.parse(caseOf('rongchang')) as { published: Record<string, never> };
    change(file.published);
    return assessCase(JSON.stringify(file)).claims;
  };

  it('is borne out in both; what 彰武 says against itself stands apart', () => {
    expect([rongchang.claims, zhangwu.claims]).toEqual([[], []]);
    expect(rongchang.inconsistencies).toEqual([]);
    expect(zhangwu.inconsistencies.map((text) => /25 所|32 所/.test(text))).toEqual([true, true]);
  });

  it('is contradicted figure by figure', () => {
    const claims = changed((published: Record<string, unknown>) => {
      const primary = published['primary'] as { passing: number[]; passingPercent: number[]; compositeCv: number };
      primary.passing[5] = 55;
      primary.passingPercent[5] = 94.54;
      primary.compositeCv = 0.37;
      published['studentsTotal'] = 60903;
    });
    expect(claims).toEqual([
      {
        path: 'published.primary.passing[5]',
        printed: 55,
        computed: 52,
        sentence: '小学生均教学仪器设备值达标单位数：材料为55，按填报数据计算为52',
      },
      {
        path: 'published.primary.passingPercent[5]',
        printed: 94.54,
        computed: 94.55,
        sentence: '小学生均教学仪器设备值达标比例：材料为94.54%，按填报数据计算为94.55%',
      },
      {
        path: 'published.primary.compositeCv',
        printed: 0.37,
        computed: 0.37896,
        sentence: '小学综合差异系数：材料为0.37，按填报数据计算为0.37896',
      },
      {
        path: 'published.studentsTotal',
        printed: 60903,
        computed: 60902,
        sentence: '学生总数：材料为60903，按填报数据计算为60902',
      },
    ]);
  });

  it('may print fewer decimals', () => {
    const claims = changed((published: Record<string, unknown>) => {
      const primary = published['primary'] as { passingPercent: number[]; compositeCv: number };
      primary.passingPercent[5] = 94.5;
      primary.compositeCv = 0.38;
    });
    expect(claims.map(({ path }) => path)).toEqual([]);
  });
});
