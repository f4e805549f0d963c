import { notApplicable, type FieldValue, type FormField } from '@app/domain/submissions';
import { notApplicableText } from '../layout.js';
import type { ReadCell } from '../reading/rows.js';
import { shownText } from '../reading/shown.js';
import { original, typed } from '../text.js';

/** A value as it was meant, or what is wrong with how it is written. */
export type ReadValue = Readonly<{ value: FieldValue }> | Readonly<{ rule: string; fault: string }>;

const wrong = (rule: string, fault: string): ReadValue => ({ rule, fault });

/** `1,234,567.5`, `1 234`: a separator stands before each three digits, or it is a slip. */
const grouped = /^\d{1,3}([, '’])\d{3}(?:\1\d{3})*(\.\d+)?$/;

/** Digits as people type them: with separators, spaces, a plus sign, the unit behind. Undefined when it is no number. */
const decimal = (text: string, unit: string): string | undefined => {
  const bare = unit !== '' && text.endsWith(typed(unit)) ? text.slice(0, -typed(unit).length).trim() : text;
  const joined = grouped.test(bare) ? bare.replace(/[, '’]/g, '') : bare;
  const plain = joined
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : undefined;
};

/** One way to write each number: `010.50` is `10.5`, `-0` is `0`. */
const canonical = (text: string): string => {
  const [whole = '', places = ''] = text.replace('-', '').split('.');
  const decimals = places.replace(/0+$/, '');
  const digits = `${whole.replace(/^0+(?=\d)/, '')}${decimals && `.${decimals}`}`;
  return text.startsWith('-') && digits !== '0' ? `-${digits}` : digits;
};

/** Written the one way already, as most are. */
const isCanonicalWhole = (text: string): boolean => /^(?:0|[1-9]\d*)$/.test(text);

const formula = ({ formula: kind }: ReadCell): ReadValue | undefined => {
  if (kind === 'external')
    return wrong('external-link', '单元格引用了另一个文件，请改为数值（复制后“选择性粘贴”为值）');
  return kind === 'own' ? wrong('formula', '单元格是公式，请改为数值（复制后“选择性粘贴”为值）') : undefined;
};

const isNotApplicable = (text: string): boolean => text === notApplicableText || /^n\/?a$/i.test(text);

/**
 * What a cell says for a field. Numbers may be typed as text, with full-width digits, separators, spaces and the unit; a
 * choice by its label or its code. Whether a number may be (negative, too large, a fraction of a person) is the rules'.
 */
export const valueOf = (field: FormField, cell: ReadCell | undefined): ReadValue => {
  if (!cell) return { value: null };
  const refused = formula(cell);
  if (refused) return refused;
  if (cell.kind === 'error') return wrong('error-value', `单元格是错误值 ${cell.text}，请重新填写`);
  const text = typed(original(shownText(cell)));
  if (text === '') return { value: null };
  if (field.kind !== 'choice' && cell.kind !== 'date' && isCanonicalWhole(text)) return { value: text };
  if (isNotApplicable(text)) return { value: notApplicable };
  if (field.kind === 'choice') {
    const found = field.choices.find(({ code, label }) => typed(label) === text || code === text);
    if (found) return { value: found.code };
    const labels = field.choices.map(({ label }) => label).join('、');
    return wrong('not-a-choice', `“${text.slice(0, 30)}”不在选项中，应为：${labels}`);
  }
  if (cell.kind === 'date')
    return wrong(
      'not-a-number',
      `应填${field.kind === 'year' ? '年份' : '数字'}，现为日期“${text}”，请把单元格格式改为“常规”后重新填写`,
    );
  if (cell.kind === 'boolean') return wrong('not-a-number', `应填数字，现为逻辑值“${text}”，请重新填写`);
  const number = decimal(text, field.unit);
  if (number === undefined) return wrong('not-a-number', `应填数字，现为“${text.slice(0, 30)}”`);
  return { value: canonical(number) };
};

/** The 不适用 column: chosen or not. */
export const chosenNotApplicable = (cell: ReadCell | undefined): boolean | ReadValue => {
  if (!cell) return false;
  const refused = formula(cell);
  if (refused) return refused;
  const text = typed(original(shownText(cell)));
  if (text === '' || text === '否') return false;
  if (isNotApplicable(text) || text === '是' || text === '√') return true;
  return wrong('not-applicable-column', `“不适用”一列只能选“不适用”或留空，现为“${text.slice(0, 30)}”`);
};

/** An explanation: its text, null when empty, or what is wrong. */
export const explanationOf = (cell: ReadCell | undefined): Readonly<{ text: string | null }> | ReadValue => {
  if (!cell) return { text: null };
  const refused = formula(cell);
  if (refused) return refused;
  const text = original(shownText(cell)).replace(/\r\n?/g, '\n').trim();
  return { text: text === '' ? null : text };
};
