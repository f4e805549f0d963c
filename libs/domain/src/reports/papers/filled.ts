import type { PaperBlock, PaperData, PaperFields, PaperForm, PaperValue } from './paper.js';
import { boundaryMark, noneWord, unfilledWord } from './values.js';

/** A part of a filled sentence: words of the form, or a value with what it rests on. */
export type FilledPart = string | PaperValue;

/** A block with its values in place, ready for Word, for print and for the screen alike. */
export type FilledBlock =
  | Readonly<{ block: 'title'; parts: readonly FilledPart[] }>
  | Readonly<{ block: 'heading'; level: 1 | 2; parts: readonly FilledPart[] }>
  | Readonly<{ block: 'paragraph'; parts: readonly FilledPart[]; align: 'left' | 'center' | 'right' }>
  | Readonly<{
      block: 'table';
      caption: string | null;
      columns: readonly Readonly<{ heading: string; width: number; align: 'left' | 'center' | 'right' }>[];
      rows: readonly (readonly PaperValue[])[];
    }>
  | Readonly<{ block: 'signatures'; lines: readonly string[] }>
  | Readonly<{ block: 'page-break' }>;

/** A form names a value that its data lacks: a fault of the program, never of a user. */
export class UnboundName extends Error {
  constructor(readonly named: string) {
    super(`paper names a value that it has not: ${named}`);
  }
}

const valueOf = (fields: PaperFields, named: string): PaperValue => {
  if (!Object.hasOwn(fields, named)) throw new UnboundName(named);
  return fields[named]!;
};

/** What a number is counted in, where it stands right behind it. */
const counter = /^(?:平方米|万元|元|人|所|个|间|件|项|名|次|%|㎡)/;

/** Values whose mark goes behind what they are counted in: `99.999%（边界值）`. */
const unmarked = (part: FilledPart | undefined, next: string): PaperValue | null =>
  typeof part === 'object' && part.text.endsWith(boundaryMark) && counter.test(next)
    ? { ...part, text: part.text.slice(0, -boundaryMark.length) }
    : null;

/** A sentence with its values. A value that is not there is counted in nothing: `公用经费未填`, not `未填元`. */
const parts = (text: string, fields: PaperFields): readonly FilledPart[] => {
  const found: FilledPart[] = [];
  for (const [index, part] of text.split(/\{([^{}]+)\}/).entries()) {
    if (index % 2 === 1) found.push(valueOf(fields, part));
    else {
      const before = found.at(-1);
      const bare = unmarked(before, part);
      if (bare) {
        found.splice(-1, 1, bare);
        found.push(part.replace(counter, (unit) => `${unit}${boundaryMark}`));
        continue;
      }
      const isMissing = typeof before === 'object' && (before.text === unfilledWord || before.text === noneWord);
      found.push(isMissing ? part.replace(counter, '') : part);
    }
  }
  return found.filter((part) => part !== '');
};

/** A sentence with its values, as one text. @throws UnboundName */
export const filledText = (text: string, fields: PaperFields): string =>
  parts(text, fields)
    .map((part) => (typeof part === 'string' ? part : part.text))
    .join('');

const rowsOf = (data: PaperData, table: string): readonly PaperFields[] => {
  if (!Object.hasOwn(data.tables, table)) throw new UnboundName(table);
  return data.tables[table]!;
};

const present = (data: PaperData, fields: PaperFields, named: string): boolean =>
  Object.hasOwn(data.tables, named) ? data.tables[named]!.length > 0 : valueOf(fields, named).text !== '';

const filled = (blocks: readonly PaperBlock[], data: PaperData, fields: PaperFields): readonly FilledBlock[] =>
  blocks.flatMap((one): readonly FilledBlock[] => {
    switch (one.block) {
      case 'title':
        return [{ block: 'title', parts: parts(one.text, fields) }];
      case 'heading':
        return [{ block: 'heading', level: one.level, parts: parts(one.text, fields) }];
      case 'paragraph':
        return [{ block: 'paragraph', parts: parts(one.text, fields), align: one.align ?? 'left' }];
      case 'table': {
        const columns = one.columns
          .map((column) => ({ ...column, heading: filledText(column.heading, data.fields) }))
          .filter(({ heading }) => heading !== '');
        return [
          {
            block: 'table',
            caption: one.caption === null ? null : filledText(one.caption, data.fields),
            columns: columns.map(({ heading, width, align }) => ({ heading, width, align })),
            rows: rowsOf(data, one.table).map((row) => columns.map(({ field }) => valueOf(row, field))),
          },
        ];
      }
      case 'each':
        return rowsOf(data, one.table).flatMap((row) => filled(one.blocks, data, { ...fields, ...row }));
      case 'when':
        return present(data, fields, one.named) ? filled(one.blocks, data, fields) : [];
      case 'signatures':
      case 'page-break':
        return [one];
    }
  });

/**
 * A form with its values in place.
 * @throws UnboundName when the form names a value or a table that the data has not
 */
export const filledPaper = (form: PaperForm, data: PaperData): readonly FilledBlock[] =>
  filled(form.blocks, data, data.fields);
