import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { checkText } from './index.js';

const foundIn = (file: string) =>
  checkText(readFileSync(`test/fixtures/report-checks/${file}.txt`, 'utf8')).contradictions.map(
    ({ rule, at, shouldBe }) => [rule, at.line, at.column, at.quoted, shouldBe],
  );

// Everything that is found in the five published reports, to the character. None of it is a false alarm; whatever comes
// to be one is to be written here as known, two a report at most.
it('彰武 2024: 32 schools that are 30 and one, 25 of 26, and two verdicts on the whole that its items deny', () => {
  expect(foundIn('zhangwu-2024')).toEqual([
    ['sum-of-parts', 9, 13, '32所', '24 + 2 + 4 = 30，连同另有的共 31'],
    ['share-of-rest', 37, 267, '88.46%', '25 ÷ 26 = 96.15%；88.46% 对应 23'],
    ['items-met', 41, 45, '2项', '逐条写明未达到的有 1项（第3条）'],
    ['items-met', 75, 15, '除第9条外,目前通过努力均可以达到', '第4条写明未达到'],
  ]);
});

it('柴桑 2022: 7774 children that are printed as 7772, and 59.20 % as 59.3', () => {
  expect(foundIn('chaisang-2022')).toEqual([
    ['sum-of-parts', 23, 62, '7772人', '1519 + 3082 + 3173 = 7774'],
    ['share-of-parts', 23, 116, '59.3%', '4601 ÷ 7772 = 59.20%'],
  ]);
});

it('荣昌 2024: classes counted as schools, and 870,000 for 126 pupils that is not 6,000 each', () => {
  expect(foundIn('rongchang-self-assessment')).toEqual([
    ['unit-of-count', 79, 18, '27所', '27个班'],
    ['per-pupil', 81, 19, '87万元', '870000 ÷ 126 = 6904.76元；6000 × 126 = 756000元'],
  ]);
});

it('荣昌 2023–2025: five kindergartens of which four are named', () => {
  const four = '观棠府幼儿园、双河中心幼儿园、玉屏幼儿园上海公馆园、玉带路小学附属幼儿园';
  expect(foundIn('rongchang-modernization')).toEqual([['plan-names', 537, 54, '5所', `各年列出 4所：${four}`]]);
});

it('嘉定 2022: nothing', () => {
  expect(foundIn('jiading-2022')).toEqual([]);
});
