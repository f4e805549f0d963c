import {
  checkReturn,
  checkUnfinished,
  fieldOf,
  formAskedOf,
  formById,
  type Entries,
  type Entry,
  type Form,
  type FormField,
} from '@app/domain/submissions';
import type { FilledField } from '../reading/filled.js';
import type { ReadCell } from '../reading/rows.js';
import { shownText } from '../reading/shown.js';
import type { CellChange, CellError, Counts, FilingCase, UnitReport } from './report.js';
import { chosenNotApplicable, explanationOf, valueOf, type ReadValue } from './values.js';

/** What a unit's cells say, by field code. `explanations` come from a sheet of their own in the bureau's workbook. */
export type FilledUnit = Readonly<{
  fields: ReadonlyMap<string, FilledField>;
  explanations: ReadonlyMap<string, Readonly<{ sheet: string; cell: string; read: ReadCell }>>;
  /** Where a mistake is marked that has no cell of its own. */
  place: Readonly<{ sheet: string; cell: string }>;
  /** Whether the workbook is this unit's own: one of many may be left as it was. */
  alone: boolean;
}>;

/** The form as it is asked of a unit; undefined when there is no such version. */
export const askedForm = ({ form, owner, stage }: FilingCase): Form | undefined => {
  const whole = formById(form.id, form.version);
  return whole && formAskedOf(whole, owner, stage);
};

type Fault = Extract<ReadValue, { fault: string }>;
const isFault = (read: object): read is Fault => 'fault' in read;

/** A field's value out of its two columns. */
const valueIn = (field: FormField, { value: cell, notApplicable }: FilledField): ReadValue => {
  const read = valueOf(field, cell);
  if (isFault(read)) return read;
  const none = chosenNotApplicable(notApplicable);
  if (typeof none === 'object') return none;
  if (!none || read.value === 'n/a') return read;
  if (read.value === null) return { value: 'n/a' };
  return { rule: 'number-and-not-applicable', fault: '既填了数，又选了“不适用”，请只留一样' };
};

const shown = (cell: ReadCell | undefined): string => shownText(cell).slice(0, 60);
const known = (entries: Entries, code: string): Entry | undefined =>
  Object.hasOwn(entries, code) ? entries[code] : undefined;

/** Checks all of a unit's cells and its return as a whole: every mistake, not the first. */
export const checkUnit = (
  of: FilingCase,
  form: Form,
  { fields, explanations, place, alone }: FilledUnit,
  hash: string,
  report: (error: CellError) => void,
): UnitReport => {
  const wrong = new Set<string>();
  const entries: Record<string, Entry> = {};
  const changes: CellChange[] = [];
  const changeOfField = new Map<string, CellChange>();
  const counts = { new: 0, changed: 0, unchanged: 0, blank: 0, wrong: 0 } satisfies Counts;
  const tell = (
    field: FormField,
    rule: string,
    message: string,
    at: Readonly<{ sheet: string; cell: string }>,
    found: string,
  ) => {
    wrong.add(field.code);
    report({
      sheet: at.sheet,
      cell: at.cell,
      unitId: of.unitId,
      unit: of.name,
      field: field.code,
      label: field.label,
      rule,
      message,
      found,
    });
  };

  for (const field of form.fields) {
    const before = known(of.entries, field.code);
    const filled = fields.get(field.code);
    if (!filled) {
      tell(field, 'row-missing', `表中缺少“${field.label}”（编号 ${field.code}），请重新下载填报表`, place, '');
      continue;
    }
    const said = explanations.get(field.code) ?? filled.explanation;
    const value = valueIn(field, filled);
    const explanation = explanationOf(said?.read);
    if (isFault(value)) tell(field, value.rule, value.fault, filled, shown(filled.value ?? filled.notApplicable));
    if (isFault(explanation)) tell(field, explanation.rule, explanation.fault, said ?? filled, shown(said?.read));
    if (isFault(value) || !('text' in explanation)) continue;
    const [now, why] = [value.value, explanation.text];
    const same = (before?.value ?? null) === now && (before?.explanation ?? null) === why;
    const { sheet, cell } = filled;
    if (same && before) entries[field.code] = before;
    else if (now !== null || why !== null)
      entries[field.code] = { value: now, explanation: why, origin: { kind: 'workbook', hash, sheet, cell } };
    if (same) continue;
    const change = { field: field.code, before: before?.value ?? null, after: now, sheet, cell };
    changes.push(change);
    changeOfField.set(field.code, change);
  }

  const check = alone || changes.length > 0 ? checkReturn : checkUnfinished;
  for (const { field: code, strength, rule, message } of check(form, entries, of.facts)) {
    const field = fieldOf(form, code);
    const filled = fields.get(code);
    if (!field || !filled || wrong.has(code)) continue;
    if (strength === 'reject') tell(field, rule, message, filled, shown(filled.value));
    else if ((entries[code]?.explanation ?? null) === null) {
      const where = filled.explanation ? '请核对，属实的在“说明”一列写明原因' : '请核对，属实的在“说明”工作表写明原因';
      tell(
        field,
        rule,
        `${message}。${where}`.replace('。。', '。'),
        filled.explanation ?? filled,
        shown(filled.value),
      );
    }
  }

  for (const { code } of form.fields) {
    const change = changeOfField.get(code);
    if (wrong.has(code)) counts.wrong += 1;
    else if (change) counts[change.before === null && change.after !== null ? 'new' : 'changed'] += 1;
    else counts[(known(entries, code)?.value ?? null) === null ? 'blank' : 'unchanged'] += 1;
  }
  return {
    unitId: of.unitId,
    name: of.name,
    form: of.form,
    version: of.version,
    filed: of.filed,
    counts,
    changes,
    entries,
  };
};
