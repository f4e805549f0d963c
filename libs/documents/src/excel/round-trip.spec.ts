import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import type { Entry, FormField } from '@app/domain/submissions';
import { aCase, asUnit, checked, formOf, identityFor, typedEntries } from '@test/workbook-cases';
import { bureauWorkbook } from './writing/bureau-workbook.js';
import { schoolWorkbook } from './writing/school-workbook.js';

/** Opens a workbook as its reader would, changes it, and saves it. */
const edited = async (file: Uint8Array, change: (sheet: Worksheet, book: Workbook) => void): Promise<Uint8Array> => {
  const book = new Workbook();
  await book.xlsx.load(file);
  change(book.worksheets[0]!, book);
  return book.xlsx.writeBuffer();
};

const rowOf = (sheet: Worksheet, code: string): number => {
  let found = 0;
  sheet.eachRow((row, number) => {
    if (row.getCell(1).text === code) found = number;
  });
  return found;
};

const section = aCase();
const form = formOf(section);
const downloaded = await schoolWorkbook(identityFor('school'), asUnit(section));

/** A value that any field of a kind takes. */
const sample = (field: FormField, index: number): Readonly<{ typed: string | number; value: string }> => {
  if (field.kind === 'choice') return { typed: field.choices.at(-1)!.label, value: field.choices.at(-1)!.code };
  if (field.kind === 'year') return { typed: 1998, value: '1998' };
  return field.places === 0 ? { typed: index, value: `${index}` } : { typed: index + 0.25, value: `${index}.25` };
};

it('takes every field of a downloaded, filled and uploaded workbook for what was typed', async () => {
  const filled = await edited(downloaded, (sheet) =>
    form.fields.forEach((field, index) => {
      sheet.getCell(rowOf(sheet, field.code), 4).value = sample(field, index).typed;
    }),
  );
  const { units } = await checked(filled, [section]);
  const read = Object.fromEntries(units[0]!.changes.map(({ field, after }) => [field, after]));
  expect(read).toEqual(Object.fromEntries(form.fields.map((field, index) => [field.code, sample(field, index).value])));
  expect(new Set(form.fields.map(({ kind, places }) => `${kind}${places}`)).size).toBeGreaterThan(3);
});

it('says of each value in which file, sheet and cell it stood', async () => {
  const filled = await edited(downloaded, (sheet) => (sheet.getCell(rowOf(sheet, 'students'), 4).value = 260));
  const { units, errors, report } = await checked(filled, [section]);
  expect(errors).toEqual([]);
  expect(units[0]!.entries.students).toEqual({
    value: '260',
    explanation: null,
    origin: { kind: 'workbook', hash: 'a'.repeat(64), sheet: '填报表', cell: units[0]!.changes[0]!.cell },
  });
  expect(units[0]!.changes[0]!.cell).toMatch(/^D\d+$/);
  expect(report.counts).toMatchObject({ new: 1, changed: 0, unchanged: 0, wrong: 0 });
});

it.each([
  ['１，２６０', '1260'],
  [' 1,260 人 ', '1260'],
  ['1 260', '1260'],
  ['01260.00', '1260'],
  ['+1260', '1260'],
  ['不适用', 'n/a'],
  ['0', '0'],
])('reads %s, typed as text, as %s', async (text, value) => {
  const filled = await edited(downloaded, (sheet) => (sheet.getCell(rowOf(sheet, 'students'), 4).value = text));
  const { units } = await checked(filled, [section]);
  expect(units[0]!.changes).toMatchObject([{ field: 'students', after: value }]);
});

it('keeps 未填, 0 and 不适用 apart, and takes 不适用 from its column with the explanation beside it', async () => {
  const field = form.fields.find(({ notApplicable, kind }) => notApplicable && kind === 'number')!;
  const filled = await edited(downloaded, (sheet) => {
    const row = rowOf(sheet, field.code);
    sheet.getCell(row, 5).value = '不适用';
    sheet.getCell(row, 6).value = '  本校没有\r\n此项 ';
    sheet.getCell(rowOf(sheet, 'students'), 4).value = 0;
  });
  const { units } = await checked(filled, [section]);
  expect(units[0]!.entries).toMatchObject({
    [field.code]: { value: 'n/a', explanation: '本校没有\n此项' },
    students: { value: '0' },
  });
  expect(Object.keys(units[0]!.entries)).toHaveLength(2);
});

it('finds its rows wherever they went, beside extra sheets, remarks and rows that are formatted and empty', async () => {
  const filled = await edited(downloaded, (sheet, book) => {
    sheet.getCell(rowOf(sheet, 'students'), 4).value = 260;
    sheet.spliceRows(3, 0, ['本表由教务处填写'], []);
    sheet.spliceColumns(2, 0, [], ['备注']);
    for (let row = 300; row < 2300; row++) sheet.getCell(row, 4).border = { top: { style: 'thin' } };
    book.addWorksheet('花名册').addRows([
      ['编号', '姓名'],
      ['students', '张三'],
      [1, 2],
    ]);
    sheet.name = '我校';
  });
  const { units, errors } = await checked(filled, [section]);
  expect(errors).toEqual([]);
  expect(units[0]!.changes).toMatchObject([{ field: 'students', after: '260', sheet: '我校' }]);
});

