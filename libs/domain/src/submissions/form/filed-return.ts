import { isPlainDecimal, parseDecimal, type ExactDecimal } from '@app/domain/kernel';
import { fieldsByCode } from './asked.js';
import type { Entries, Entry, FieldValue, Form, FormField } from './form.js';
import type { CheckFacts } from './rules.js';

/** One filled-in line of a return. `value` is the text as it stands, empty when it is 未填; `plain`: a plain decimal. */
export type FiledLine = Readonly<{ field: FormField; entry: Entry; value: string; plain: boolean }>;

/**
 * Written as a number of the field is: a whole number in its one way, with fewer digits than the largest that may be filed,
 * and nothing to explain it. Most lines are; there is nothing that a rule on how it is written could say of one.
 */
const wellWritten = ({ kind, max }: FormField, { value, explanation }: Entry): boolean =>
  kind === 'number' &&
  explanation === null &&
  value !== null &&
  value.length < max.length &&
  /^(?:0|[1-9]\d*)$/.test(value);

/** A return as the rules read it: its lines found once, its numbers parsed once. */
export class FiledReturn {
  /** Lines whose way of writing must be looked at, those that are not plainly right, in the form's order. */
  readonly doubtful: readonly FiledLine[];
  /** Codes that the form does not have. */
  readonly strangers: readonly string[];
  private readonly fields: ReadonlyMap<string, FormField>;
  private readonly numbers = new Map<string, ExactDecimal | null>();

  constructor(
    readonly form: Form,
    readonly entries: Entries,
    readonly facts: CheckFacts,
  ) {
    this.fields = fieldsByCode(form);
    const doubtful: FiledLine[] = [];
    for (const field of form.fields) {
      const entry = Object.hasOwn(entries, field.code) ? entries[field.code] : undefined;
      if (!entry) continue;
      if (wellWritten(field, entry)) continue;
      const value = entry.value ?? '';
      doubtful.push({ field, entry, value, plain: isPlainDecimal(value) });
    }
    this.doubtful = doubtful;
    this.strangers = Object.keys(entries).filter((code) => !this.fields.has(code));
  }

  /** A field of the form. */
  field(code: string): FormField | undefined {
    return this.fields.get(code);
  }

  /** A field's value; null when it is 未填 or not asked. */
  value(code: string): FieldValue {
    return this.fields.has(code) && Object.hasOwn(this.entries, code) ? (this.entries[code]?.value ?? null) : null;
  }

  /** A field's number; null when it is 未填, 不适用 or no number: nothing is compared with those. */
  number(code: string): ExactDecimal | null {
    const known = this.numbers.get(code);
    if (known !== undefined) return known;
    const value = this.value(code);
    const number = value !== null && isPlainDecimal(value) ? parseDecimal(value) : null;
    this.numbers.set(code, number);
    return number;
  }

  /** A field's label as a sentence says it: without `其中：`. */
  label(code: string): string {
    return (this.field(code)?.label ?? code).replace(/^其中：/, '');
  }

  unit(code: string): string {
    return this.field(code)?.unit ?? '';
  }
}
