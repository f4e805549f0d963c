import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  parseDecimal,
  printDecimal,
  type ExactDecimal,
} from '@app/domain/kernel';
import type { ReturnRule } from '../rules.js';
import type { FiledReturn } from '../filed-return.js';
import { sizeBands, type SizeBand } from '../section/class-sizes.js';
import { sources } from '../sources.js';
import { said, zero } from './words.js';

const bandCodes = sizeBands.map(({ code }) => code);
const whole = (value: number) => parseDecimal(String(value));

/** The bands that have classes; null while one is 未填. */
const usedBands = (filed: FiledReturn): readonly SizeBand[] | null =>
  bandCodes.every((code) => filed.number(code) !== null)
    ? sizeBands.filter(({ code }) => filed.number(code)!.units > 0n)
    : null;

/** Pupils when every class were as small, or as large, as its band allows; null when there is no upper end. */
const pupilsIn = (filed: FiledReturn, bands: readonly SizeBand[], size: (band: SizeBand) => ExactDecimal | null) => {
  let sum = zero;
  for (const band of bands) {
    const most = size(band);
    if (most === null) return null;
    sum = addDecimals(sum, multiplyDecimals(filed.number(band.code)!, most));
  }
  return sum;
};

/** 班级数、班额 and 学生数 must be possible together. */
export const classSizeRules: readonly ReturnRule[] = [
  {
    code: 'pupils-outside-bands',
    strength: 'reject',
    sentence: '按各档班额的班级数，在校学生数应为{range}，填报为{value}',
    source: sources.statistics,
    find: (filed) => {
      const [bands, students] = [usedBands(filed), filed.number('students')];
      if (bands === null || students === null) return [];
      const largest = filed.number('largestClass');
      const least = pupilsIn(filed, bands, ({ from }) => whole(from))!;
      const most = pupilsIn(filed, bands, ({ to }) => (to === null ? largest : whole(to)));
      const few = compareDecimals(students, least) < 0;
      if (!few && (most === null || compareDecimals(students, most) <= 0)) return [];
      const range =
        most === null ? `不少于${printDecimal(least)}人` : `${printDecimal(least)}至${printDecimal(most)}人`;
      const details = { range, value: said(filed, 'students', students) };
      return [{ field: 'students', with: bandCodes, details }];
    },
  },
  {
    code: 'largest-class-outside-bands',
    strength: 'reject',
    sentence: '最大班额为{value}，与各档班额的班级数不符：有班级的最高一档为{band}',
    source: sources.statistics,
    find: (filed) => {
      const [bands, largest] = [usedBands(filed), filed.number('largestClass')];
      const top = bands?.at(-1);
      if (top === undefined || largest === null) return [];
      const above = top.to !== null && compareDecimals(largest, whole(top.to)) > 0;
      if (!above && compareDecimals(largest, whole(top.from)) >= 0) return [];
      const band = top.to === null ? `${top.from}人及以上` : `${top.from}至${top.to}人`;
      return [
        { field: 'largestClass', with: bandCodes, details: { value: said(filed, 'largestClass', largest), band } },
      ];
    },
  },
];
