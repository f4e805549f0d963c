import type { Judgement } from '@app/domain/standards';
import { fixed, type Exact, type Figure } from '@app/domain/indicators';
import type { Behind, PaperFields, PaperValue } from './paper.js';

/** A figure that nobody filed; a value that does not apply, or that there is none of. Neither is ever 0. */
export const unfilledWord = '未填';
export const noneWord = '—';

/** 达到要求、未达到要求、待定 in a table and in a sentence alike. */
export const judgementWords: Readonly<Record<Judgement, string>> = { met: '达到', notMet: '未达到', pending: '待定' };
/** The same of a school, an indicator or a coefficient, of which the answer may be open. */
export const metWords = (met: boolean | null): string => (met === null ? '待定' : met ? '达标' : '未达标');

/** A value as it is printed. */
export const said = (text: string, behind: Behind | null = null): PaperValue => ({ text, behind });

/** A count. */
export const counted = (count: number, behind: Behind | null = null): PaperValue => said(String(count), behind);

/** A value as a form prints it; null: there is none that can be said. */
export const printed = (text: string | null | undefined, behind: Behind | null = null): PaperValue =>
  said(text ?? unfilledWord, behind);

/** A figure as filed: 未填, — for what does not apply, else the number. */
export const filedValue = (figure: Figure | undefined, behind: Behind | null = null): PaperValue =>
  printed(figure === 'n/a' ? noneWord : figure, behind);

/** What stands behind a value whose print alone would turn its verdict. */
export const boundaryMark = '（边界值）';
export const marked = (text: string | null, boundary: boolean): string | null =>
  text !== null && boundary ? `${text}${boundaryMark}` : text;

/** A share as a percentage without its sign, half-up from the exact value. */
export const percentText = (share: Exact, places: number): string => fixed({ n: share.n * 100n, d: share.d }, places);

/** Names with their meanings, each with the same words before it: `小学单位数` of `小学` and `单位数`. */
export const prefixed = <Value>(
  prefix: string,
  all: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(all).map(([name, value]) => [`${prefix}${name}`, value]));

/** Fields of eight places whatever the number of indicators: those that the standard has not print nothing. */
export const indicatorPlaces = 8;
export const byPlace = (values: readonly PaperValue[]): PaperFields =>
  Object.fromEntries(
    Array.from({ length: indicatorPlaces }, (_, at) => [`指标${at + 1}`, values[at] ?? said('')] as const),
  );
/** What the eight mean. */
export const placeNames = (meaning: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: indicatorPlaces }, (_, at) => [`指标${at + 1}`, `第${at + 1}项指标${meaning}`] as const),
  );
