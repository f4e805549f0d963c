import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { Workbook } from '@cj-tech-master/excelts';
import { pictured, caseOf, rongchangItems } from '@test/paper-counties';
import { noCountyFacts } from '@app/domain/indicators';
import { hqb2017 } from '@app/domain/standards';
import { applicationFormData, type CountyPicture } from '@app/domain/reports';
import { applicationWorkbook } from './application-workbook.js';

type Cell = string | number;
type Sheets = Record<string, Record<string, readonly [Cell, ...string[]]>>;

/** Every cell that holds something: its value, how a number is printed, its note. Merged cells once. */
const cellsOf = async (bytes: Uint8Array): Promise<Sheets> => {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  const sheets: Sheets = {};
  for (const sheet of book.worksheets) {
    const cells: Sheets[string] = (sheets[sheet.name] = {});
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.master !== cell || cell.value === null || cell.value === '') return;
        const value = cell.value as Cell;
        const note = typeof cell.note === 'string' ? [cell.note] : cell.note ? [JSON.stringify(cell.note)] : [];
        cells[cell.address] =
          typeof value === 'number' ? [value, typeof cell.numFmt === 'string' ? cell.numFmt : '', ...note] : [value];
      }),
    );
  }
  return sheets;
};
const made = async (picture: CountyPicture, answers = {}) =>
  cellsOf(await applicationWorkbook(applicationFormData(picture, answers), '2025-09-10T01:00:00.000Z'));

const golden = 'test/fixtures/papers/rongchang-application.json';
const answers = { 表一L1: '85', 表一L3: '21', 表一L5: '91234.5' };

it('荣昌区: every cell is that of the golden workbook', async () => {
  const sheets = await made(caseOf('rongchang', { items: rongchangItems }), answers);
  expect(sheets).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
});

it('has the layout of the State, whatever is filed; words stay words', async () => {
  const name = '=HYPERLINK("x")<甲>\u{20BB7}';
  const section = (figures: Record<string, string | null>) =>
    ({ id: 's', name, stage: 'primary', schoolId: null, kind: 'school', figures }) as const;
  const sections = [section({ students: '1000', teachingAncillaryArea: '4496', backboneTeachers: null })];
  const sheets = await made(
    pictured(name, {
      standard: hqb2017,
      dataYear: '2024-2025',
      date: '2025-03-03',
      sections,
      sharedSchools: [],
      county: noCountyFacts,
    }),
  );
  expect(Object.keys(sheets)).toEqual(['表Ⅰ', '表Ⅱ-1', '表Ⅱ-2', '表Ⅲ', '表Ⅳ', '表Ⅴ', '表Ⅵ']);
  const { B4, H4, J4, O4 } = sheets['表Ⅱ-2']!;
  // 4.496 prints as 4.50, and is below 4.5.
  expect([B4, H4, J4]).toEqual([[`'${name}`], ['未填'], [4.5, '0.00', expect.stringMatching(/^边界值/)]]);
  expect(O4?.[0]).toContain('第4项为边界值，实际4.496000');
  expect(sheets['表Ⅰ']!['A3']?.[0]).toContain('<甲>\u{20BB7}');
});
