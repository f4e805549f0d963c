/** A line of a CSV file, with the number it begins at (1-based, as an editor counts). */
export type CsvLine = Readonly<{ line: number; fields: readonly string[] }>;

/**
 * Reads RFC 4180: quotes, doubled quotes, line breaks inside quotes. Empty lines are passed over.
 * A quote that is never closed takes the rest of the file into its field.
 */
export const readCsv = (text: string): readonly CsvLine[] => {
  const lines: CsvLine[] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let line = 1;
  let beganAt = 1;
  const endLine = () => {
    fields.push(field);
    if (fields.some((one) => one.trim() !== '')) lines.push({ line: beganAt, fields: fields.map((one) => one.trim()) });
    fields = [];
    field = '';
  };
  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]!;
    if (sign === '\n') line += 1;
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (source[at + 1] === '"') field += source[++at];
      else quoted = false;
    } else if (sign === '"' && field.trim() === '') [quoted, field] = [true, ''];
    else if (sign === ',') {
      fields.push(field);
      field = '';
    } else if (sign === '\n') {
      endLine();
      beganAt = line;
    } else field += sign;
  }
  endLine();
  return lines;
};
