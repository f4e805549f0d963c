import type { Worksheet } from '@cj-tech-master/excelts';
import { schoolTypeNames, stageNames, urbanRuralNames } from '@app/domain/organizations';
import { colours, sheetNames } from '../layout.js';
import { newWorkbook } from '../new-workbook.js';
import { schoolFields, type SchoolField } from '../schools/headings.js';
import { Choices, lock, solid } from './book.js';

const firsts = (names: Readonly<Record<string, readonly [string, ...string[]]>>): readonly string[] =>
  Object.values(names).map(([first]) => first);

/** Rows that have drop-downs; more may be written below. */
const prepared = 500;

/** The columns of the list, how wide they are, what may stand in them and what to write. */
const columns: readonly Readonly<{ field: SchoolField; width: number; choices?: readonly string[]; hint: string }>[] = [
  { field: 'name', width: 32, hint: '必填。按公章全称填写。' },
  { field: 'type', width: 20, choices: firsts(schoolTypeNames), hint: `必填：${firsts(schoolTypeNames).join('、')}。` },
  {
    field: 'stages',
    width: 16,
    hint: `可不填：按办学类型设学部。只设其中一部分时填写，用顿号分开：${firsts(stageNames).join('、')}。`,
  },
  { field: 'parent', width: 20, hint: '可不填：学校直属区县。填写时应与系统中登记的学区名称或代码一致。' },
  { field: 'code', width: 18, hint: '可不填：学校（机构）标识码，4至20位数字或大写字母。' },
  { field: 'urbanRural', width: 12, choices: firsts(urbanRuralNames), hint: '可不填：城区、镇区、乡村。' },
  {
    field: 'shared',
    width: 16,
    choices: ['是', '否'],
    hint: '可不填（否）。一贯制学校、完全中学各学部共用校舍时填“是”。',
  },
  { field: 'since', width: 14, hint: '可不填：自上级单位登记之日起。新建学校请填写，如 2024-09-01。' },
];

const addList = (sheet: Worksheet, choices: Choices): void => {
  columns.forEach(({ field, width, choices: labels, hint }, index) => {
    const column = index + 1;
    sheet.getColumn(column).width = width;
    // Codes and days as they are typed: Excel would make numbers of them.
    if (field === 'code' || field === 'since') sheet.getColumn(column).numFmt = '@';
    const head = sheet.getCell(1, column);
    head.value = schoolFields[field].meaning;
    head.font = { bold: true };
    head.fill = solid(colours.heading);
    head.note = hint;
    if (!labels) return;
    for (let row = 2; row < 2 + prepared; row++)
      sheet.getCell(row, column).dataValidation = {
        type: 'list',
        allowBlank: true,
        showErrorMessage: true,
        errorTitle: '请核对',
        formulae: [choices.of(labels)],
        error: '请从下拉列表中选择。',
      };
  });
};

const addExplanations = (sheet: Worksheet): void => {
  sheet.getColumn(1).width = 18;
  sheet.getColumn(2).width = 90;
  const lines = [
    [
      '怎样填',
      '一行一所学校，填在第一张表里。上传后先核对，列出全部错误；没有错误并确认后才写入，重复上传不会重复登记。',
    ],
    ...columns.map(({ field, hint }) => [schoolFields[field].meaning, hint]),
  ];
  lines.forEach(([term = '', text = ''], index) => {
    sheet.getCell(index + 1, 1).value = term;
    sheet.getCell(index + 1, 1).font = { bold: true };
    sheet.getCell(index + 1, 2).value = text;
    sheet.getCell(index + 1, 2).alignment = { wrapText: true, vertical: 'top' };
  });
};

/** An empty list of schools to fill in (.xlsx), with drop-downs and what to write. */
export const schoolListWorkbook = async (): Promise<Uint8Array> => {
  const book = await newWorkbook();
  book.creator = '衡鉴';
  const choices = new Choices();
  addList(book.addWorksheet('学校名单', { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] }), choices);
  addExplanations(book.addWorksheet('填写说明'));
  const lists = book.addWorksheet(sheetNames.choices, { state: 'hidden' });
  choices.lists.forEach((labels, index) =>
    labels.forEach((label, row) => {
      lists.getCell(row + 1, index + 1).value = label;
    }),
  );
  lock(lists);
  return book.xlsx.writeBuffer();
};
