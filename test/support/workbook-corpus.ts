import { createRequire } from 'node:module';
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import type * as SheetJs from '@e965/xlsx';
import { schoolWorkbook } from '@app/documents';
import { aCase, asUnit, identityFor } from '@test/workbook-cases';
import { byLibreOffice } from '@test/libreoffice';
import { unzipped, zip } from '@test/zip-by-hand';

/** CommonJS, and complete that way only. */
const sheetJs = createRequire(import.meta.url)('@e965/xlsx') as typeof SheetJs;

type Identity = ReturnType<typeof identityFor>;

const written = async (change: Partial<Identity> = {}): Promise<Buffer> =>
  Buffer.from(await schoolWorkbook({ ...identityFor('school'), ...change }, asUnit(aCase())));

const edited = async (change: (sheet: Worksheet, book: Workbook) => void): Promise<Buffer> => {
  const book = new Workbook();
  await book.xlsx.load(await written());
  change(book.worksheets[0]!, book);
  return Buffer.from(await book.xlsx.writeBuffer());
};

const rowOf = (sheet: Worksheet, code: string): number => {
  let found = 0;
  sheet.eachRow((row, number) => {
    if (row.getCell(1).text === code) found = number;
  });
  return found;
};

/** What a small school fills in. */
const figures = { students: 12, classes: 1, classesTo25: 1, largestClass: 12 };
type Typed = number | string | Readonly<{ formula: string; result: number }>;

const fill = (sheet: Worksheet, as: (figure: number, code: string) => Typed = (figure) => figure): void => {
  for (const [code, figure] of Object.entries(figures)) sheet.getCell(rowOf(sheet, code), 4).value = as(figure, code);
};
const filled = (change: (sheet: Worksheet, book: Workbook) => void = () => undefined): Promise<Buffer> =>
  edited((sheet, book) => {
    fill(sheet);
    change(sheet, book);
  });
const formula = (text: string) => (sheet: Worksheet) =>
  void (sheet.getCell(rowOf(sheet, 'students'), 4).value = { formula: text, result: 12 });

const withParts = async (parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> =>
  zip({ ...(await unzipped(await filled())), ...parts });

/** By hand: a link to another file, or to a program (DDE), as Excel keeps it beside the sheets. */
const linkPart = (content: string): string =>
  `<?xml version="1.0"?><externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${content}</externalLink>`;

const bySheetJs = async (bookType: SheetJs.BookType): Promise<Buffer> =>
  Buffer.from(
    sheetJs.write(sheetJs.read(await filled(), { cellStyles: true }), { type: 'buffer', bookType }) as Uint8Array,
  );

const list = (): Buffer => {
  const book = sheetJs.utils.book_new();
  sheetJs.utils.book_append_sheet(
    book,
    sheetJs.utils.aoa_to_sheet([
      ['姓名', '年级'],
      ['张三', 1],
    ]),
    '花名册',
  );
  return Buffer.from(sheetJs.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array);
};

const outdated = [{ id: 'section', version: 0, title: '学部填报表' }] as const;
const office = { xlsx: 'Calc MS Excel 2007 XML', ods: 'calc8', xls: 'MS Excel 97' } as const;
const byOffice = async (extension: keyof typeof office): Promise<Buffer> =>
  byLibreOffice(await filled(), extension, office[extension]);

/** The container that every program puts an encrypted workbook into. */
const encrypted = (): Buffer => {
  const container = sheetJs.CFB.utils.cfb_new();
  sheetJs.CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]));
  sheetJs.CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000, 0x5a));
  return Buffer.from(sheetJs.CFB.write(container, { type: 'buffer' }) as Uint8Array);
};

