import { describe, expect, it } from '@jest/globals';
import { plusDays } from '../kernel/dates.js';
import { freeOn } from './counting.js';
import { publishedCalendar } from './published.js';

/** The days of the notices, typed from their text: what is off, and which weekends are worked. */
const notices = {
  '2024': {
    notice: '《国务院办公厅关于2024年部分节假日安排的通知》（国办发明电〔2023〕7号）',
    off: [
      ['元旦', '01-01', '01-01'],
      ['春节', '02-10', '02-17'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '06-10', '06-10'],
      ['中秋节', '09-15', '09-17'],
      ['国庆节', '10-01', '10-07'],
    ],
    worked: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  '2025': {
    notice: '《国务院办公厅关于2025年部分节假日安排的通知》（国办发明电〔2024〕12号）',
    off: [
      ['元旦', '01-01', '01-01'],
      ['春节', '01-28', '02-04'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '05-31', '06-02'],
      ['国庆节、中秋节', '10-01', '10-08'],
    ],
    worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  '2026': {
    notice: '《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号）',
    off: [
      ['元旦', '01-01', '01-03'],
      ['春节', '02-15', '02-23'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '06-19', '06-21'],
      ['中秋节', '09-25', '09-27'],
      ['国庆节', '10-01', '10-07'],
    ],
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
} as const;

describe.each(Object.entries(notices))('the calendar of %s', (year, { notice, off, worked }) => {
  const found = publishedCalendar.of(year);

  it('says what the notice says, and nothing else', () => {
    expect(found).toEqual({
      notice,
      off: off.map(([name, from, to]) => ({ name, from: `${year}-${from}`, to: `${year}-${to}` })),
      worked: worked.map((day) => `${year}-${day}`),
    });
  });

  it('leaves each day of the year off or worked as the notice has it', () => {
    const days = (from: string, to: string): string[] => (from > to ? [] : [from, ...days(plusDays(from, 1), to)]);
    const offDays = new Set(off.flatMap(([, from, to]) => days(`${year}-${from}`, `${year}-${to}`)));
    for (let day = `${year}-01-01`; day.startsWith(year); day = plusDays(day, 1)) {
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      const isWorked = (worked as readonly string[]).includes(day.slice(5));
      const kind = offDays.has(day) ? 'holiday' : weekend && !isWorked ? 'weekend' : null;
      expect([day, freeOn(day, publishedCalendar)?.kind ?? null]).toEqual([day, kind]);
    }
  });
});

it('counts the Sunday 2024-02-04, the eve 2024-02-09 and 29 February as the notice leaves them', () => {
  expect(['2024-02-04', '2024-02-09', '2024-02-29'].map((day) => freeOn(day, publishedCalendar))).toEqual([
    null,
    null,
    null,
  ]);
});

it('has no year that nobody published, and cites the others by their title without inventing a number', () => {
  expect(['2003', '2027', '9999', 'year'].map((year) => publishedCalendar.of(year))).toEqual(Array(4).fill(undefined));
  expect(publishedCalendar.of('2023')).toMatchObject({
    notice: '《国务院办公厅关于2023年部分节假日安排的通知》',
    off: expect.arrayContaining([{ name: '中秋节、国庆节', from: '2023-09-29', to: '2023-10-06' }]) as unknown,
  });
});

it.each(publishedCalendar.years)(
  '%s: days off lie in their year and worked days are weekends outside of them',
  (year) => {
    const { off, worked } = publishedCalendar.of(year)!;
    for (const { from, to } of off) expect([from.slice(0, 4), to.slice(0, 4), from <= to]).toEqual([year, year, true]);
    for (const day of worked) {
      expect([0, 6]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
      expect(off.some(({ from, to }) => from <= day && day <= to)).toBe(false);
    }
  },
);
