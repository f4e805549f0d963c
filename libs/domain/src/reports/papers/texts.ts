import type { Behind, PaperData, PaperFields, PaperNames } from './paper.js';

/** The words of a paper by its names: none that the form declares may be missing, and none be there that it does not. */
export type TextsOf<Names extends PaperNames> = Readonly<{
  fields: Readonly<Record<keyof Names['fields'], string>>;
  tables: Readonly<{
    [Table in keyof Names['tables']]: readonly Readonly<Record<keyof Names['tables'][Table]['fields'], string>>[];
  }>;
}>;

/** Words as values that all rest on one thing. */
export const resting = (texts: Readonly<Record<string, string>>, behind: Behind): PaperFields =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { text, behind }]));

/** The data of a paper that is about one thing only: everything in it rests on that. */
export const restingOn = <Names extends PaperNames>(texts: TextsOf<Names>, behind: Behind): PaperData => ({
  fields: resting(texts.fields, behind),
  tables: Object.fromEntries(
    Object.entries(texts.tables as TextsOf<PaperNames>['tables']).map(([name, rows]) => [
      name,
      rows.map((row) => resting(row, behind)),
    ]),
  ),
});

const wordsOfFields = (fields: PaperFields): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([name, { text }]) => [name, text]));

/**
 * What a paper says, without where its values lead: links of the application come and go with its pages, and are nothing
 * that the paper says.
 */
export const wordsOf = ({ fields, tables }: PaperData) => ({
  fields: wordsOfFields(fields),
  tables: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.map(wordsOfFields)])),
});
