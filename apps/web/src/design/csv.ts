const risky = /^[=+\-@\t\r]/;
const number = /^-?[\d,.]+$/;

/** A program that opens the file must not take a text for a formula; a negative number is none. */
const cell = (text: string): string => {
  const safe = risky.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table as comma-separated text that WPS and Excel open as it is: with a mark of its encoding. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
