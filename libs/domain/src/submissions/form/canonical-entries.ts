import { formById } from './asked.js';
import { findingsOf } from './checking.js';
import { noFacts } from './facts.js';
import { FiledReturn } from './filed-return.js';
import type { Entries, Entry, EntryOrigin, FieldValue, Form } from './form.js';
import type { Finding } from './rules.js';
import { writingRules } from './rules/writing.js';
import { canonicalValue } from './values.js';

/** One field as it came in, from a keyboard or a cell. */
export type RawEntry = Readonly<{
  value: FieldValue;
  explanation?: string | null | undefined;
  origin?: EntryOrigin | undefined;
}>;

/**
 * Entries in their one way of writing, and what is wrong with how they are written. A 未填 field without an explanation
 * is left out; so is one that the form (as asked of the unit) does not have, with a finding that names it. A value that
 * cannot be read stays as it was typed, so that it can be shown beside its finding. Applying it twice changes nothing.
 */
export const canonicalEntries = (
  form: Form,
  raw: Readonly<Record<string, RawEntry>>,
): Readonly<{ entries: Entries; findings: readonly Finding[] }> => {
  const everyField = formById(form.id, form.version)?.fields ?? form.fields;
  const known = new Map(everyField.map((field) => [field.code, field]));
  const written = Object.entries(raw).flatMap(([code, one]): readonly [string, Entry][] => {
    const field = known.get(code);
    const value = field ? canonicalValue(field, one.value) : one.value;
    const explanation = one.explanation?.trim() ?? '';
    if (field && value === null && explanation === '') return [];
    return [
      [code, { value, explanation: explanation === '' ? null : explanation, origin: one.origin ?? { kind: 'typed' } }],
    ];
  });
  const filed = new FiledReturn(form, Object.fromEntries(written), noFacts);
  const findings = findingsOf(writingRules, filed);
  const asked = written.filter(([code]) => filed.field(code) !== undefined);
  return { entries: Object.fromEntries(asked), findings };
};
