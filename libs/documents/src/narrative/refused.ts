import { Refusal } from '@app/domain/kernel';

/** A report that is not read. */
export const refused = (code: string, details: Readonly<Record<string, unknown>> = {}): Refusal =>
  new Refusal(`report-check.${code}`, details, 'invalid');

/** What the reader of archives says in words of workbooks, said of reports. */
const codes: Readonly<Record<string, string>> = {
  'workbook.truncated': 'damaged',
  'workbook.damaged': 'damaged',
  'workbook.bomb': 'bomb',
  'workbook.encrypted': 'encrypted',
};

export const asReport = (error: unknown): unknown =>
  error instanceof Refusal && codes[error.code] !== undefined ? refused(codes[error.code]!) : error;
