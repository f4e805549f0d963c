import { compareDecimals, isPlainDecimal, parseDecimal } from '@app/domain/kernel';
import { formById } from '../asked.js';
import type { FiledLine } from '../filed-return.js';
import { notApplicable, type Form } from '../form.js';
import type { Hit, ReturnRule } from '../rules.js';

const source = '填报说明：人数、班级、教室为整数，面积、金额保留两位小数；未填、0、不适用含义不同';

/** Long enough for a reason, too short for a document. */
const explanationLimit = 500;

const clipped = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** A rule on how one field is written; `wrong` gives the sentence's words when it is broken. */
const onField = (
  code: string,
  sentence: string,
  wrong: (line: FiledLine) => Readonly<Record<string, string>> | false,
): ReturnRule => ({
  code,
  strength: 'reject',
  sentence,
  source,
  find: ({ doubtful }) => {
    const hits: Hit[] = [];
    for (const line of doubtful) {
      const words = wrong(line);
      if (words === false) continue;
      const { field, value } = line;
      const details = { label: field.label, unit: field.unit, value: clipped(value), ...words };
      hits.push({ field: field.code, with: [], details });
    }
    return hits;
  },
});

const isNumber = ({ field, plain }: FiledLine) => field.kind === 'number' && plain;
/** Digits behind the point. */
const decimals = (value: string) => {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
};
const isNegative = (value: string) => value.startsWith('-') && isPlainDecimal(value.slice(1));
const blank = (value: string) => value === '' || value === notApplicable;

/** Codes of a return that the form does not ask; `whole` is the form before it was narrowed to its unit. */
const strangers = (
  code: string,
  sentence: string,
  words: (name: string, whole: Form) => Readonly<Record<string, string>> | false,
): ReturnRule => ({
  code,
  strength: 'reject',
  sentence,
  source,
  find: ({ form, strangers: names }) => {
    const whole = formById(form.id, form.version) ?? form;
    return names.flatMap((name) => {
      const details = words(name, whole);
      return details === false ? [] : [{ field: name, with: [], details }];
    });
  },
});

/** How a field is written. All on the field itself, all refused. */
export const writingRules: readonly ReturnRule[] = [
  strangers('unknown-field', '填报表中没有名为“{code}”的填报项', (name, whole) =>
    whole.fields.some(({ code }) => code === name) ? false : { code: clipped(name) },
  ),
  strangers(
    'field-not-asked',
    '{label}不由本单位填报：共用校舍的由学校统一填报，其他学段的由该学段填报',
    (name, whole) => {
      const field = whole.fields.find(({ code }) => code === name);
      return field ? { label: field.label } : false;
    },
  ),
  onField('not-applicable-refused', '{label}不能填“不适用”', ({ field, value }) =>
    value === notApplicable && !field.notApplicable ? {} : false,
  ),
  onField('not-applicable-unexplained', '{label}填“不适用”须说明原因', ({ field, value, entry: { explanation } }) =>
    value === notApplicable && field.notApplicable && !explanation?.trim() ? {} : false,
  ),
  onField('not-a-number', '{label}应为数字，不能填“{value}”', ({ field, value, plain }) =>
    field.kind === 'number' && !blank(value) && !plain && !isNegative(value) ? {} : false,
  ),
  onField('negative', '{label}不能为负数（{value}）', ({ field, value }) =>
    field.kind === 'number' && isNegative(value) ? {} : false,
  ),
  onField('not-whole', '{label}应为整数，不能填{value}{unit}', (line) =>
    isNumber(line) && line.field.places === 0 && decimals(line.value) > 0 ? {} : false,
  ),
  onField('too-many-decimals', '{label}最多保留{places}位小数（{value}）', (line) =>
    isNumber(line) && line.field.places > 0 && decimals(line.value) > line.field.places
      ? { places: String(line.field.places) }
      : false,
  ),
  onField('too-large', '{label}超出合理范围：{value}{unit}，应不超过{max}{unit}', (line) =>
    // A number with fewer digits than the largest needs no arithmetic.
    line.value.length >= line.field.max.length &&
    isNumber(line) &&
    compareDecimals(parseDecimal(line.value), parseDecimal(line.field.max)) > 0
      ? { max: line.field.max }
      : false,
  ),
  onField('not-a-year', '{label}应为1840至{max}之间的四位年份，不能填“{value}”', ({ field, value }) =>
    field.kind === 'year' && !blank(value) && !(/^\d{4}$/.test(value) && value >= '1840' && value <= field.max)
      ? { max: field.max }
      : false,
  ),
  onField('not-a-choice', '{label}应从“{choices}”中选填，不能填“{value}”', ({ field, value }) =>
    field.kind === 'choice' && !blank(value) && !field.choices.some(({ code }) => code === value)
      ? { choices: field.choices.map(({ label }) => label).join('、') }
      : false,
  ),
  onField('explanation-too-long', '{label}的说明不超过{limit}字，现为{length}字', ({ entry: { explanation } }) =>
    (explanation?.length ?? 0) > explanationLimit
      ? { limit: String(explanationLimit), length: String(explanation?.length) }
      : false,
  ),
];
