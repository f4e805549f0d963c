import type { Cell, DataValidation, Workbook, Worksheet } from '@cj-tech-master/excelts';
import type { FormField, FieldValue } from '@app/domain/submissions';
import { notApplicable } from '@app/domain/submissions';
import { identityRows, identitySheet, type WorkbookIdentity } from '../identity.js';
import { colours, notApplicableText, sheetNames } from '../layout.js';
import { newWorkbook } from '../new-workbook.js';
import { columnLetters } from '../reading/rows.js';
import { cellText } from '../text.js';

export const solid = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const;

/** An empty workbook with its hidden identity. */
export const bookFor = async (identity: WorkbookIdentity): Promise<Workbook> => {
  const book = await newWorkbook();
  book.creator = '衡鉴';
  book.title = `${identity.unitName} ${identity.dataYear}`;
  book.created = book.modified = new Date(identity.exportedAt);
  return book;
};

/**
 * Locked: only cells marked as inputs can be typed into; widths and heights may be changed. Without a password: it guards
 * against slips, not against people. (`objects: false` means that they may not be moved.)
 */
export const lock = (sheet: Worksheet): void => {
  sheet.sheetProtection = { sheet: true, objects: false, scenarios: false, formatColumns: true, formatRows: true };
};

/** The hidden sheets, last: what the workbook is, and the lists of the drop-downs. */
export const addHidden = (book: Workbook, identity: WorkbookIdentity, choices: Choices): void => {
  const lists = book.addWorksheet(sheetNames.choices, { state: 'hidden' });
  choices.lists.forEach((labels, index) =>
    labels.forEach((label, row) => {
      lists.getCell(row + 1, index + 1).value = cellText(label);
    }),
  );
  lock(lists);
  const sheet = book.addWorksheet(identitySheet, { state: 'veryHidden' });
  identityRows(identity).forEach(([key, value], index) => {
    sheet.getCell(index + 1, 1).value = key;
    sheet.getCell(index + 1, 2).value = cellText(value);
  });
  lock(sheet);
};

/** Lists of the drop-downs, each kept once; a list in the rule itself could hold 255 characters only. */
export class Choices {
  readonly lists: (readonly string[])[] = [];
  private readonly places = new Map<string, string>();

  /** Where a list stands, for a rule. */
  of(labels: readonly string[]): string {
    const key = JSON.stringify(labels);
    let place = this.places.get(key);
    if (place === undefined) {
      this.lists.push(labels);
      const column = columnLetters(this.lists.length);
      place = `'${sheetNames.choices}'!$${column}$1:$${column}$${labels.length}`;
      this.places.set(key, place);
    }
    return place;
  }
}

const rule = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop', errorTitle: '请核对' } as const;

/** What may be typed into a field's cell. `at`: its address, when the cell takes 不适用 too; else empty. */
export const validationOf = (field: FormField, choices: Choices, at: string): DataValidation => {
  if (field.kind === 'choice') {
    const labels = field.choices.map(({ label }) => label);
    return { ...rule, type: 'list', formulae: [choices.of(labels)], error: '请从下拉列表中选择。' };
  }
  const whole = field.places === 0;
  const error = `应填${whole ? '整数' : '数字'}，不小于0，不超过${field.max}${field.unit}。`;
  // No rule for numbers lets a word through.
  if (at !== '' && field.notApplicable) {
    const number = `AND(ISNUMBER(${at}),${at}>=0,${at}<=${field.max}${whole ? `,${at}=INT(${at})` : ''})`;
    return {
      ...rule,
      type: 'custom',
      formulae: [`OR(${at}="${notApplicableText}",${number})`],
      error: `${error}或填“不适用”。`,
    };
  }
  return {
    ...rule,
    type: whole ? 'whole' : 'decimal',
    operator: 'between',
    formulae: [0, Number(field.max)],
    error,
  };
};

/** The statistical definition, its source, and what rests on the field. */
export const noteOf = ({ label, unit, definition, usedBy }: FormField): string =>
  cellText(
    [
      unit === '' ? label : `${label}（${unit}）`,
      definition.text,
      `来源：${definition.source}`,
      ...(usedBy.length > 0 ? [`用于：${usedBy.join('、')}`] : []),
    ].join('\n'),
  );

/** 0 as `0`, 0.00 as `0.00`. */
export const numberFormat = ({ kind, places }: FormField): string =>
  kind === 'number' && places > 0 ? `#,##0.${'0'.repeat(places)}` : kind === 'number' ? '#,##0' : '0';

/** A value as its cell shows it: a number as a number while Excel can hold it, a choice by its label, 未填 as nothing. */
export const shown = (field: FormField, value: FieldValue): string | number | null => {
  if (value === null) return null;
  if (value === notApplicable) return notApplicableText;
  if (field.kind === 'choice') return cellText(field.choices.find(({ code }) => code === value)?.label ?? value);
  return value.replace(/\D/g, '').length <= 15 && /^\d+(\.\d+)?$/.test(value) ? Number(value) : cellText(value);
};

/** A cell that is filled in. */
export const input = (cell: Cell, prefilled: boolean, doubtful: boolean): void => {
  cell.protection = { locked: false };
  cell.fill = solid(doubtful ? colours.doubtful : colours.input);
  if (prefilled) cell.font = { color: { argb: colours.prefilled }, italic: true };
};
