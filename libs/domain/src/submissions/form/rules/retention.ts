import { addDecimals, compareDecimals, printDecimal, subtractDecimals } from '@app/domain/kernel';
import type { ReturnRule } from '../rules.js';
import type { FiledReturn } from '../filed-return.js';
import { sources } from '../sources.js';

const [entrants, graduates, came, left, died, dropped] = [
  'juniorEntrantsThreeYearsAgo',
  'juniorGraduates',
  'juniorTransferredIn',
  'juniorTransferredOut',
  'juniorDeaths',
  'juniorDropouts',
] as const;

/** 入学 + 转入 − 转出 − 死亡: those who graduated or dropped out; null while a part is 未填. */
const expected = (filed: FiledReturn) => {
  const [a, b, c, d] = [entrants, came, left, died].map((code) => filed.number(code));
  return a && b && c && d ? subtractDecimals(subtractDecimals(addDecimals(a, b), c), d) : null;
};

/** The three years of a class, added up. */
export const retentionRules: readonly ReturnRule[] = [
  {
    code: 'retention-identity',
    strength: 'reject',
    sentence: '初中毕业生数为{value}人，按“入学＋转入－转出－死亡－辍学”应为{expected}人',
    source: sources.procedure,
    find: (filed) => {
      const [stayed, lost, value] = [expected(filed), filed.number(dropped), filed.number(graduates)];
      if (!stayed || !lost || !value) return [];
      const wanted = subtractDecimals(stayed, lost);
      if (compareDecimals(wanted, value) === 0) return [];
      const details = { value: printDecimal(value), expected: printDecimal(wanted) };
      return [{ field: graduates, with: [entrants, came, left, died, dropped], details }];
    },
  },
  {
    // Until the dropouts are filed: they are never fewer than none.
    code: 'retention-above-entrants',
    strength: 'reject',
    sentence: '初中毕业生数（{value}人）多于“入学＋转入－转出－死亡”（{expected}人），巩固率将超过100%',
    source: sources.procedure,
    find: (filed) => {
      const [stayed, value] = [expected(filed), filed.number(graduates)];
      if (!stayed || !value || filed.number(dropped) || compareDecimals(value, stayed) <= 0) return [];
      const details = { value: printDecimal(value), expected: printDecimal(stayed) };
      return [{ field: graduates, with: [entrants, came, left, died], details }];
    },
  },
];
