import { describe, expect, it } from '@jest/globals';
import type { Group, Source } from '@web/indicators/matrix/model';
import { cellKey, changedCells, framed } from './changed';

type Rows = Pick<Source, 'indicators' | 'sections'>;
const rows = (
  indicators: readonly string[],
  sections: Record<string, readonly (readonly [string | null, string])[]>,
): Rows =>
  ({
    indicators: indicators.map((id) => ({ id })),
    sections: Object.entries(sections).map(([id, cells]) => ({
      id,
      name: `${id}小学部`,
      values: cells.map(([value]) => value),
      states: cells.map(([, state]) => state),
    })),
  }) as unknown as Rows;
const met = (value: string) => [value, 'met'] as const;

describe('cells that changed', () => {
  it('are those whose number or state is another; 未填 is not 0', () => {
    const before = rows(['L4', 'L5'], { a: [met('4.6'), [null, 'missing']], b: [met('5'), met('8')] });
    const after = rows(['L4', 'L5'], {
      a: [
        ['4.6', 'near'],
        ['0', 'belowFloor'],
      ],
      b: [met('5'), met('8')],
    });
    expect(changedCells(before, after).map(cellKey)).toEqual(['a.L4', 'a.L5']);
    expect(changedCells(before, after)[1]).toMatchObject({
      from: { value: null, state: 'missing' },
      to: { value: '0', state: 'belowFloor' },
    });
    expect(changedCells(after, after)).toEqual([]);
    // The same state at another number is a change, too.
    const more = rows(['L4'], { a: [met('4.7')] });
    expect(changedCells(rows(['L4'], { a: [met('4.6')] }), more).map(cellKey)).toEqual(['a.L4']);
  });

  it('are found by their names when a standard puts them elsewhere, and when a school comes or goes', () => {
    const before = rows(['L4', 'L5'], { a: [met('4.6'), met('8')], gone: [met('1'), met('1')] });
    const after = rows(['L5', 'L8'], { a: [met('8'), met('3')], come: [met('2'), met('2')] });
    expect(changedCells(before, after).map((one) => [cellKey(one), one.from === null, one.to === null])).toEqual([
      ['a.L8', true, false],
      ['a.L4', false, true],
      ['gone.L5', false, true],
      ['gone.L4', false, true],
      ['come.L5', true, false],
      ['come.L8', true, false],
    ]);
  });

  it('are framed, and every other line stays the same object', () => {
    const cell = (unitId: string, subject: string) => ({
      look: 'st',
      name: `${subject} 1`,
      subject: { unitId, subject },
    });
    const groups = [
      { stage: 'primary', rows: [{ cells: [cell('a', 'L4')] }, { cells: [cell('b', 'L4'), cell('b', 'L5')] }] },
    ] as unknown as readonly Group[];
    const [group] = framed(groups, new Set(['b.L5']), '有变化');
    expect(group!.rows[0]).toBe(groups[0]!.rows[0]);
    expect(group!.rows[1]!.cells.map(({ look, name }) => [look, name])).toEqual([
      ['st', 'L4 1'],
      ['st ch', 'L5 1 有变化'],
    ]);
  });
});
