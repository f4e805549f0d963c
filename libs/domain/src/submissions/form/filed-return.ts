import { isPlainDecimal, parseDecimal, type ExactDecimal } from '@app/domain/kernel';
import { fieldsByCode } from './asked.js';
import type { Entries, Entry, FieldValue, Form, FormField } from './form.js';
import type { CheckFacts } from './rules.js';

/** One filled-in line of a return. `value` is the text as it stands, empty when it is 未填; `plain`: a plain decimal. */
export type FiledLine = Readonly<{ field: FormField; entry: Entry; value: string; plain: boolean }>;

/** A return as the rules read it: its lines found once, its numbers parsed once. */
export class FiledReturn {
  /** In the form's order. */
  readonly lines: readonly FiledLine[];
  /** Codes that the form does not have. */
  readonly strangers: readonly string[];
  private readonly fields: ReadonlyMap<string, FormField>;
  private readonly numbers = new Map<string, ExactDecimal | null>();
  private readonly values = new Map<string, FieldValue>();

  constructor(
    readonly form: Form,
    entries: Entries,
    readonly facts: CheckFacts,
  ) {
    this.fields = fieldsByCode(form);
    const lines: FiledLine[] = [];
    for (const field of form.fields) {
      const entry = Object.hasOwn(entries, field.code) ? entries[field.code] : undefined;
      if (!entry) continue;
      const value = entry.value ?? '';
      lines.push({ field, entry, value, plain: isPlainDecimal(value) });
      this.values.set(field.code, entry.value);
    }
    this.lines = lines;
    this.strangers = Object.keys(entries).filter((code) => !this.fields.has(code));
  }

  /** A field of the form. */
  field(code: string): FormField | undefined {
    return this.fields.get(code);
  }

  /** A field's value; null when it is 未填 or not asked. */
  value(code: string): FieldValue {
    return this.values.get(code) ?? null;
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
