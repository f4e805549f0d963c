import type { Schemas } from '@app/api-client';

type Holiday = Schemas['HolidayDto'];

/** Days (ISO dates) as they are typed, whatever stands between them. */
export const daysOf = (text: string): string[] => text.match(/\d[\d-]*/g) ?? [];

/** Days off as they are typed, one a line: name, first day, last day (the same when it is left out). */
export const holidaysOf = (text: string): Holiday[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [from = '', to = from] = daysOf(line);
      return { name: line.slice(0, from === '' ? undefined : line.indexOf(from)).trim(), from, to };
    });

/** The same lines, to be corrected. */
export const linesOf = (off: readonly Holiday[]): string =>
  off.map(({ name, from, to }) => (from === to ? `${name} ${from}` : `${name} ${from} ${to}`)).join('\n');
