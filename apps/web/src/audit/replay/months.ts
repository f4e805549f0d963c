/** The day before a school year (`2024-2025`) begins: what stood when it began. */
export const dayBeforeYear = (dataYear: string): string => `${dataYear.slice(0, 4)}-08-31`;

/** Until when a school year is played: today, or the end of the year after it, in which its figures were still corrected. */
export const lastDayPlayed = (dataYear: string, today: string): string => {
  const end = `${Number(dataYear.slice(5)) + 1}-08-31`;
  return end < today ? end : today;
};
