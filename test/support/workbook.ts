import { Workbook } from '@cj-tech-master/excelts';

/** What stands in a cell: nothing, a text, a number, a date, or what Excel makes of a formula. */
export type CellValue =
  string | number | Date | null | { formula: string; result?: string | number } | { error: '#N/A' };

/** A workbook as a person would make it: sheets by name, rows of cells. */
export const workbook = async (
  sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>,
): Promise<Buffer> => {
  const book = new Workbook();
  for (const [name, lines] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    lines.forEach((line, row) =>
      line.forEach((value, column) => {
        if (value !== null) sheet.getCell(row + 1, column + 1).value = value as never;
      }),
    );
  }
  return Buffer.from(await book.xlsx.writeBuffer());
};
