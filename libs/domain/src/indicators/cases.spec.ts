import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { assessCase } from './index.js';

const caseOf = (name: string) => readFileSync(`apps/cli/cases/${name}.json`, 'utf8');

describe('the county cases', () => {
  it.each(['zhangwu', 'rongchang'])('%s comes out as its computed block says', (name) => {
    const text = caseOf(name);
    const { computed } = JSON.parse(text) as { computed: Record<'primary' | 'junior', object> };
    const { stages } = assessCase(text);
    expect(stages).toMatchObject(computed);
  });

  it('has one verdict of each school, and the county cannot be met without facts of its own', () => {
    const zhangwu = assessCase(caseOf('zhangwu'));
    expect(zhangwu.verdict).toBe('notMet');
    const rongchang = assessCase(caseOf('rongchang'));
    expect(rongchang.verdict).toBe('pending');
    expect(rongchang.blockers).toEqual([
      '政府保障程度15项均待认定',
      '教育质量9项均待认定',
      '社会认可度尚无调查结果',
      '一票否决6种情形均待核查',
    ]);
    expect(rongchang.claims).toEqual([]);
  });
});
