/** The last day of each month between two days, and the second day itself: `2024-09-30`, …, `2025-03-18`. */
export const monthEnds = (from: string, to: string): readonly string[] => {
  const ends: string[] = [];
  for (let [year, month] = from.split('-').map(Number) as [number, number]; ; month += 1) {
    const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    if (end >= to) return [...ends, to];
    ends.push(end);
  }
};

/** The day before a school year (`2024-2025`) begins: what stood when it began. */
export const dayBeforeYear = (dataYear: string): string => `${dataYear.slice(0, 4)}-08-31`;
