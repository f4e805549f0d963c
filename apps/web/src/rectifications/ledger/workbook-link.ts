import type { pointAsked } from '@web/session/past';
import { askedOf, type LedgerFilter } from './filter';

/** The layouts in which the server writes the ledger as an Excel file. */
export const workbookForms = ['governance', 'notice', 'closure'] as const;
export type WorkbookForm = (typeof workbookForms)[number];

/** Where the Excel file of what is shown is: the filter's lines, all pages of them, at the same point. */
export const workbookLink = (
  form: WorkbookForm,
  filter: LedgerFilter,
  today: string,
  point: ReturnType<typeof pointAsked>,
): string => {
  const asked = Object.entries({ form, ...askedOf(filter, today), ...point });
  const query = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
  return `/api/issues/workbook?${query.toString()}`;
};
