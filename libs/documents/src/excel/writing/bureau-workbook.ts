import type { Worksheet } from '@cj-tech-master/excelts';
import type { Form, FormField } from '@app/domain/submissions';
import type { WorkbookIdentity } from '../identity.js';
import { bureauHeadings, colours, explanationHeadings, sheetNames } from '../layout.js';
import { columnLetters } from '../reading/rows.js';
import { cellText } from '../text.js';
import { addHidden, bookFor, Choices, input, lock, noteOf, numberFormat, shown, solid, validationOf } from './book.js';
import type { WorkbookUnit } from './school-workbook.js';

/** Rows of the table: group, label, code; then one a unit. */
const rows = { title: 1, hint: 2, group: 3, label: 4, code: 5, first: 6 } as const;
const firstField = 3;

const instructions =
  '每个单位一行，只填浅黄色单元格；留空为未填，零填 0，不适用填“不适用”并在“说明”工作表中写明原因。灰色单元格该单位不填。可以删除不报的单位的行，可以移动行列，不要改动第 5 行的编号和第一列。';

const heading = (sheet: Worksheet, form: Form, title: string): void => {
  sheet.getCell(rows.title, 1).value = cellText(title);
  sheet.getCell(rows.title, 1).font = { size: 16, bold: true };
  sheet.getCell(rows.hint, 1).value = instructions;
  [bureauHeadings.unit, bureauHeadings.name].forEach((name, index) => {
    sheet.getCell(rows.code, index + 1).value = name;
    sheet.getColumn(index + 1).width = index === 0 ? 10 : 32;
  });
  form.fields.forEach((field, index) => {
    const column = firstField + index;
    const group = form.groups.find(({ code }) => code === field.group)?.label ?? '';
    if (form.fields[index - 1]?.group !== field.group) sheet.getCell(rows.group, column).value = cellText(group);
    const label = sheet.getCell(rows.label, column);
    label.value = cellText(field.unit === '' ? field.label : `${field.label}（${field.unit}）`);
    label.note = noteOf(field);
    label.alignment = { wrapText: true, vertical: 'top' };
    label.fill = solid(colours.heading);
    const code = sheet.getCell(rows.code, column);
    code.value = field.code;
    code.font = { color: { argb: colours.quiet }, size: 8 };
    sheet.getColumn(column).width = 13;
  });
};

const addUnit = (sheet: Worksheet, row: number, form: Form, unit: WorkbookUnit): void => {
  sheet.getCell(row, 1).value = unit.unitId;
  sheet.getCell(row, 1).font = { color: { argb: colours.quiet }, size: 8 };
  sheet.getCell(row, 2).value = cellText(unit.name);
  const asked = new Set(unit.form.fields.map(({ code }) => code));
  const doubted = new Set(unit.findings.map(({ field }) => field));
  form.fields.forEach((field, index) => {
    const cell = sheet.getCell(row, firstField + index);
    if (!asked.has(field.code)) {
      cell.fill = solid('FFEEEEEE');
      return;
    }
    const entry = unit.entries[field.code];
    cell.value = shown(field, entry?.value ?? null);
    cell.numFmt = numberFormat(field);
    input(cell, entry?.origin.kind === 'prefilled', doubted.has(field.code));
  });
};

/** Rules are set once a column: one a cell would be most of the file. */
const addRules = (sheet: Worksheet, fields: readonly FormField[], units: number, choices: Choices): void =>
  fields.forEach((field, index) => {
    const letters = columnLetters(firstField + index);
    const first = `${letters}${rows.first}`;
    sheet.dataValidations.add(`${first}:${letters}${rows.first + units - 1}`, validationOf(field, choices, first));
  });

/** Free rows below the explanations that are there already. */
const freeRows = 200;

const addExplanations = (sheet: Worksheet, units: readonly WorkbookUnit[]): void => {
  const { unit, name, code, label, text } = explanationHeadings;
  [unit, name, code, label, text].forEach((title, index) => {
    const cell = sheet.getCell(1, index + 1);
    cell.value = title;
    cell.fill = solid(colours.heading);
    sheet.getColumn(index + 1).width = [10, 32, 16, 28, 60][index]!;
  });
  let row = 2;
  for (const { unitId, name: unitName, form, entries } of units)
    for (const field of form.fields) {
      const explanation = entries[field.code]?.explanation ?? null;
      if (explanation === null) continue;
      [unitId, unitName, field.code, field.label, explanation].forEach((value, index) => {
        sheet.getCell(row, index + 1).value = cellText(value);
      });
      row += 1;
    }
  for (let at = 2; at < row + freeRows; at++)
    for (let column = 1; column <= 5; column++) sheet.getCell(at, column).protection = { locked: false };
};

const addLast = (sheet: Worksheet, form: Form, units: readonly WorkbookUnit[]): void => {
  sheet.getCell(1, 1).value = '单位';
  form.fields.forEach(({ label }, index) => (sheet.getCell(1, index + 2).value = cellText(label)));
  units.forEach(({ name, last }, index) => {
    sheet.getCell(index + 2, 1).value = cellText(name);
    if (last)
      form.fields.forEach((field, at) => {
        const value = shown(field, last[field.code] ?? null);
        if (value !== null) sheet.getCell(index + 2, at + 2).value = value;
      });
  });
  sheet.getColumn(1).width = 32;
};

/** A form with every field that any of the units is asked. */
export type BureauSheet = Readonly<{ form: Form; units: readonly WorkbookUnit[] }>;

/**
 * Returns of many units as one workbook: a sheet a form, a row a unit, a column a field; explanations and last values on
 * sheets of their own.
 */
export const bureauWorkbook = async (
  identity: WorkbookIdentity,
  sheets: readonly BureauSheet[],
): Promise<Uint8Array> => {
  const book = await bookFor(identity);
  const choices = new Choices();
  const filled = sheets.filter(({ units }) => units.length > 0);
  for (const { form, units } of filled) {
    const view = { state: 'frozen', xSplit: 2, ySplit: rows.code } as const;
    const sheet = book.addWorksheet(form.title, { views: [view] });
    heading(sheet, form, `${identity.unitName} ${identity.dataYear} 学年 ${form.title}`);
    units.forEach((unit, index) => addUnit(sheet, rows.first + index, form, unit));
    addRules(sheet, form.fields, units.length, choices);
    lock(sheet);
    // Rows of schools that report by themselves may go.
    sheet.sheetProtection = { ...sheet.sheetProtection, deleteRows: true };
  }
  const all = filled.flatMap(({ units }) => units);
  const explanations = book.addWorksheet(sheetNames.explanations, { views: [{ state: 'frozen', ySplit: 1 }] });
  addExplanations(explanations, all);
  lock(explanations);
  for (const { form, units } of filled.filter(({ units: of }) => of.some(({ last }) => last !== null))) {
    const name = `${sheetNames.last}（${form.title}）`.slice(0, 31);
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
    addLast(sheet, form, units);
    lock(sheet);
  }
  addHidden(book, identity, choices);
  return book.xlsx.writeBuffer();
};
