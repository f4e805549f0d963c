import { exact, tenTo, times, whole, type Exact } from '../indicators/exact.js';
import { numeral, numeralPattern } from './numerals.js';
import { kindOf, unitPattern, type UnitKind } from './units.js';

/** A number as it was read, before it is known what stands around it. */
export type Read = Readonly<{
  end: number;
  value: Exact;
  step: Exact;
  places: number;
  unit: string;
  kind: UnitKind;
  /** 余, 以上, a range: it says no exact number. */
  vague: boolean;
}>;

const digitsPattern = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/y;
const percentWords = /百分之([零〇一二两三四五六七八九十百]{1,6})(?:点([零〇一二三四五六七八九]{1,6}))?/y;
const ratioPattern = /(\d{1,9}(?:\.\d{1,6})?) ?: ?(\d{1,9}(?:\.\d{1,6})?)/y;
const scalePattern = / {0,2}(?:余|多)?(万亿|千万|百万|亿|万|千)?/y;
const vagueBehind = /[余多]|及?以[上下内]|左右|上下| ?[-—–~～]+ ?\d/y;
const scales: Readonly<Record<string, number>> = { 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8, 万亿: 12 };
/** More digits than any count, area or sum of a county has; an integer of a million digits would take minutes. */
const longest = 15;

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** What stands behind the digits: scale, unit and the words that make it vague. */
const finished = (text: string, start: number, plain: string, end: number): Read => {
  const scaled = match(scalePattern, text, end);
  const scale = scaled?.[1] ? scales[scaled[1]]! : 0;
  let vague = /[余多]/.test(scaled?.[0] ?? '');
  let at = scale > 0 || vague ? end + scaled![0].length : end;
  if (match(/[余多]/y, text, at)) [vague, at] = [true, at + 1];
  const spaces = match(/ {0,2}/y, text, at)![0].length;
  const unit = match(unitPattern, text, at + spaces)?.[0] ?? '';
  if (unit !== '') at += spaces + unit.length;
  const places = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
  const scaleOf = whole(tenTo(scale));
  return {
    end: at,
    value: times(exact(plain), scaleOf),
    step: { n: tenTo(scale), d: tenTo(places) },
    places,
    unit,
    kind: kindOf(unit),
    vague: vague || match(vagueBehind, text, at) !== null || /[-—–~～]/.test(text[start - 1] ?? ''),
  };
};

const ratioAt = (text: string, at: number): Read | undefined => {
  const found = match(ratioPattern, text, at);
  if (!found || /[\d:]/.test(text[at + found[0].length] ?? '')) return undefined;
  const [left, right] = [exact(found[1]!), exact(found[2]!)];
  if (right.n === 0n || left.n === 0n) return undefined;
  const [longer, decimals] = [left, right].some((side) => side.n === side.d)
    ? [left.n === left.d ? found[2]! : found[1]!, true]
    : ['', false];
  if (!decimals) return undefined;
  const places = longer.includes('.') ? longer.length - longer.indexOf('.') - 1 : 0;
  const value = exact(longer);
  return {
    end: at + found[0].length,
    value,
    step: { n: 1n, d: tenTo(places) },
    places,
    unit: ':1',
    kind: 'ratio',
    vague: false,
  };
};

const ofDigits = (text: string, source: string, at: number): Read | { skip: number } => {
  const ratio = ratioAt(text, at);
  if (ratio) return ratio;
  let found = match(digitsPattern, text, at)![0];
  // A comma between clauses is no comma between thousands, wherever the source wrote it full-width.
  if (found.includes(',') && source.slice(at, at + found.length).includes('，')) found = match(/\d+/y, text, at)![0];
  const end = at + found.length;
  const plain = found.replaceAll(',', '');
  const lettered = /[A-Za-z]/.test(text[at - 1] ?? '') || /[A-Za-z]/.test(text[end] ?? '');
  return plain.length > longest || lettered ? { skip: end } : finished(text, at, plain, end);
};

const ofNumerals = (text: string, at: number): Read | { skip: number } => {
  const percent = match(percentWords, text, at);
  if (percent) {
    const units = numeral(percent[1]!);
    const decimals =
      percent[2] === undefined
        ? ''
        : `.${percent[2]
            .split('')
            .map((sign) => numeral(sign) ?? 0)
            .join('')}`;
    if (units === undefined) return { skip: at + percent[0].length };
    const end = at + percent[0].length;
    return { ...finished(text, at, `${units}${decimals}`, end), end, unit: '%', kind: 'percent' };
  }
  const found = match(numeralPattern, text, at)![0];
  const end = at + found.length;
  const value = numeral(found);
  // 第一小学, 每百名学生 and a numeral without a unit (统一, 一贯制) say no count.
  if (value === undefined || /[第每之]/.test(text[at - 1] ?? '')) return { skip: end };
  const read = finished(text, at, String(value), end);
  return read.unit === '' || read.kind === 'time' ? { skip: end } : read;
};

/** Whether a number may begin with this sign. */
export const begins = (sign: string): boolean =>
  (sign >= '0' && sign <= '9') || '一二两三四五六七八九十百'.includes(sign);

/**
 * Reads the number that begins at an offset: digits with thousands and decimals, numerals, 万 and 亿, 百分之, a ratio to one,
 * with its unit. What is no count (第9次, 5G, a text of a thousand digits) is passed over as far as `skip`.
 * @param text normal text @param source the same places as they were written
 */
export const readNumber = (text: string, source: string, at: number): Read | { skip: number } => {
  const sign = text[at]!;
  const read = sign >= '0' && sign <= '9' ? ofDigits(text, source, at) : ofNumerals(text, at);
  return 'value' in read && text[at - 1] === '第' ? { skip: read.end } : read;
};
