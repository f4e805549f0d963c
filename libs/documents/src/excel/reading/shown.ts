import { plusDays } from '@app/domain/kernel';
import type { ReadCell } from './rows.js';

/** Excel counts days from here; the first two months of 1900 are wrong in Excel too. */
const dayZero = '1899-12-30';
/** 9999-12-31. */
const lastDay = 2_958_465;

/** The day (ISO date) of Excel's number for it; null for a time of no day. */
export const dayOfSerial = (serial: string): string | null => {
  const days = Math.floor(Number(serial));
  return days >= 1 && days <= lastDay ? plusDays(dayZero, days) : null;
};

/** What a person sees in a cell: `TRUE` and a day, where the file has 1 and 45357. Empty for none. */
export const shownText = (cell: ReadCell | undefined): string => {
  if (!cell) return '';
  if (cell.kind === 'boolean') return cell.text === '1' ? 'TRUE' : 'FALSE';
  return cell.kind === 'date' ? (dayOfSerial(cell.text) ?? cell.text) : cell.text;
};
