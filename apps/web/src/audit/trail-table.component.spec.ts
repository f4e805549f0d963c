import { afterEach, describe, expect, it } from '@jest/globals';
import { mountPiece } from '@test/piece';
import audit from '@web/texts/zh-CN/audit';
import shell from '@web/texts/zh-CN/shell';
import words from '@web/texts/zh-CN/words';
import TrailTable from './trail-table.vue';

const row = (sequence: number, type: string, person = 'system') => ({
  sequence,
  type,
  person,
  personName: null,
  stream: 'hj.main.deadline-issue-1.1.plan',
  unitName: '一小',
  recordedAt: '2025-03-03T01:02:00.000Z',
  effectiveAt: '2025-03-03',
});
const rows = [
  row(9, 'deadline.deadline-set'),
  row(8, 'deadline.deadline-dropped'),
  row(7, 'rectification.issue-closed', 'inspector-1'),
];
const table = (unfolded: boolean) => mountPiece(TrailTable, { rows, unfolded }, { audit, shell, words });
afterEach(() => {
  document.body.innerHTML = '';
});

describe('the clocks that the system keeps', () => {
  it('stand as one line, opened and folded by its button; every row stays in the table for paper', async () => {
    const piece = table(false);
    const button = piece.get('.trail-run button');
    expect([button.text(), button.attributes('aria-expanded')]).toEqual(['系统记时 2 条 · 展开', 'false']);
    expect(piece.findAll('.trail-folded tr:not(.trail-run)').length).toBe(2);
    await button.trigger('click');
    expect([button.text(), button.attributes('aria-expanded')]).toEqual(['系统记时 2 条 · 收起', 'true']);
    expect(piece.find('.trail-folded').exists()).toBe(false);
    await button.trigger('click');
    expect(piece.find('.trail-folded').exists()).toBe(true);
    expect(piece.findAll('tbody tr:not(.trail-run)').length).toBe(3);
  });

  it('stand row by row when that is asked for', () => {
    const piece = table(true);
    expect([piece.find('.trail-run').exists(), piece.find('.trail-folded').exists()]).toEqual([false, false]);
  });
});
