import type { Schemas } from '@app/api-client';

type Holiday = Schemas['HolidayDto'];

/** Days off as they are typed, one a line: name, first day, last day (the same when it is left out). */
export const holidaysOf = (text: string): Holiday[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', from = '', to = from] = line.split(/[\s,，至]+/u);
      return { name, from, to };
    });

/** Days (ISO dates) as they are typed, apart from each other by spaces, commas or lines. */
export const daysOf = (text: string): string[] => text.split(/[\s,，、]+/u).filter((day) => day !== '');

/** The same lines, to be corrected. */
export const linesOf = (off: readonly Holiday[]): string =>
  off.map(({ name, from, to }) => (from === to ? `${name} ${from}` : `${name} ${from} ${to}`)).join('\n');
