import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDate, plusDays } from '@app/domain/kernel';
import type { ReadCell } from '../reading/rows.js';
import { dayIn } from './days.js';
import { endingOf } from './ending.js';

const cell = (text: string, kind: ReadCell['kind'] = 'text'): ReadCell => ({
  at: 'A1',
  column: 1,
  kind,
  text,
  formula: 'none',
});

describe('a day in a ledger', () => {
  it('is the one that Excel shows for its number, and the one that people type, in every spelling', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 79_999 }), fc.constantFrom('-', '/', '.'), (serial, sign) => {
        const day = plusDays('1899-12-30', serial);
        const [year, month, date] = day.split('-').map(Number);
        const spellings = [
          [year, month, date].join(sign),
          `${year}年${month}月${date}日`,
          day.replaceAll('-', ''),
          `${day} 00:00:00`,
        ];
        expect(dayIn(cell(String(serial), 'number'))).toEqual({ day });
        expect(spellings.map((text) => dayIn(cell(text)))).toEqual(spellings.map(() => ({ day })));
      }),
    );
    expect(dayIn(cell('45357', 'number'))).toEqual({ day: '2024-03-06' });
  });

  it('is a day, nothing, or a fault in words, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom<ReadCell['kind']>('text', 'number', 'boolean'),
        fc.boolean(),
        (text, kind, month) => {
          const read = dayIn(cell(text, kind), { month });
          expect(read === null || ('day' in read ? isDate(read.day) : read.fault.length > 0)).toBe(true);
        },
      ),
    );
  });

  it('ends a term with its month', () => {
    expect(['2024年2月', '2023.12', '2024-6'].map((text) => dayIn(cell(text), { month: true }))).toEqual([
      { day: '2024-02-29' },
      { day: '2023-12-31' },
      { day: '2024-06-30' },
    ]);
  });
});

describe('the end of a line', () => {
  const days = { rectifiedOn: '2024-01-01', reviewedOn: null, closedOn: null };
  it.each([
    [{ outcome: '已完成' }, '2024-01-01'],
    [{ outcome: '灯已更换' }, null],
    [{ outcome: '已完成', reviewResult: null }, null],
    [{ outcome: '已完成', status: '未销号' }, null],
    [{ outcome: null, status: '已销号' }, '2024-01-01'],
    [{ outcome: null, status: null, reviewResult: '合格。' }, '2024-01-01'],
  ])('%j closes it on %j', (said, closedOn) => {
    expect(endingOf(said, days)).toEqual({ closedOn });
  });
});
