import { describe, expect, it } from '@jest/globals';
import { mountPiece } from '@test/piece';
import { madeSection, madeSource } from '@test/made-standing';
import { DOMWrapper } from '@vue/test-utils';
import { nextTick } from 'vue';
import { createI18n } from 'vue-i18n';
import indicators from '@web/texts/zh-CN/indicators';
import words from '@web/texts/zh-CN/words';
import { choiceOf, chosen } from './choose';
import { matrixCsv } from './csv';
import type { Source, Subject } from './model';
import { groupsOf } from './rows';
import SectionMatrix from './section-matrix.vue';

const texts = { indicators, words };
const { t } = createI18n<false>({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': texts as never } }).global;
const groups = (source: Source, query: Record<string, string> = {}) => {
  const choice = choiceOf(query);
  return groupsOf(source, chosen(source.sections, choice, new Map(), new Set()), choice, t);
};
const shown = (source: Source, query: Record<string, string> = {}, more: Record<string, unknown> = {}) =>
  mountPiece(
    SectionMatrix,
    {
      groups: groups(source, query),
      indicators: source.indicators,
      caption: '矩阵',
      narrow: false,
      explained: '',
      ...more,
    },
    texts,
  );
const cellOf = (matrix: ReturnType<typeof shown>, row: string, cell: number) =>
  matrix.get(`[data-row="${row}"]`).findAll('th, td')[cell]!;
const poor = madeSection('poor', {
  compliant: false,
  name: '第二小学',
  states: {
    L4: ['3.779999', 'belowFloor'],
    L5: ['6.9', 'aboveFloor'],
    L6: [null, 'missing'],
    L7: [null, 'notApplicable'],
  },
});
const source = madeSource([madeSection('fine', { name: '第一小学' }), poor, madeSection('high', { stage: 'junior' })]);

describe('the matrix', () => {
  it('names each cell by indicator, number and state, and shows symbol beside number', () => {
    const matrix = shown(source);
    const row = matrix.findAll('tbody')[0]!.findAll('tr')[1]!;
    expect(row.get('th').text()).toBe('第二小学');
    expect(row.findAll('td').map((cell) => cell.attributes('aria-label'))).toEqual([
      undefined,
      undefined,
      'L1 9.88 达标',
      'L2 9.88 达标',
      'L3 9.88 达标',
      'L4 3.78 不达标',
      'L5 6.90 达85%',
      'L6 未填',
      'L7 不适用',
    ]);
    expect(row.findAll('td').map((cell) => cell.text() + (cell.attributes('data-mark') ?? ''))).toEqual([
      '1,640',
      '不合格',
      '9.88✓',
      '9.88✓',
      '9.88✓',
      '3.78✗',
      '6.90△',
      '未填',
      '–',
    ]);
  });

  it('gives each stage its thresholds above and counts and coefficients below', () => {
    const [primary] = shown(source).findAll('tbody');
    expect(primary!.findAll('th').map((one) => one.text())).toEqual([
      '小学 2 校 · 合格 1',
      '第二小学',
      '第一小学',
      '达标校数',
      '差异系数 ≤ 0.50',
    ]);
    const rows = primary!.findAll('tr');
    expect(rows[0]!.findAll('td')[5]!.attributes('aria-label')).toBe('L4 达标值 4.5');
    expect(rows[3]!.findAll('td')[5]!.text()).toBe('2 / 2');
    expect(rows[4]!.findAll('td')[4]!.attributes('aria-label')).toBe('L3 差异系数 0.459 不达标');
  });

  it('is one tab stop; arrows move it, Enter explains, hidden columns are passed over on a phone', async () => {
    const matrix = shown(source);
    const here = () => document.activeElement as HTMLTableCellElement;
    const at = () => ({ row: here().closest('tr')!.dataset['row'], cell: here().cellIndex });
    expect(matrix.findAll('[tabindex="0"]')).toHaveLength(1);
    matrix.get<HTMLElement>('[tabindex="0"]').element.focus();
    for (const key of ['ArrowDown', 'End', 'ArrowLeft']) {
      await new DOMWrapper(here()).trigger('keydown', { key });
      await nextTick();
    }
    expect(at()).toEqual({ row: 'poor', cell: 8 });
    expect(matrix.findAll('[tabindex="0"]')).toHaveLength(1);
    await matrix.get('[tabindex="0"]').trigger('keydown', { key: 'Enter' });
    expect(matrix.emitted('explain')).toEqual([[{ unitId: 'poor', subject: 'L6' } satisfies Subject, true]]);
    await matrix.setProps({ explained: 'poor.L6', narrow: true });
    expect(matrix.get('[aria-selected]').attributes('aria-label')).toBe('L6 未填');
    await matrix.get('[tabindex="0"]').trigger('keydown', { key: 'Home' });
    await nextTick();
    await matrix.get('[tabindex="0"]').trigger('keydown', { key: 'ArrowRight' });
    expect(at()).toEqual({ row: 'poor', cell: 1 });
  });

  it('keeps a tab stop when a filter takes its line away', async () => {
    const matrix = shown(source);
    await cellOf(matrix, 'poor', 6).trigger('click');
    expect(matrix.emitted('explain')).toEqual([[{ unitId: 'poor', subject: 'L4' }, false]]);
    await matrix.setProps({ groups: groups(source, { stage: 'junior' }) });
    expect(matrix.get('[data-row="junior.head"] th').attributes('tabindex')).toBe('0');
  });

  it('shows only what was claimed in the claimed column, and where it differs', () => {
    const line = { unitId: 'poor', unit: '', subject: 'L4', label: '', clause: '', indicator: 'L4', sentence: '' };
    const said = { ...line, claimed: '4.60', computed: '3.78', verified: null };
    const matrix = shown(
      { ...source, columns: [{ ...said, differences: ['claimed-computed'] }] },
      { column: 'claimed' },
    );
    const cells = matrix.get('[data-row="poor"]').findAll('th, td');
    expect(cells[6]!.attributes('aria-label')).toBe('L4 4.60 与计算值不一致');
    expect(cells[6]!.text()).toBe('4.60');
    expect(cells[6]!.attributes('data-mark')).toBe('≠');
    expect(cells[7]!.attributes('aria-label')).toBe('L5 没有申报值');
  });

  it('has all of 300 sections in the document, and renders two lines again when the tab stop moves', async () => {
    const many = madeSource(
      Array.from({ length: 300 }, (_, n) => madeSection(`s${n}`, { stage: n % 2 === 0 ? 'primary' : 'junior' })),
    );
    const matrix = shown(many);
    expect(matrix.findAll('td[aria-label^="L"]')).toHaveLength((300 + 6) * 7);
    const changed = new Set<string>();
    const watch = new MutationObserver((records) => {
      for (const { target } of records) changed.add((target as HTMLElement).closest('tr')?.dataset['row'] ?? '');
    });
    watch.observe(matrix.element, { subtree: true, childList: true, attributes: true });
    await cellOf(matrix, 's4', 5).trigger('click');
    await nextTick();
    watch.disconnect();
    expect([...changed].toSorted()).toEqual(['primary.head', 's4']);
  });
});

it('exports what is shown, safe from formulas, with the mark Excel needs', () => {
  const odd = madeSource([madeSection('odd', { name: '=1+1,"x"', states: { L1: [null, 'missing'] } })]);
  const text = matrixCsv(groups(odd), odd.indicators, t);
  expect(text.startsWith('\uFEFF学段,学部（参评单位）,学生数,学校判定,L1 教辅用房(㎡/生),L1 状态,')).toBe(true);
  expect(text).toContain(`小学,"'=1+1,""x""",1640,合格,,未填,9.88,达标,`);
  expect(text).toContain('小学,差异系数 ≤ 0.50,,,0.300,达标,0.300,达标,0.459,不达标,');
});
