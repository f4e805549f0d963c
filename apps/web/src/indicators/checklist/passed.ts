/** How the record writes a figure that is not there because nothing was measured: 不适用. */
export const notMonitored = 'n/a';

/** What was typed, with the clerk's word for it (`word`) as the record writes it. */
export const withPassed = (values: Readonly<Record<string, string>>, word: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.trim() === word ? notMonitored : value]),
  );
