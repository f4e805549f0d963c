/** Whether a text is a school year: `2024-2025`. */
export const isDataYear = (text: string): boolean =>
  /^\d{4}-\d{4}$/.test(text) && Number(text.slice(5)) === Number(text.slice(0, 4)) + 1;

/** First day of a school year (学年自9月1日始). */
export const dataYearStart = (dataYear: string): string => `${dataYear.slice(0, 4)}-09-01`;

/** Last day of a school year. */
export const dataYearEnd = (dataYear: string): string => `${dataYear.slice(5)}-08-31`;

/** The school year in which a day lies. */
export const dataYearOf = (day: string): string => {
  const first = Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0);
  return `${first}-${first + 1}`;
};
