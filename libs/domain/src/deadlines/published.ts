import chineseDays from 'chinese-days';
import { plusDays } from '../kernel/dates.js';
import type { Calendar, Holiday, HolidayYear } from './calendar.js';

/** Numbers of the notices that have been looked up; of other years the title alone is cited. */
const numbers: Readonly<Partial<Record<string, string>>> = {
  '2024': '国办发明电〔2023〕7号',
  '2025': '国办发明电〔2024〕12号',
  '2026': '国办发明电〔2025〕7号',
};

/** The notice of a year, as a clerk quotes it. */
export const noticeOf = (year: string): string =>
  `《国务院办公厅关于${year}年部分节假日安排的通知》${numbers[year] === undefined ? '' : `（${numbers[year]}）`}`;

/** As the notices name them. */
const fullNames: Readonly<Partial<Record<string, string>>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

type Arranged = Readonly<{ date: string; name: string; work: boolean }>;

/**
 * What the package says of a day, null for an ordinary one. It is asked by the text: west of Greenwich the package takes each
 * text for the day before, those of its own tables too, so that only texts find theirs in every zone.
 */
const arranged = (date: string): Arranged | null => {
  const { name, work } = chineseDays.getDayDetail(date);
  const [, chinese] = name.split(',');
  return chinese === undefined ? null : { date, name: fullNames[chinese] ?? chinese, work };
};

/** Days off in a row are one holiday; two feasts in one row are named both (国庆节、中秋节). */
const holidaysIn = (days: readonly Arranged[]): readonly Holiday[] => {
  const found: Holiday[] = [];
  for (const { date, name } of days) {
    const last = found.at(-1);
    if (!last || plusDays(last.to, 1) !== date) found.push({ name, from: date, to: date });
    else {
      const names = last.name.split('、').includes(name) ? last.name : `${last.name}、${name}`;
      found[found.length - 1] = { name: names, from: last.from, to: date };
    }
  }
  return found;
};

const derived = (year: string): HolidayYear => {
  const days: Arranged[] = [];
  for (let date = `${year}-01-01`; date.startsWith(year); date = plusDays(date, 1)) {
    const day = arranged(date);
    if (day) days.push(day);
  }
  return {
    notice: noticeOf(year),
    off: holidaysIn(days.filter(({ work }) => !work)),
    worked: days.filter(({ work }) => work).map(({ date }) => date),
  };
};

/** The package begins with 2004; 元旦 is in every notice, so that a year without it is not published. */
const years = Array.from({ length: 60 }, (_, index) => String(2004 + index)).filter(
  (year) => arranged(`${year}-01-01`) !== null,
);
const known = new Map<string, HolidayYear>();

/** What the State Council's office has published, as the package `chinese-days` carries it. A year is read when asked for. */
export const publishedCalendar: Calendar = {
  years,
  of(year) {
    if (!years.includes(year)) return undefined;
    const found = known.get(year) ?? derived(year);
    known.set(year, found);
    return found;
  },
};
