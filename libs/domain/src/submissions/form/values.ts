import { isPlainDecimal, parseDecimal, type ExactDecimal } from '@app/domain/kernel';
import { canonical } from '../figures.js';
import { notApplicable, type Entries, type FieldValue, type FormField } from './form.js';

/** A field's value; null when it is 未填. */
export const valueOf = (entries: Entries, code: string): FieldValue =>
  (Object.hasOwn(entries, code) ? entries[code]?.value : null) ?? null;

/** A field's number; null when it is 未填, 不适用 or no number: nothing is compared with those. */
export const numberOf = (entries: Entries, code: string): ExactDecimal | null => {
  const value = valueOf(entries, code);
  return value !== null && isPlainDecimal(value) ? parseDecimal(value) : null;
};

/** Full-width digits and signs as half-width ones, a typographic minus as a plain one. */
const plainText = (typed: string): string => typed.normalize('NFKC').replaceAll('−', '-').trim();

const withoutThousands = (text: string): string =>
  /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;

/**
 * The one way to write what was typed or stood in a cell: `１，２００．５０` is `1200.5`, 不适用 is `n/a`, blank is null,
 * a choice its code. What cannot be read stays as it was typed, for a rule to name.
 */
export const canonicalValue = (field: Pick<FormField, 'kind' | 'unit' | 'choices'>, typed: FieldValue): FieldValue => {
  if (typed === null) return null;
  const text = plainText(typed);
  if (text === '' || text === '未填') return null;
  if (text === '不适用' || text.toLowerCase() === notApplicable) return notApplicable;
  if (field.kind === 'choice')
    return field.choices.find(({ code, label }) => code === text || plainText(label) === text)?.code ?? text;
  const mark = field.unit === '%' || field.kind === 'year' ? field.unit : '';
  const bare = mark !== '' && text.endsWith(mark) ? text.slice(0, -mark.length).trim() : text;
  // A sign behind no number is a slip, not 未填.
  return canonical(withoutThousands(/\d$/.test(bare) ? bare : text));
};
