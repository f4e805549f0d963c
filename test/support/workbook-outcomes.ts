import { join } from 'node:path';
import { Refusal } from '@app/domain/kernel';
import { aCase, checked } from '@test/workbook-cases';

/** Files as somebody might send them, by several programs. */
export const corpusFolder = join(import.meta.dirname, '../fixtures/workbooks');

/** What comes of a file: its values, or the rule that each wrong field broke, or the one code by which it is refused whole. */
export type FileOutcome =
  | Readonly<{ taken: Readonly<Record<string, string | null>> }>
  | Readonly<{ wrong: Readonly<Record<string, string>> }>
  | Readonly<{ refused: string }>;

const sound = { taken: { students: '12', classes: '1', classesTo25: '1', largestClass: '12' } } as const;
const refused = (code: string) => ({ refused: `workbook.${code}` }) as const;
const wrong = (rule: string, field = 'students') => ({ wrong: { [field]: rule } }) as const;

/** What must come of each file. */
export const outcomes: Readonly<Record<string, FileOutcome>> = {
  'own-filled.xlsx': sound,
  'own-numbers-as-text.xlsx': sound,
  'own-full-width-digits.xlsx': sound,
  'own-moved-rows.xlsx': sound,
  'own-extra-sheets.xlsx': sound,
  'own-formatted-empty-rows.xlsx': sound,
  'own-formula.xlsx': wrong('formula'),
  'own-formula-of-another-file.xlsx': wrong('external-link'),
  'own-dde.xlsx': wrong('formula'),
  'own-row-deleted.xlsx': wrong('row-missing', 'migrantChildren'),
  'own-not-numbers.xlsx': wrong('not-a-number'),
  'own-without-headings.xlsx': refused('no-table'),
  'own-without-identity.xlsx': refused('foreign'),
  'own-identity-altered.xlsx': refused('identity-altered'),
  'own-outdated-form.xlsx': refused('outdated'),
  'own-other-year.xlsx': refused('other-year'),
  'own-other-unit.xlsx': refused('other-unit'),
  'own-other-system.xlsx': refused('other-tenant'),
  'own-truncated.xlsx': refused('truncated'),
  'sheetjs-saved.xlsx': sound,
  'sheetjs-list.xlsx': refused('foreign'),
  'sheetjs-saved.xlsb': refused('not-xlsx'),
  'sheetjs-saved.xls': refused('not-xlsx'),
  'sheetjs-saved.csv': refused('not-xlsx'),
  'sheetjs-saved.xml': refused('not-xlsx'),
  'libreoffice-saved.xlsx': sound,
  'libreoffice-saved.ods': refused('not-xlsx'),
  'libreoffice-saved.xls': refused('not-xlsx'),
  'hand-password.xlsx': refused('encrypted'),
  'hand-macro.xlsm': refused('macro'),
  // Nothing is ever fetched: what stands beside the sheets is none of our business, the values are those stored.
  'hand-external-link.xlsx': sound,
  'hand-dde-link.xlsx': sound,
  'hand-bomb.xlsx': refused('bomb'),
  'hand-bomb-that-lies.xlsx': refused('bomb'),
  'hand-entities.xlsx': refused('damaged'),
  'hand-archive.xlsx': refused('not-xlsx'),
  'hand-empty.xlsx': refused('empty'),
};

/** What comes of a file that is sent for the unit of `aCase`. */
export const outcomeOf = async (file: Buffer): Promise<FileOutcome> => {
  try {
    const { units, errors } = await checked(file, [aCase()]);
    if (errors.length > 0) return { wrong: Object.fromEntries(errors.map(({ field, rule }) => [field ?? '', rule])) };
    return {
      taken: Object.fromEntries(
        units.flatMap(({ entries }) => Object.entries(entries).map(([code, { value }]) => [code, value])),
      ),
    };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code };
    throw error;
  }
};
