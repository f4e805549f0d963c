import { getMetadataStorage, type ValidationError } from 'class-validator';
import { calledName } from './called.js';
import type { FieldError } from './problem.js';

/** What to do about each broken constraint of class-validator; `{0}`, `{1}` are the constraint's own parameters. */
const advice: Readonly<Record<string, string>> = {
  whitelistValidation: '没有这个字段，请删去。',
  isDefined: '请填写此项。',
  isNotEmpty: '请填写此项。',
  isString: '应为文字。',
  isInt: '应为整数。',
  isNumber: '应为数字。',
  isNumberString: '应为数字。',
  isDecimal: '应为十进制数字。',
  isBoolean: '应为 true 或 false。',
  isBooleanString: '应为 true 或 false。',
  isArray: '应为列表。',
  isObject: '应为对象。',
  isUuid: '应为编号（UUID）。',
  isDateString: '应为日期，如 2025-03-01。',
  isIso8601: '应为日期或时间，如 2025-03-01 或 2025-03-01T01:00:00Z。',
  isDate: '应为日期，如 2025-03-01。',
  isEmail: '应为电子邮箱地址。',
  isMobilePhone: '应为手机号码。',
  isUrl: '应为网址。',
  isHexadecimal: '应为十六进制数字。',
  isHash: '应为文件的 SHA-256 值（64 位十六进制）。',
  isPositive: '应大于 0。',
  isNegative: '应小于 0。',
  isIn: '只能是以下之一：{0}。',
  isEnum: '只能是以下之一：{1}。',
  isNotIn: '不能是：{0}。',
  equals: '应为 {0}。',
  min: '不能小于 {0}。',
  max: '不能大于 {0}。',
  minLength: '至少 {0} 个字符。',
  maxLength: '最多 {0} 个字符。',
  isLength: '长度应为 {0} 至 {1} 个字符。',
  isExactLength: '应为 {0} 个字符。',
  matches: '格式不正确。',
  arrayMinSize: '至少 {0} 项。',
  arrayMaxSize: '最多 {0} 项。',
  arrayNotEmpty: '至少填写一项。',
  arrayUnique: '不能有重复的项。',
  nestedValidation: '应为对象或对象的列表。',
  unknownValue: '应为对象。',
};

const listed = (value: unknown): string => (Array.isArray(value) ? value.map(String).join('、') : String(value));

/** The parameters a constraint was declared with, in the order of class-validator's own messages. */
const parametersOf = ({ target, property }: ValidationError, constraint: string): readonly unknown[] =>
  target
    ? (getMetadataStorage()
        .getTargetValidationMetadatas(target.constructor, target.constructor.name, false, false)
        .find((metadata) => metadata.propertyName === property && metadata.name === constraint)?.constraints ?? [])
    : [];

/** A message that the DTO itself gives in Chinese wins over the table; the field is named before either. */
const written = (message: string) => /\p{Script=Han}/u.test(message);

const sentenceOf = (error: ValidationError, constraint: string, message: string): string => {
  const name = calledName(error.target, error.property);
  if (written(message)) return name === undefined || message.startsWith(name) ? message : `${name}：${message}`;
  const parameters = parametersOf(error, constraint);
  const kind = constraint === 'isLength' && parameters[0] === parameters[1] ? 'isExactLength' : constraint;
  const sentence = (advice[kind] ?? '填写不正确。').replace(/\{(\d)\}/g, (_, index: string) =>
    listed(parameters[Number(index)]),
  );
  return name ? `${name}：${sentence}` : sentence;
};

const joined = (path: string, property: string) =>
  /^\d+$/.test(property) ? `${path}[${property}]` : path === '' ? property : `${path}.${property}`;

/** Whether the field was given at all. Nest keeps no value beside an error that has others below it: the target has it. */
const isAbsent = ({ target, property, value }: ValidationError): boolean =>
  value === undefined && (target as Readonly<Record<string, unknown>> | undefined)?.[property] === undefined;

/** Validation errors as field paths (`figures[0].value`) and what to do about each. */
export const fieldErrors = (errors: readonly ValidationError[], path = ''): readonly FieldError[] =>
  errors.flatMap((error) => {
    const field = joined(path, error.property ?? '');
    // What is no list breaks every constraint on lists, and its parts have names that nobody knows: one line says it.
    const { isArray } = error.constraints ?? {};
    const absent = isAbsent(error);
    if (isArray !== undefined && !absent) return [{ field, detail: sentenceOf(error, 'isArray', isArray) }];
    // An absent field breaks all its constraints at once; one line says it.
    const broken = absent && !('whitelistValidation' in (error.constraints ?? {})) ? 'isDefined' : null;
    const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
      field,
      detail: sentenceOf(error, broken && !written(message) ? broken : constraint, message),
    }));
    return [...(broken ? own.slice(0, 1) : own), ...fieldErrors(error.children ?? [], field)];
  });
