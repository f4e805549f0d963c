import { expect, it } from '@jest/globals';
import { DateStyles, isDateFormat } from './date-styles.js';
import { shownText } from './shown.js';

it.each(['yyyy/m/d', 'yyyy"年"m"月"', '[$-804]aaaa', '[h]:mm:ss', 'mmm-yy', 'h:mm AM/PM', '[Red]d;@'])(
  'takes %s for a date or a time',
  (code) => expect(isDateFormat(code)).toBe(true),
);

it.each(['General', '0', '#,##0.00_);[Red](#,##0.00)', '0.00E+00', '0"名（m、d）"', '0.0\\m', '[$-804]0', '_d0', '@'])(
  'takes %s for a number',
  (code) => expect(isDateFormat(code)).toBe(false),
);

it('finds the cells’ own styles by their place, beside those that cells do not name', () => {
  const styles = new DateStyles();
  const opened = [
    ['numFmt', ' numFmtId="164" formatCode="yyyy&quot;年&quot;"'],
    ['numFmt', ' numFmtId="165" formatCode="0.0"'],
    ['cellStyleXfs', ''],
    ['xf', ' numFmtId="14"'],
    ['cellXfs', ''],
    ...['0', '14', '164', '165', '31', '58'].map((id) => ['xf', ` numFmtId="${id}"`]),
  ] as const;
  for (const [name, attributes] of opened) styles.open(name!, attributes!);
  styles.close('cellXfs');
  styles.open('xf', ' numFmtId="14"');
  expect([...styles.found]).toEqual([1, 2, 4, 5]);
});

it.each([
  ['date', '45357.75', '2024-03-06'],
  ['date', '0.5', '0.5'],
  ['date', '99999999', '99999999'],
  ['date', '-3', '-3'],
  ['boolean', '0', 'FALSE'],
  ['number', '45357', '45357'],
] as const)('shows a %s %s as %s', (kind, text, shown) =>
  expect(shownText({ at: 'A1', column: 1, kind, text, formula: 'none' })).toBe(shown),
);
