import type { Cell, Workbook, Worksheet } from '@cj-tech-master/excelts';
import type { CellError } from './checking/report.js';
import { colours, noteMark, sheetNames } from './layout.js';
import { newWorkbook } from './new-workbook.js';
import { cellText } from './text.js';
import { lock, solid } from './writing/book.js';

const headings = ['序号', '单位', '指标', '工作表', '单元格', '现填', '问题与处理', '规则'] as const;
const widths = [6, 30, 28, 16, 10, 20, 70, 18];

/** What Excel allows on one sheet. */
const mostLinks = 65_000;

type Noted = Readonly<{ texts?: readonly Readonly<{ text: string }>[] }>;

/** The text of a cell's note. */
const noteIn = ({ note }: Cell): string =>
  typeof note === 'string' ? note : ((note as Noted | undefined)?.texts ?? []).map(({ text }) => text).join('');

/** A note without what an earlier check said in it. */
const withoutMark = (note: string): string => {
  const at = note.indexOf(noteMark);
  return (at < 0 ? note : note.slice(0, at)).trimEnd();
};

const cellAt = (book: Workbook, sheet: string, cell: string): Cell | undefined =>
  /^[A-Z]{1,3}[1-9]\d{0,6}$/.test(cell) ? book.getWorksheet(sheet)?.getCell(cell) : undefined;

/** Cells that look alike share one style once they have been loaded: a fill set in it would colour them all. */
const fillWith = (cell: Cell, argb: string): void => {
  cell.style = { ...cell.style, fill: solid(argb) };
};

/** The value's own model remembers a note that was loaded with it: it is set anew. */
const withoutNote = (cell: Cell): void => {
  const { value } = cell;
  cell.comment = undefined;
  cell.value = value;
};

/** Takes an earlier check's marks away: the list names the cells that it marked. */
const clear = (book: Workbook): void => {
  const list = book.getWorksheet(sheetNames.errors);
  if (!list) return;
  list.eachRow((row, number) => {
    const cell = number > 1 ? cellAt(book, row.getCell(4).text, row.getCell(5).text) : undefined;
    if (!cell) return;
    const fill = cell.fill as { fgColor?: { argb?: string } } | undefined;
    if (fill?.fgColor?.argb === colours.wrong) fillWith(cell, colours.input);
    if (!noteIn(cell).includes(noteMark)) return;
    const left = withoutMark(noteIn(cell));
    if (left === '') withoutNote(cell);
    else cell.note = left;
  });
  book.removeWorksheet(list.id);
};

const mark = (book: Workbook, errors: readonly CellError[]): void => {
  const messages = new Map<string, { sheet: string; cell: string; said: string[] }>();
  for (const { sheet, cell, message } of errors) {
    const key = `${sheet}!${cell}`;
    const one = messages.get(key) ?? { sheet, cell, said: [] };
    if (!one.said.includes(message)) one.said.push(message);
    messages.set(key, one);
  }
  for (const { sheet, cell: at, said } of messages.values()) {
    const cell = cellAt(book, sheet, at);
    if (!cell) continue;
    fillWith(cell, colours.wrong);
    const before = withoutMark(noteIn(cell));
    cell.note = cellText(`${before === '' ? '' : `${before}\n`}${noteMark}${said.join('\n')}`);
  }
};

/** `#'填报表'!D17`, with the quotes of a name doubled. */
const linkTo = (sheet: string, cell: string): string => `#'${sheet.replaceAll("'", "''")}'!${cell}`;

const list = (sheet: Worksheet, errors: readonly CellError[], linked: boolean): void => {
  headings.forEach((name, index) => {
    const cell = sheet.getCell(1, index + 1);
    cell.value = name;
    cell.font = { bold: true };
    cell.fill = solid(colours.heading);
    sheet.getColumn(index + 1).width = widths[index]!;
  });
  errors.forEach((error, index) => {
    const row = sheet.getRow(index + 2);
    const texts = [
      error.unit ?? '',
      error.label ?? '',
      error.sheet,
      error.cell,
      error.found,
      error.message,
      error.rule,
    ];
    row.getCell(1).value = index + 1;
    texts.forEach((text, at) => {
      if (text !== '') row.getCell(at + 2).value = cellText(text);
    });
    if (!linked || index >= mostLinks) return;
    row.getCell(5).value = { text: error.cell, hyperlink: linkTo(error.sheet, error.cell) };
    row.getCell(5).font = { color: { argb: 'FF0563C1' }, underline: true };
  });
  sheet.autoFilter = `A1:H${errors.length + 1}`;
  lock(sheet);
  sheet.sheetProtection = { ...sheet.sheetProtection, autoFilter: true, sort: true };
};

/**
 * The sender's own file back: wrong cells red, with a note of what is wrong and what to do, and a sheet 错误清单 that
 * lists every mistake with a link to its cell. Marks of an earlier check are taken away first. Loads the file whole.
 */
export const markedWorkbook = async (file: Uint8Array, errors: readonly CellError[]): Promise<Uint8Array> => {
  const book = await newWorkbook();
  await book.xlsx.load(file);
  clear(book);
  mark(book, errors);
  const view = { state: 'frozen', ySplit: 1 } as const;
  const sheet = book.addWorksheet(sheetNames.errors, {
    views: [view],
    properties: { tabColor: { argb: colours.wrong } },
  });
  list(sheet, errors, true);
  book.views = [
    {
      x: 0,
      y: 0,
      width: 20000,
      height: 12000,
      firstSheet: 0,
      activeTab: book.worksheets.length - 1,
      visibility: 'visible',
    },
  ];
  return book.xlsx.writeBuffer();
};

/** The list alone, for a file that is too large to be loaded whole. */
export const errorList = async (errors: readonly CellError[]): Promise<Uint8Array> => {
  const book = await newWorkbook();
  list(book.addWorksheet(sheetNames.errors, { views: [{ state: 'frozen', ySplit: 1 }] }), errors, false);
  return book.xlsx.writeBuffer();
};
