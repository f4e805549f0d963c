/** Days off (ISO dates, first to last) that one name of the notice covers, weekends among them. */
export type Holiday = Readonly<{ name: string; from: string; to: string }>;

/** What the State Council's office has arranged for a year. */
export type HolidayYear = Readonly<{
  /** The notice, as a clerk quotes it. */
  notice: string;
  off: readonly Holiday[];
  /** Saturdays and Sundays that are worked in exchange (调休). */
  worked: readonly string[];
}>;

/** `春节 01-28 02-04`, the days as month and day. */
const off = (year: string, ...lines: readonly string[]): readonly Holiday[] =>
  lines.map((line) => {
    const [name = '', from = '', to = from] = line.split(' ');
    return { name, from: `${year}-${from}`, to: `${year}-${to}` };
  });
const worked = (year: string, ...days: readonly string[]): readonly string[] => days.map((day) => `${year}-${day}`);
const notice = (year: string, number: string): string =>
  `《国务院办公厅关于${year}年部分节假日安排的通知》（${number}）`;

/** 放假调休 by year. A year that is not here has not been published, or not been entered: nothing is guessed of it. */
export const holidayYears: Readonly<Partial<Record<string, HolidayYear>>> = {
  '2024': {
    notice: notice('2024', '国办发明电〔2023〕7号'),
    off: off(
      '2024',
      '元旦 01-01',
      '春节 02-10 02-17',
      '清明节 04-04 04-06',
      '劳动节 05-01 05-05',
      '端午节 06-10',
      '中秋节 09-15 09-17',
      '国庆节 10-01 10-07',
    ),
    worked: worked('2024', '02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'),
  },
  '2025': {
    notice: notice('2025', '国办发明电〔2024〕12号'),
    off: off(
      '2025',
      '元旦 01-01',
      '春节 01-28 02-04',
      '清明节 04-04 04-06',
      '劳动节 05-01 05-05',
      '端午节 05-31 06-02',
      '国庆节、中秋节 10-01 10-08',
    ),
    worked: worked('2025', '01-26', '02-08', '04-27', '09-28', '10-11'),
  },
  '2026': {
    notice: notice('2026', '国办发明电〔2025〕7号'),
    off: off(
      '2026',
      '元旦 01-01 01-03',
      '春节 02-15 02-23',
      '清明节 04-04 04-06',
      '劳动节 05-01 05-05',
      '端午节 06-19 06-21',
      '中秋节 09-25 09-27',
      '国庆节 10-01 10-07',
    ),
    worked: worked('2026', '01-04', '02-14', '02-28', '05-09', '09-20', '10-10'),
  },
};
