import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { checkText } from './index.js';

/** Changes one number of a published report: the rule that had recomputed it must say so, there or where it was compared. */
const changed = (file: string, from: string, to: string): readonly string[] => {
  const text = readFileSync(`test/fixtures/report-checks/${file}.txt`, 'utf8');
  const at = text.indexOf(from);
  if (at < 0) throw new Error(`not in the report: ${from}`);
  const known = checkText(text).contradictions.length;
  const { contradictions } = checkText(text.slice(0, at) + to + text.slice(at + from.length));
  return contradictions
    .filter(({ at: own, against }) => [own, ...against].some(({ start, end }) => start < at + to.length && end > at))
    .map(({ rule }) => rule)
    .slice(0, Math.max(0, contradictions.length - known));
};

// What is consistent in the reports was recomputed, not passed over: each of these would be found if it were otherwise.
it.each([
  ['rongchang-self-assessment', '单办小学46所', '单办小学47所', 'sum-of-parts'],
  ['rongchang-self-assessment', '94.55', '95.45', 'table-shares'],
  ['rongchang-self-assessment', '小学4所、初中2所,完全', '小学5所、初中2所,完全', 'sum-of-parts'],
  ['rongchang-self-assessment', '小学21所', '小学20所', 'sum-of-parts'],
  ['rongchang-self-assessment', '13223元', '13123元', 'comparison'],
  ['rongchang-self-assessment', '占比44.75%', '占比44.57%', 'share'],
  ['rongchang-self-assessment', '占比37.73%', '占比37.37%', 'share'],
  ['rongchang-self-assessment', '分配比例80.3%', '分配比例83.0%', 'share'],
  ['rongchang-self-assessment', '民办学校就读534人', '民办学校就读543人', 'total-after-parts'],
  ['rongchang-self-assessment', '毕业生数为8295人', '毕业生数为8259人', 'retention'],
  ['rongchang-self-assessment', '283人普通学校', '238人普通学校', 'sum-of-parts'],
  ['rongchang-self-assessment', '360学时培训的教师4384人', '360学时培训的教师4348人', 'share'],
  ['zhangwu-2024', '小学生14358人', '小学生14538人', 'sum-of-parts'],
  ['zhangwu-2024', '初中1063人', '初中1036人', 'sum-of-parts'],
  ['zhangwu-2024', '85.71%;初中24', '87.51%;初中24', 'share-of-stage'],
  ['zhangwu-2024', '初中达标学校总数23所', '初中达标学校总数25所', 'share-of-stage'],
  ['zhangwu-2024', '两项不达标的学校3所', '两项不达标的学校2所', 'listed-names'],
  ['chaisang-2022', '民转公14所', '民转公15所', 'sum-of-parts'],
  ['chaisang-2022', '文化艺术类25家', '文化艺术类26家', 'sum-of-parts'],
  ['chaisang-2022', '覆盖率86.2%', '覆盖率82.6%', 'share-of-parts'],
  ['jiading-2022', '达到8.29%', '达到9.29%', 'growth'],
  ['rongchang-modernization', '\n4.18\n', '\n4.81\n', 'table-sums'],
  ['rongchang-modernization', '培育区级德育品牌15个', '培育区级德育品牌16个', 'plan-sums'],
  ['rongchang-modernization', '累计创办区级艺术特色学校20所', '累计创办区级艺术特色学校22所', 'plan-sums'],
])('%s: %s as %s is found by %s', (file, from, to, rule) => {
  expect(changed(file, from, to)).toContain(rule);
});
