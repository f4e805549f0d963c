import { addDecimals, parseDecimal, printDecimal, type ExactDecimal } from '@app/domain/kernel';
import { fieldOf } from '../asked.js';
import type { Entries, Form } from '../form.js';
import { numberOf } from '../values.js';

/** A field's label as a sentence says it: without `其中：`. */
export const labelOf = (form: Form, code: string): string =>
  (fieldOf(form, code)?.label ?? code).replace(/^其中：/, '');

export const unitOf = (form: Form, code: string): string => fieldOf(form, code)?.unit ?? '';

export const zero = parseDecimal('0');

/** The sum of the numbers among some fields; 未填 and 不适用 add nothing. */
export const knownSum = (entries: Entries, codes: readonly string[]): ExactDecimal =>
  codes.flatMap((code) => numberOf(entries, code) ?? []).reduce(addDecimals, zero);

export const isFilled = (entries: Entries, code: string): boolean => numberOf(entries, code) !== null;

/** A number with its unit: `120人`. */
export const said = (form: Form, code: string, value: ExactDecimal): string =>
  `${printDecimal(value)}${unitOf(form, code)}`;
