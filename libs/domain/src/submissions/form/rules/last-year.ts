import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  isPlainDecimal,
  multiplyDecimals,
  parseDecimal,
  printDecimal,
  subtractDecimals,
  type ExactDecimal,
} from '@app/domain/kernel';
import type { Hit, ReturnRule } from '../rules.js';
import type { FiledReturn } from '../filed-return.js';
import { said, zero } from './words.js';

const source = '教育统计数据质量核查：年度变动超过20%须核实说明';

/**
 * What is compared with the last accepted return, and which way. Areas that grow and equipment that falls have rules of
 * their own below, which know what was built and what was scrapped.
 */
const compared: Readonly<Record<string, 'either' | 'fall' | 'rise'>> = {
  students: 'either',
  primaryStudents: 'either',
  juniorStudents: 'either',
  seniorStudents: 'either',
  classes: 'either',
  fullTimeTeachers: 'either',
  backboneTeachers: 'either',
  teachingAncillaryTotalArea: 'fall',
  indoorSportsArea: 'fall',
  sportsGroundArea: 'fall',
  networkedMultimediaClassrooms: 'either',
  equipmentBookValue: 'rise',
  computers: 'either',
  books: 'either',
  operatingFundsBudget: 'either',
  trainingFundsBudget: 'either',
  teacherAveragePay: 'either',
  civilServantAveragePay: 'either',
  teachersEligibleForRotation: 'either',
  highSchoolPlaces: 'either',
  eligibleMigrantChildren: 'either',
  specialSchoolOperatingFunds: 'either',
  specialSchoolStudents: 'either',
  disabledChildren: 'either',
};

const comparedFields = Object.entries(compared);

/** This year's and last year's number of a field; null when one is not known. */
const both = (filed: FiledReturn, code: string) => {
  const { last } = filed.facts;
  if (last === null) return null;
  const value = filed.number(code);
  const before = Object.hasOwn(last, code) ? (last[code] ?? null) : null;
  return value !== null && before !== null && isPlainDecimal(before) ? { value, before: parseDecimal(before) } : null;
};

const fifth = parseDecimal('0.2');

/** More than a fifth above last year. */
const jumped = (value: ExactDecimal, before: ExactDecimal): boolean =>
  compareDecimals(subtractDecimals(value, before), multiplyDecimals(before, fifth)) > 0;
/** More than a fifth below last year. */
const dropped = (value: ExactDecimal, before: ExactDecimal): boolean =>
  compareDecimals(subtractDecimals(before, value), multiplyDecimals(before, fifth)) > 0;

const changeOf = (value: ExactDecimal, before: ExactDecimal): string => {
  if (before.units === 0n) return '上年为0';
  const grew = compareDecimals(value, before) > 0;
  const by = grew ? subtractDecimals(value, before) : subtractDecimals(before, value);
  const share = printDecimal(divideDecimals(multiplyDecimals(by, parseDecimal('100')), before, 1));
  return `${grew ? '增加' : '减少'}${share}%`;
};

const words = (filed: FiledReturn, code: string, value: ExactDecimal, before: ExactDecimal) => ({
  label: filed.label(code),
  value: said(filed, code, value),
  before: said(filed, code, before),
  change: changeOf(value, before),
});

const growth =
  (codes: readonly string[], added: string): ReturnRule['find'] =>
  (filed) =>
    codes.flatMap((code): Hit[] => {
      const years = both(filed, code);
      if (!years || !jumped(years.value, years.before)) return [];
      const built = filed.number(added) ?? zero;
      if (compareDecimals(subtractDecimals(years.value, years.before), built) <= 0) return [];
      const details = {
        ...words(filed, code, years.value, years.before),
        added: filed.label(added),
        built: said(filed, added, built),
      };
      return [{ field: code, with: [added], details }];
    });

const grown = { strength: 'explain', source } as const;
const grownSentence = '{label}由上年{before}变为{value}（{change}），{added}仅{built}，请核实或说明原因';

/** 与上年比较: nothing is said of a unit's first return. */
export const lastYearRules: readonly ReturnRule[] = [
  {
    code: 'year-on-year',
    strength: 'explain',
    sentence: '{label}由上年{before}变为{value}（{change}），变动超过20%，请说明原因',
    source,
    find: (filed) =>
      comparedFields.flatMap(([code, way]): Hit[] => {
        const years = both(filed, code);
        if (!years) return [];
        const { value, before } = years;
        const far = (way !== 'fall' && jumped(value, before)) || (way !== 'rise' && dropped(value, before));
        return far ? [{ field: code, with: [], details: words(filed, code, value, before) }] : [];
      }),
  },
  {
    ...grown,
    code: 'building-grew-unbuilt',
    sentence: grownSentence,
    find: growth(['teachingAncillaryTotalArea', 'indoorSportsArea'], 'addedBuildingArea'),
  },
  {
    ...grown,
    code: 'ground-grew-unbuilt',
    sentence: grownSentence,
    find: growth(['sportsGroundArea'], 'addedGroundArea'),
  },
  {
    ...grown,
    code: 'equipment-fell-unscrapped',
    sentence: '{label}由上年{before}变为{value}（{change}），本年报废、调出仅{scrapped}，请核实或说明原因',
    source: '教育统计数据质量核查：仪器设备资产值按账面原值，未报废、调出的不应减少',
    find: (filed) => {
      const code = 'equipmentBookValue';
      const years = both(filed, code);
      const scrapped = filed.number('scrappedEquipmentValue') ?? zero;
      if (!years || compareDecimals(addDecimals(years.value, scrapped), years.before) >= 0) return [];
      const details = { ...words(filed, code, years.value, years.before), scrapped: said(filed, code, scrapped) };
      return [{ field: code, with: ['scrappedEquipmentValue'], details }];
    },
  },
];