/** How each file under test/fixtures/workbooks came to be. The first word of a name is the program that made it. */
export const corpus: Readonly<Record<string, () => Buffer | Promise<Buffer>>> = {
  'own-filled.xlsx': () => filled(),
  'own-numbers-as-text.xlsx': () => edited((sheet) => fill(sheet, (figure) => `${figure}`)),
  'own-full-width-digits.xlsx': () =>
    edited((sheet) =>
      fill(sheet, (figure) => ` ${String(figure).replace(/\d/g, (d) => '０１２３４５６７８９'[Number(d)]!)} `),
    ),
  'own-moved-rows.xlsx': () =>
    filled((sheet) => {
      sheet.spliceRows(3, 0, ['本表由教务处填写'], []);
      sheet.spliceColumns(2, 0, [], ['备注']);
    }),
  'own-extra-sheets.xlsx': () =>
    filled((_, book) => {
      book.addWorksheet('花名册').addRows([
        ['编号', '姓名'],
        ['students', '张三'],
      ]);
      book.addWorksheet('草稿').addRow([1, 2, 3]);
    }),
  'own-formatted-empty-rows.xlsx': () =>
    filled((sheet) => {
      for (let row = 300; row < 800; row++) sheet.getCell(row, 4).border = { top: { style: 'thin' } };
    }),
  'own-formula.xlsx': () => filled(formula('SUM(10,2)')),
  'own-formula-of-another-file.xlsx': () => filled(formula("'[别校.xlsx]Sheet1'!A1")),
  'own-dde.xlsx': () => filled(formula("cmd|'/c calc'!A0")),
  'own-row-deleted.xlsx': () => filled((sheet) => sheet.spliceRows(rowOf(sheet, 'migrantChildren'), 1)),
  'own-not-numbers.xlsx': () =>
    edited((sheet) => fill(sheet, (figure, code) => (code === 'students' ? '十二' : figure))),
  'own-without-headings.xlsx': () => filled((sheet) => sheet.spliceRows(1, rowOf(sheet, '编号'))),
  'own-without-identity.xlsx': () => filled((_, book) => book.removeWorksheet('_衡鉴标识')),
  'own-identity-altered.xlsx': () =>
    filled((_, book) =>
      book.getWorksheet('_衡鉴标识')!.eachRow((row) => {
        if (row.getCell(1).text === '数据年度') row.getCell(2).value = '2023-2024';
      }),
    ),
  'own-outdated-form.xlsx': () => written({ forms: outdated }),
  'own-other-year.xlsx': () => written({ dataYear: '2023-2024' }),
  'own-other-unit.xlsx': () => written({ unitId: 'unit-9', unitName: '邻校' }),
  'own-other-system.xlsx': () => written({ tenant: 'elsewhere' }),
  'own-truncated.xlsx': async () => (await filled()).subarray(0, 4000),
  'sheetjs-saved.xlsx': () => bySheetJs('xlsx'),
  'sheetjs-list.xlsx': list,
  'sheetjs-saved.xlsb': () => bySheetJs('xlsb'),
  'sheetjs-saved.xls': () => bySheetJs('biff8'),
  'sheetjs-saved.csv': () => bySheetJs('csv'),
  'sheetjs-saved.xml': () => bySheetJs('xlml'),
  'libreoffice-saved.xlsx': () => byOffice('xlsx'),
  'libreoffice-saved.ods': () => byOffice('ods'),
  'libreoffice-saved.xls': () => byOffice('xls'),
  'hand-password.xlsx': encrypted,
  'hand-macro.xlsm': () => withParts({ 'xl/vbaProject.bin': 'x' }),
  'hand-external-link.xlsx': () =>
    withParts({
      'xl/externalLinks/externalLink1.xml': linkPart('<externalBook r:id="rId1"/>'),
      'xl/externalLinks/_rels/externalLink1.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="http://x/externalLinkPath" Target="file:///c:/other.xlsx" TargetMode="External"/></Relationships>',
    }),
  'hand-dde-link.xlsx': () =>
    withParts({ 'xl/externalLinks/externalLink1.xml': linkPart('<ddeLink ddeService="cmd" ddeTopic="/c calc"/>') }),
  'hand-bomb.xlsx': () => withParts({ 'xl/media/image1.png': Buffer.alloc(24 * 1024 * 1024) }),
  'hand-bomb-that-lies.xlsx': async () => {
    const parts = await unzipped(await filled());
    const name = Object.keys(parts).find((one) => one.startsWith('xl/worksheets/sheet'))!;
    return zip({ ...parts, [name]: `<worksheet>${' '.repeat(4e6)}` }, { [name]: { unpacked: 900 } });
  },
  'hand-entities.xlsx': () => withParts({ 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "bb">]><workbook/>' }),
  'hand-archive.xlsx': () => zip({ '说明.txt': '这不是工作簿' }),
  'hand-empty.xlsx': () => Buffer.alloc(0),
};
