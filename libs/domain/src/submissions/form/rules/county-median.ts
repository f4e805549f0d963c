import {
  compareDecimals,
  divideDecimals,
  isPlainDecimal,
  multiplyDecimals,
  parseDecimal,
  printDecimal,
} from '@app/domain/kernel';
import type { ReturnRule } from '../rules.js';
import { noFacts } from '../facts.js';
import { FiledReturn } from '../filed-return.js';
import type { Entries, Form } from '../form.js';
import { knownSum } from './words.js';

/** What is compared with the county's median per pupil. */
export const medianFields: readonly string[] = [
  'fullTimeTeachers',
  'teachingAncillaryTotalArea',
  'sportsGroundArea',
  'equipmentBookValue',
  'networkedMultimediaClassrooms',
  'computers',
  'books',
  'operatingFundsBudget',
  'trainingFundsBudget',
];

/** The pupils that a return's resources serve: a section's own, a school's of all stages; null while one is 未填. */
const pupilsOf = (filed: FiledReturn) => {
  const codes = filed.form.id === 'premises' ? ['primaryStudents', 'juniorStudents', 'seniorStudents'] : ['students'];
  return codes.every((code) => filed.number(code) !== null) ? knownSum(filed, codes) : null;
};

/**
 * What each compared field is per pupil, rounded to six places: what the county's medians are taken of. A field that is
 * not known, or a return without pupils, has none.
 */
export const perPupil = (form: Form, entries: Entries): Readonly<Record<string, string>> => {
  const filed = new FiledReturn(form, entries, noFacts);
  const pupils = pupilsOf(filed);
  if (pupils === null || pupils.units === 0n) return {};
  const known = medianFields.flatMap((code): [string, string][] => {
    const value = filed.number(code);
    return value === null ? [] : [[code, printDecimal(divideDecimals(value, pupils, 6))]];
  });
  return Object.fromEntries(known);
};

const five = parseDecimal('5');

/** 与全县比较. */
export const countyMedianRules: readonly ReturnRule[] = [
  {
    code: 'far-from-county-median',
    strength: 'explain',
    sentence: '{label}生均{own}{unit}，全县中位数为{median}{unit}，{way}，请核实或说明原因',
    source: '教育统计数据质量核查：生均值超过全县中位数5倍或不足五分之一的须核实说明',
    find: (filed) => {
      const { medians } = filed.facts;
      const pupils = pupilsOf(filed);
      if (pupils === null) return [];
      return medianFields.flatMap((code) => {
        const [value, text] = [filed.number(code), Object.hasOwn(medians, code) ? medians[code] : null];
        if (value === null || typeof text !== 'string' || !isPlainDecimal(text)) return [];
        const median = multiplyDecimals(parseDecimal(text), pupils);
        // No pupils, or a county that has none of it: nothing to compare with.
        if (median.units === 0n) return [];
        const above = compareDecimals(value, multiplyDecimals(median, five)) > 0;
        const below = compareDecimals(multiplyDecimals(value, five), median) < 0;
        if (!above && !below) return [];
        const details = {
          label: filed.label(code),
          own: printDecimal(divideDecimals(value, pupils, 4)),
          median: printDecimal(divideDecimals(parseDecimal(text), parseDecimal('1'), 4)),
          unit: filed.unit(code),
          way: above ? '超过5倍' : '不足五分之一',
        };
        return [{ field: code, with: filed.form.id === 'premises' ? [] : ['students'], details }];
      });
    },
  },
];
