import { describe, expect, it } from '@jest/globals';
import { Workbook } from '@cj-tech-master/excelts';
import fc from 'fast-check';
import { ledgerFormKinds, ledgerForms } from '@app/domain/reports';
import { ledgerEntry as entry, ledgerHead as head, writtenLedger as written } from '@test/ledger-workbook';
import { ledgerWorkbook } from './ledger-workbook.js';

/** The sheet, as another program reads it. */
const sheetOf = async (file: Buffer) => {
  const book = new Workbook();
  await book.xlsx.load(file);
  return book.worksheets[0]!;
};

describe('a ledger as a workbook', () => {
  it.each([
    ['governance', 11, '检查时间', '2025-03-03'],
    ['notice', 14, '整改期限', '2025-05-31'],
    ['closure', 13, '完成时间', '2025-04-18'],
  ] as const)('%s has its %i columns, frozen headings, filters, and days', async (kind, count, firstDay, day) => {
    const form = ledgerForms[kind];
    const sheet = await sheetOf(await written(form, [entry], [{ ...entry, problem: '第二个' }]));
    const headings = form.columns.map(({ heading }) => heading);
    expect(headings).toHaveLength(count);
    expect(headings.map((_, index) => sheet.getCell(4, index + 1).value)).toEqual(headings);
    expect(sheet.getCell('A1').value).toBe(`彰武县${form.name}`);
    expect(sheet.getCell('A2').value).toBe('数据基准日期：2025年6月30日　截至日志记录号：321');
    expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 4 }]);
    expect(sheet.autoFilter).toBe(`A4:${sheet.getColumn(count).letter}6`);
    const dated = headings.findIndex((heading) => heading === firstDay) + 1;
    expect(sheet.getCell(5, dated)).toMatchObject({ value: new Date(`${day}T00:00:00Z`), numFmt: 'yyyy-mm-dd' });
    const told = headings.findIndex((heading) => /问题/.test(heading)) + 1;
    expect(sheet.getCell(5, told)).toMatchObject({ value: entry.problem, alignment: { wrapText: true } });
    expect([sheet.getCell(5, 1).value, sheet.getCell(6, 1).value]).toEqual([1, 2]);
    expect(sheet.getCell('A8').value).toBe('共2个问题');
  });

  it('says what was ordered first, and that it is late', async () => {
    const sheet = await sheetOf(await written(ledgerForms.notice, [entry]));
    expect(sheet.getCell(5, 14).value).toBe(
      '条款：教督〔2017〕6号 第六条第三项；彰教督整〔2025〕3号；逾期；原期限2025年4月30日',
    );
    expect(sheet.getCell(5, 6).value).toBe('1份：aaaaaaaa');
  });

  it('with nothing in it is a workbook all the same', async () => {
    const sheet = await sheetOf(await written(ledgerForms.governance));
    expect(sheet.getCell('A6').value).toBe('共0个问题');
  });

  it.each(['=cmd|"/c calc"!A1', '+1', '@SUM(A1)', '-2', '<b>&"\'', '_x0041_', '\u0000\u0007一', '\uD83C', '𠮷😀'])(
    'a text stays a text: %j',
    async (problem) => {
      for (const kind of ledgerFormKinds) {
        const form = ledgerForms[kind];
        const sheet = await sheetOf(await written(form, [{ ...entry, problem }]));
        const told = form.columns.findIndex(({ heading }) => heading.includes('问题')) + 1;
        const { value } = sheet.getCell(5, told);
        expect(typeof value).toBe('string');
        expect(value).not.toMatch(/^[=+\-@]/);
      }
    },
  );

  it('whatever is written, a text is read as it was but for what no sheet can hold', async () => {
    const problem = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.array(problem, { minLength: 1, maxLength: 5 }), async (all) => {
        const sheet = await sheetOf(
          await written(
            ledgerForms.closure,
            all.map((text) => ({ ...entry, problem: text })),
          ),
        );
        const read = all.map((_, index) => sheet.getCell(index + 5, 5).text);
        const harmless = all.map((text) => (/^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text));
        expect(read).toEqual(harmless.map((text) => text.replace(/(?![\t\n])\p{Cc}/gu, '')));
      }),
      { numRuns: 20 },
    );
  });

  it('asks for no more lines than are taken', async () => {
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked += 1;
        yield await Promise.resolve(
          Array.from({ length: 100 }, (_, index) => ({ ...entry, problem: `${asked} ${index} ${Math.random()}` })),
        );
      }
    }
    const file = ledgerWorkbook(ledgerForms.notice, head, endless());
    for (let chunks = 0; chunks < 20; chunks += 1) await file.next();
    const taken = asked;
    await new Promise((resume) => setTimeout(resume, 50));
    expect(asked).toBeLessThanOrEqual(taken + 40);
    await file.return(undefined);
    const ended = asked;
    await new Promise((resume) => setTimeout(resume, 50));
    expect(asked).toBeLessThanOrEqual(ended + 1);
  });
});