it('says of a date or a yes in place of a number what it is, and keeps a date in a remark as a day', async () => {
  const day = new Date('2024-03-06T00:00:00Z');
  const filled = await edited(downloaded, (sheet) => {
    const type = (code: string, value: number | boolean | Date, numFmt: string, column = 4) => {
      const cell = sheet.getCell(rowOf(sheet, code), column);
      // Cells that were loaded with one style share it.
      cell.style = { ...cell.style, numFmt };
      cell.value = value as never;
    };
    type('students', day, 'yyyy/m/d');
    // A cell in which a date once stood shows every number as one.
    type('classes', 6, 'm"月"d"日"');
    type('yearBuilt', day, 'yyyy"年"');
    type('fullTimeTeachers', true, 'General');
    type('boardingStudents', 12, '0"名寄宿生（d、m）"');
    type('boardingStudents', day, 'yyyy-mm-dd', 6);
  });
  const { errors, units } = await checked(filled, [section]);
  expect(errors.map(({ field, rule, message, found }) => [field, rule, message, found])).toEqual(
    expect.arrayContaining([
      ['students', 'not-a-number', '应填数字，现为日期“2024-03-06”，请把单元格格式改为“常规”后重新填写', '2024-03-06'],
      ['classes', 'not-a-number', '应填数字，现为日期“1900-01-05”，请把单元格格式改为“常规”后重新填写', '1900-01-05'],
      ['yearBuilt', 'not-a-number', '应填年份，现为日期“2024-03-06”，请把单元格格式改为“常规”后重新填写', '2024-03-06'],
      ['fullTimeTeachers', 'not-a-number', '应填数字，现为逻辑值“TRUE”，请重新填写', 'TRUE'],
    ]),
  );
  expect(units[0]!.entries).toMatchObject({ boardingStudents: { value: '12', explanation: '2024-03-06' } });
  expect(units[0]!.entries).not.toHaveProperty('students');
});

it('tells every mistake with its cell, not the first', async () => {
  const filled = await edited(downloaded, (sheet) => {
    const at = (code: string, column = 4) => sheet.getCell(rowOf(sheet, code), column);
    at('students').value = '二百六十';
    at('classes').value = { formula: 'SUM(A1:A2)', result: 6 };
    at('boardingStudents').value = { formula: "'[别校.xlsx]Sheet1'!A1", result: 6 };
    at('migrantChildren').value = -3;
    at('grade1Students').value = 3.5;
    sheet.getCell(rowOf(sheet, 'grade3Students'), 1).value = 'grade2Students';
  });
  const { errors, report, units } = await checked(filled, [section]);
  const rules = Object.fromEntries(errors.map(({ field, rule }) => [field, rule]));
  expect(rules).toMatchObject({
    students: 'not-a-number',
    classes: 'formula',
    boardingStudents: 'external-link',
    grade2Students: 'twice',
    grade3Students: 'row-missing',
  });
  expect(rules.migrantChildren).toBeDefined();
  expect(rules.grade1Students).toBeDefined();
  expect(report.errors).toBe(errors.length);
  expect(errors.every(({ message, cell }) => /\p{Script=Han}/u.test(message) && /^[A-Z]+\d+$/.test(cell))).toBe(true);
  expect(units[0]!.counts.wrong).toBeGreaterThanOrEqual(6);
});

const entryFor = (field: FormField): fc.Arbitrary<Entry | null> => {
  const number = fc.integer({ min: 0, max: 99 }).map(String);
  const cents = fc.integer({ min: 1, max: 9999 }).map((n) => String(n / 100));
  const value =
    field.kind === 'choice'
      ? fc.constantFrom(...field.choices.map(({ code }) => code))
      : field.kind === 'year'
        ? fc.integer({ min: 1950, max: 2024 }).map(String)
        : field.places === 0
          ? number
          : fc.oneof(number, cents);
  const said = fc
    .oneof(fc.string(), fc.constantFrom('=1+1', "'=x", '-5', '+86', '@me', '_x0041_', 'a\nb', '<b>&amp;"', '‘引号’'))
    .map((text) => text.replace(/(?![\n\u007F-\u009F])[\p{Cc}\uFFFE\uFFFF]/gu, '').trim())
    .map((text) => (text === '' ? null : text));
  return fc.option(
    fc.record({
      value: field.notApplicable ? fc.oneof(value, fc.constant('n/a')) : value,
      explanation: said,
      origin: fc.constantFrom<Entry['origin']>(
        { kind: 'typed' },
        { kind: 'prefilled', from: 'accepted', dataYear: '2023-2024' },
      ),
    }),
    { nil: null },
  );
};

