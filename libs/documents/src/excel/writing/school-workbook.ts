import type { Entries, Entry, Finding, Form, FormField } from '@app/domain/submissions';
import { notApplicable } from '@app/domain/submissions';
import type { Worksheet } from '@cj-tech-master/excelts';
import type { WorkbookIdentity } from '../identity.js';
import { colours, notApplicableText, schoolHeadings as heading, sheetNames } from '../layout.js';
import { cellText } from '../text.js';
import { addHidden, bookFor, Choices, input, lock, noteOf, numberFormat, shown, solid, validationOf } from './book.js';

/** A unit with what it is asked, what it has filled in, what it last filed, and what the checks say of it. */
export type WorkbookUnit = Readonly<{
  unitId: string;
  name: string;
  /** With the fields that this unit is asked only. */
  form: Form;
  entries: Entries;
  /** Values of the last accepted return. */
  last: Readonly<Record<string, string | null>> | null;
  findings: readonly Finding[];
}>;

const columns = [
  [heading.code, 14],
  [heading.label, 34],
  [heading.unit, 9],
  [heading.value, 16],
  [heading.notApplicable, 9],
  [heading.explanation, 36],
  [heading.last, 14],
  [heading.hint, 44],
] as const;

const instructions =
  '只填浅黄色单元格。没有填的留空（未填），确实为零的填 0；不适用的在“不适用”一列选择，并在“说明”中写明原因。蓝色斜体是系统预填的数，请核对。可以移动行、增加工作表，不要删除“编号”一列。';

const hintOf = (entry: Entry | undefined, findings: readonly Finding[]): string =>
  [
    ...(entry?.origin.kind === 'prefilled'
      ? [
          `预填：${entry.origin.from === 'accepted' ? '上次审核通过的数' : '教育事业统计'}（${entry.origin.dataYear}），请核对`,
        ]
      : []),
    ...findings.map(({ strength, message }) => `${strength === 'reject' ? '须改正' : '须说明'}：${message}`),
  ].join('\n');

/** The eight cells of a row. */
const rowOf = (sheet: Worksheet, row: number) => {
  const at = (column: number) => sheet.getCell(row, column);
  return [at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8)] as const;
};

const addField = (
  sheet: Worksheet,
  row: number,
  { entries, findings, last }: WorkbookUnit,
  field: FormField,
  choices: Choices,
): void => {
  const entry = entries[field.code];
  const value = entry?.value ?? null;
  const found = findings.filter((finding) => finding.field === field.code);
  const [code, label, unit, now, none, why, before, hint] = rowOf(sheet, row);
  code.value = field.code;
  code.font = { color: { argb: colours.quiet }, size: 8 };
  label.value = cellText(field.label);
  label.note = noteOf(field);
  unit.value = cellText(field.unit);
  now.value = value === notApplicable ? null : shown(field, value);
  now.numFmt = numberFormat(field);
  now.dataValidation = validationOf(field, choices, '');
  input(now, entry?.origin.kind === 'prefilled', found.length > 0);
  if (field.notApplicable) {
    none.value = value === notApplicable ? notApplicableText : null;
    none.dataValidation = {
      type: 'list',
      allowBlank: true,
      showErrorMessage: true,
      formulae: [choices.of([notApplicableText])],
      error: '请选择“不适用”，或留空。',
    };
    input(none, false, false);
  }
  why.value = entry?.explanation == null ? null : cellText(entry.explanation);
  why.alignment = { wrapText: true, vertical: 'top' };
  input(why, false, false);
  before.value = last ? shown(field, last[field.code] ?? null) : null;
  before.numFmt = numberFormat(field);
  const said = hintOf(entry, found);
  hint.value = said === '' ? null : cellText(said);
  hint.alignment = { wrapText: true, vertical: 'top' };
};

/**
 * One unit's return as a workbook (.xlsx): locked but for the cells to fill in, with drop-downs, units, definitions as
 * notes, last values, and what is prefilled or doubtful marked. 未填 is an empty cell, 0 a zero, 不适用 a choice.
 */
export const schoolWorkbook = async (identity: WorkbookIdentity, unit: WorkbookUnit): Promise<Uint8Array> => {
  const book = await bookFor(identity);
  const sheet = book.addWorksheet(sheetNames.school, { views: [{ state: 'frozen', ySplit: 4, xSplit: 2 }] });
  const choices = new Choices();
  columns.forEach(([, width], index) => (sheet.getColumn(index + 1).width = width));
  sheet.getCell('A1').value = cellText(`${unit.name} ${identity.dataYear} 学年 ${unit.form.title}`);
  sheet.getCell('A1').font = { size: 16, bold: true };
  sheet.getCell('A2').value = instructions;
  sheet.mergeCells('A2:H2');
  sheet.getCell('A2').alignment = { wrapText: true, vertical: 'top' };
  sheet.getRow(2).height = 48;
  columns.forEach(([name], index) => {
    const cell = sheet.getCell(4, index + 1);
    cell.value = name;
    cell.font = { bold: true };
    cell.fill = solid(colours.heading);
  });
  let row = 5;
  for (const group of unit.form.groups) {
    const fields = unit.form.fields.filter((field) => field.group === group.code);
    if (fields.length === 0) continue;
    // In the second column: the first holds codes, and nothing else below its heading.
    sheet.getCell(row, 2).value = cellText(group.label);
    sheet.getCell(row, 2).font = { bold: true };
    row += 1;
    for (const field of fields) addField(sheet, row++, unit, field, choices);
  }
  sheet.pageSetup = { ...sheet.pageSetup, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  lock(sheet);
  addHidden(book, identity, choices);
  return book.xlsx.writeBuffer();
};
