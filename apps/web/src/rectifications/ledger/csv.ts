const risky = /^[=+\-@\t\r]/;

/** A cell for a spreadsheet: quoted, and never taken for a formula. */
const cell = (text: string): string => `"${(risky.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** A table as comma-separated text that WPS and Excel open as it is: with a mark of its encoding. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
