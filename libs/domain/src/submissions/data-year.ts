/** Whether a text is a school year: `2024-2025`. */
export const isDataYear = (text: string): boolean =>
  /^\d{4}-\d{4}$/.test(text) && Number(text.slice(5)) === Number(text.slice(0, 4)) + 1;

/** First day of a school year (学年自9月1日始). */
export const dataYearStart = (dataYear: string): string => `${dataYear.slice(0, 4)}-09-01`;

/** Last day of a school year. */
export const dataYearEnd = (dataYear: string): string => `${dataYear.slice(5)}-08-31`;
