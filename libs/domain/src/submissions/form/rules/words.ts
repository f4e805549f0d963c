import { addDecimals, parseDecimal, printDecimal, type ExactDecimal } from '@app/domain/kernel';
import type { FiledReturn } from '../filed-return.js';

export const zero = parseDecimal('0');

/** The sum of the numbers among some fields; 未填 and 不适用 add nothing. */
export const knownSum = (filed: FiledReturn, codes: readonly string[]): ExactDecimal => {
  let sum = zero;
  for (const code of codes) {
    const number = filed.number(code);
    if (number !== null) sum = addDecimals(sum, number);
  }
  return sum;
};

/** A number with its unit: `120人`. */
export const said = (filed: FiledReturn, code: string, value: ExactDecimal): string =>
  `${printDecimal(value)}${filed.unit(code)}`;
