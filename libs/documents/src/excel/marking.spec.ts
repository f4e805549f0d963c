import { expect, it } from '@jest/globals';
import { Workbook, type Cell, type Worksheet } from '@cj-tech-master/excelts';
import { aCase, asUnit, checked, identityFor } from '@test/workbook-cases';
import { errorList, markedWorkbook } from './marking.js';
import { schoolWorkbook } from './writing/school-workbook.js';

const load = async (file: Uint8Array): Promise<Workbook> => {
  const book = new Workbook();
  await book.xlsx.load(file);
  return book;
};
const at = (sheet: Worksheet, code: string, column = 4): Cell => {
  let found: Cell | undefined;
  sheet.eachRow((row) => {
    if (row.getCell(1).text === code) found = row.getCell(column);
  });
  return found!;
};
const noteOf = (cell: Cell) => JSON.stringify(cell.note ?? null);
const red = (cell: Cell) => JSON.stringify(cell.fill ?? {}).includes('FFFF9999');

/** A school's file with two mistakes, something of its own, and a note of its own. */
const sent = async (): Promise<Uint8Array> => {
  const book = await load(await schoolWorkbook(identityFor('school'), asUnit(aCase())));
  const sheet = book.worksheets[0]!;
  at(sheet, 'students').value = '二百六十';
  at(sheet, 'classes').value = { formula: 'SUM(1,2)', result: 3 };
  at(sheet, 'classes').note = '问过教务处';
  at(sheet, 'boardingStudents').value = 12;
  book.addWorksheet('我的备注').getCell('B2').value = '请勿删除';
  return book.xlsx.writeBuffer();
};

it('gives the sender’s own file back: wrong cells red, with a note, and a list with a link to each', async () => {
  const file = await sent();
  const { errors } = await checked(file, [aCase()]);
  const book = await load(await markedWorkbook(file, errors));
  const [sheet, list] = [book.worksheets[0]!, book.getWorksheet('错误清单')!];
  expect(red(at(sheet, 'students'))).toBe(true);
  expect(noteOf(at(sheet, 'students'))).toContain('【核对】应填数字，现为“二百六十”');
  expect(noteOf(at(sheet, 'classes'))).toMatch(/问过教务处.*【核对】单元格是公式/);
  expect(red(at(sheet, 'boardingStudents'))).toBe(false);
  expect(at(sheet, 'boardingStudents').value).toBe(12);
  expect(at(sheet, 'students').value).toBe('二百六十');
  expect(at(sheet, 'students').protection).toMatchObject({ locked: false });
  expect(at(sheet, 'students').dataValidation).toMatchObject({ type: 'whole' });
  expect(noteOf(at(sheet, 'students', 2))).toContain('来源');
  expect(book.getWorksheet('我的备注')!.getCell('B2').value).toBe('请勿删除');
  expect(list.rowCount).toBe(errors.length + 1);
  const cell = at(sheet, 'students').address;
  expect(list.getCell('E2').hyperlink).toBe(`#'填报表'!${cell}`);
  expect(list.getRow(2).values).toEqual(
    expect.arrayContaining([1, '四堡子九年制学校小学部', '在校学生数', '填报表', 'not-a-number']),
  );
});

it('can be corrected and sent again: old marks go, and what is right stays right', async () => {
  const file = await sent();
  const first = await checked(file, [aCase()]);
  const book = await load(await markedWorkbook(file, first.errors));
  at(book.worksheets[0]!, 'students').value = 260;
  const again = await book.xlsx.writeBuffer();
  const second = await checked(again, [aCase()]);
  expect(second.errors.map(({ field }) => field)).not.toContain('students');
  const marked = await load(await markedWorkbook(again, second.errors));
  const sheet = marked.worksheets[0]!;
  expect(red(at(sheet, 'students'))).toBe(false);
  expect(at(sheet, 'students').note).toBeUndefined();
  expect(red(at(sheet, 'classes'))).toBe(true);
  expect(noteOf(at(sheet, 'classes')).split('【核对】')).toHaveLength(2);
  expect(marked.worksheets.filter(({ name }) => name.startsWith('错误清单'))).toHaveLength(1);
});

it('neutralises in the list what the sender wrote', async () => {
  const { errors } = await checked(await sent(), [aCase()]);
  const book = await load(await errorList([{ ...errors[0]!, found: '=HYPERLINK("http://x")' }]));
  expect(book.worksheets[0]!.getCell('F2').value).toBe(`'=HYPERLINK("http://x")`);
});
