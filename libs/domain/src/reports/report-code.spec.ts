import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codePrinted, codeRead, reportCode } from './report-code.js';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a short code', () => {
  it('has 80 drawn bits and a check, and is read however it is typed', () => {
    expect(reportCode(new Uint8Array(10))).toBe('0'.repeat(17));
    expect(reportCode(new Uint8Array(10).fill(255))).toHaveLength(17);
    expect(() => reportCode(new Uint8Array(9))).toThrow(RangeError);
    fc.assert(
      fc.property(bytes, (drawn) => {
        const code = reportCode(drawn);
        expect(codeRead(codePrinted(code))).toBe(code);
        const typed = codePrinted(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
        expect(codeRead(` ${typed} `)).toBe(code);
      }),
    );
  });

  it('is another one for other bytes', () =>
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        expect(reportCode(one) === reportCode(other)).toBe(Buffer.compare(one, other) === 0);
      }),
    ));

  it('is not read with one wrong sign, or with two that changed places', () =>
    fc.assert(
      fc.property(bytes, fc.nat(16), fc.nat(16), fc.nat(31), (drawn, at, other, sign) => {
        const code = reportCode(drawn);
        const wrong = code.slice(0, at) + signs[sign]! + code.slice(at + 1);
        expect(codeRead(wrong)).toBe(wrong === code ? code : null);
        const swapped = code.split('');
        [swapped[at], swapped[other]] = [swapped[other]!, swapped[at]!];
        expect(codeRead(swapped.join(''))).toBe(swapped.join('') === code ? code : null);
      }),
    ));

  it('is one wherever it is an example: what a page shows to be typed is not refused', () => {
    const shown = [
      'apps/web/src/texts/zh-CN/reports.ts',
      'apps/web/src/texts/en/reports.ts',
      'libs/api-client/openapi.json',
    ].map((file) => readFileSync(file, 'utf8').match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}\b/g) ?? []);
    expect(shown.map((codes) => codes.length > 0)).toEqual([true, true, true]);
    for (const code of shown.flat()) expect(codePrinted(codeRead(code)!)).toBe(code);
  });

  it.each(['', 'U'.repeat(17), '7'.repeat(16), '7'.repeat(18), '报告', '0'.repeat(16) + '!'])('is not %s', (typed) =>
    expect(codeRead(typed)).toBeNull(),
  );
});
