import { isDate, plusDays } from '@app/domain/kernel';
import type { ReadCell } from '../reading/rows.js';
import { dayOfSerial } from '../reading/shown.js';

/** A day (ISO date), or why there is none; null: nothing stands there. */
export type ReadDay = Readonly<{ day: string } | { fault: string }> | null;

const iso = (year: string, month: string, day: string): ReadDay => {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? { day: date } : { fault: `日历上没有 ${year}年${Number(month)}月${Number(day)}日` };
};

const monthEnd = (year: string, month: string): ReadDay => {
  const next =
    Number(month) === 12 ? `${Number(year) + 1}-01-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`;
  return isDate(next) ? { day: plusDays(next, -1) } : { fault: `没有 ${Number(month)} 月` };
};

/**
 * The day that a cell says: a date of Excel, or as people type one (2024-3-5, 2024.3.5, 2024年3月5日, 20240305). A month
 * alone is its last day where `month` allows it: a term, never the day on which something was.
 */
export const dayIn = (cell: ReadCell | undefined, { month = false }: Readonly<{ month?: boolean }> = {}): ReadDay => {
  const text = (cell?.text ?? '').normalize('NFKC').replace(/\s/g, '');
  if (text === '' || /^[-/—无]+$/.test(text)) return null;
  if ((cell?.kind === 'number' || cell?.kind === 'date') && /^\d{5}(\.\d+)?$/.test(text)) {
    const day = Number(text) >= 20_000 && Number(text) < 80_000 ? dayOfSerial(text) : null;
    return day === null ? { fault: `“${text}”不是日期` } : { day };
  }
  const whole =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T?\d{1,2}:\d{2}(?::\d{2})?Z?)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (whole) return iso(whole[1]!, whole[2]!, whole[3]!);
  const part = /^(\d{4})[-/.年](\d{1,2})月?底?$/.exec(text);
  if (part) return month ? monthEnd(part[1]!, part[2]!) : { fault: `“${text}”只写到月，请写明是哪一天` };
  return { fault: `“${text.slice(0, 30)}”看不出是哪一天，请写成 2024-03-05` };
};
