import { expect, it } from '@jest/globals';
import { distinct, dutyLeft, type DutySchool } from './duty';

const school = (unitName: string, state: string, districtId: string | null, ...accounts: string[]) =>
  ({
    unitName,
    state,
    districtId,
    responsible: accounts.map((accountId) => ({ accountId, name: null })),
  }) as unknown as DutySchool;
const schools = [
  school('一小', 'overdue', 'd1', 'li'),
  school('二小', 'soon', null),
  school('一中', 'soon', 'd1', 'han'),
];
const all = { state: '', district: '', inspector: '', school: '' };

it.each([
  [{}, '一小 二小 一中'],
  [{ state: 'soon' }, '二小 一中'],
  [{ district: 'd1' }, '一小 一中'],
  [{ inspector: 'li' }, '一小'],
  [{ inspector: 'none' }, '二小'],
  [{ school: ' 小 ', state: 'overdue' }, '一小'],
])('%j leaves %s', (filter, left) =>
  expect(
    dutyLeft(schools, { ...all, ...filter })
      .map(({ unitName }) => unitName)
      .join(' '),
  ).toBe(left),
);

it('names each once', () =>
  expect(
    distinct([
      ['a', '甲'],
      [null, null],
      ['b', null],
      ['a', '甲'],
    ]),
  ).toEqual([
    ['a', '甲'],
    ['b', null],
  ]));
