import { existsSync } from 'node:fs';
import { extended, publishedCalendar, type Calendar, type CalendarEvent } from '@app/domain/deadlines';
import { logFile, openLog } from './log.js';

/**
 * The calendar of a data directory: what is published, with the named years as its administrator entered them, straight
 * from the log, whether a server has it open or not. What is published alone where there is no log.
 * @throws StoreUnavailable
 */
export const keptCalendar = async (data: string, tenant: string, years: readonly string[]): Promise<Calendar> => {
  if (!existsSync(logFile(data))) return publishedCalendar;
  const log = openLog(data);
  try {
    const entered: Record<string, CalendarEvent['data']> = {};
    for (const year of years) {
      const last = (await log.readStream(`hj.${tenant}.calendar-${year}`)).at(-1);
      if (last) entered[year] = last.data as CalendarEvent['data'];
    }
    return extended(publishedCalendar, entered);
  } finally {
    await log.close();
  }
};
