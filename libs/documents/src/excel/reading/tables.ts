import { openPackage } from './package.js';
import { rowsOf, type ReadRow } from './rows.js';
import { sharedTexts } from './texts.js';

/**
 * Reads every visible sheet of a workbook row by row: each into what `sheet` makes for its name.
 * @throws Refusal workbook.* when the file cannot be read at all
 */
export const readSheets = async <Sheet extends { take(row: ReadRow): void }>(
  file: Buffer,
  sheet: (name: string) => Sheet,
): Promise<readonly Sheet[]> => {
  const book = await openPackage(file);
  const texts = await sharedTexts(book);
  const sheets: Sheet[] = [];
  for (const visible of book.sheets.filter(({ hidden }) => !hidden)) {
    const read = sheet(visible.name);
    for await (const rows of rowsOf(book, visible, texts)) for (const row of rows) read.take(row);
    sheets.push(read);
  }
  return sheets;
};