const someEntries = fc
  .tuple(...form.fields.map((field) => entryFor(field).map((entry) => [field.code, entry] as const)))
  .map((pairs) => Object.fromEntries(pairs.filter((pair): pair is [string, Entry] => pair[1] !== null)));

it('export then import changes nothing, whatever was filled in and explained', async () => {
  await fc.assert(
    fc.asyncProperty(someEntries, async (entries) => {
      const of = aCase({ entries });
      for (const file of [
        await schoolWorkbook(identityFor('school'), asUnit(of)),
        await bureauWorkbook(identityFor('bureau'), [{ form, units: [asUnit(of)] }]),
      ]) {
        const { units, report } = await checked(file, [of]);
        expect(units[0]!.changes).toEqual([]);
        expect(units[0]!.entries).toEqual(entries);
        expect(report.counts).toMatchObject({ new: 0, changed: 0 });
      }
    }),
    { numRuns: 15 },
  );
});

it('neutralises what a spreadsheet would take for a formula', async () => {
  const entries = {
    students: { value: '5', explanation: '=HYPERLINK("http://x")', origin: { kind: 'typed' } },
  } as const;
  const file = await schoolWorkbook(identityFor('school'), { ...asUnit(aCase({ entries })), name: '=cmd' });
  await edited(file, (sheet) => {
    expect(sheet.getCell(rowOf(sheet, 'students'), 6).value).toBe(`'=HYPERLINK("http://x")`);
    expect(sheet.getCell('A1').text).toMatch(/^'=cmd/);
  });
});

it('locks all but the cells to fill in, with drop-downs, limits, units, last values and definitions', async () => {
  const of = aCase({ facts: { last: { students: '250' }, medians: {}, stage: 'primary' } });
  const finding = {
    rule: 'x',
    strength: 'explain',
    field: 'students',
    with: [],
    message: '比上年多三成',
    source: 's',
  } as const;
  const file = await schoolWorkbook(identityFor('school'), asUnit(of, { findings: [finding] }));
  await edited(file, (sheet, book) => {
    const row = rowOf(sheet, 'students');
    expect(sheet.sheetProtection).toMatchObject({ sheet: true });
    expect(sheet.getCell(row, 4).protection).toMatchObject({ locked: false });
    expect(sheet.getCell(row, 2).protection?.locked).not.toBe(false);
    expect(sheet.getCell(row, 4).dataValidation).toMatchObject({ type: 'whole', formulae: [0, 100000] });
    expect(sheet.getCell(row, 3).text).toBe('人');
    expect(sheet.getCell(row, 7).value).toBe(250);
    expect(sheet.getCell(row, 8).text).toContain('须说明：比上年多三成');
    expect(JSON.stringify(sheet.getCell(row, 2).note)).toContain('来源');
    const choice = form.fields.find(({ kind }) => kind === 'choice')!;
    expect(sheet.getCell(rowOf(sheet, choice.code), 4).dataValidation).toMatchObject({ type: 'list' });
    expect(book.worksheets.map(({ state }) => state)).toEqual(['visible', 'hidden', 'veryHidden']);
  });
});

it('reads the bureau’s rows of several units, with explanations from their sheet', async () => {
  const [one, two] = [
    aCase(),
    aCase({ unitId: 'unit-2', name: '哈尔套中心小学', entries: typedEntries({ students: '300' }) }),
  ];
  const file = await bureauWorkbook(identityFor('bureau'), [{ form, units: [asUnit(one), asUnit(two)] }]);
  const filled = await edited(file, (sheet, book) => {
    const column = 3 + form.fields.findIndex(({ code }) => code === 'students');
    sheet.getCell(6, column).value = '２６０';
    sheet.getCell(7, column).value = '三百';
    const said = book.getWorksheet('说明')!;
    said.getCell('A2').value = 'unit-1';
    said.getCell('C2').value = 'students';
    said.getCell('E2').value = '按学籍系统';
    said.getCell('B3').value = '哈尔套中心小学';
    said.getCell('D3').value = '没有的指标';
    said.getCell('E3').value = '无处可放';
  });
  const { units, errors } = await checked(filled, [one, two]);
  expect(units.map(({ unitId, counts }) => [unitId, counts.new, counts.wrong])).toEqual([
    ['unit-1', 1, 0],
    ['unit-2', 0, 1],
  ]);
  expect(units[0]!.entries.students).toMatchObject({ value: '260', explanation: '按学籍系统' });
  expect(errors.map(({ rule, unit }) => [rule, unit])).toEqual([
    ['not-a-number', '哈尔套中心小学'],
    ['stray-explanation', '哈尔套中心小学'],
  ]);
});

it('names units of the bureau’s workbook that the sender may not file for, or that stand there twice', async () => {
  const [one, two] = [aCase(), aCase({ unitId: 'unit-2', name: '邻县小学' })];
  const file = await bureauWorkbook(identityFor('bureau'), [{ form, units: [asUnit(one), asUnit(one), asUnit(two)] }]);
  const { errors } = await checked(file, [one]);
  expect(errors.map(({ rule }) => rule)).toEqual(['twice', 'unknown-unit']);
});
