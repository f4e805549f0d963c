import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { assessCase } from '@app/domain/indicators';
import { assessTable } from './assess-table.js';

const printed = assessTable(assessCase(readFileSync('apps/cli/cases/zhangwu.json', 'utf8')));

it('prints verdict, stages, what is in the way, and contradictions', () => {
  const lines = printed.split('\n');
  expect(lines.slice(0, 2)).toEqual(['彰武县  2024-2025学年  标准 hqb-2017', '结论：未达到']);
  expect(lines).toContain('小学：参评单位28个，学生14358人');
  expect(printed).toMatch(/L4 生均教学及辅助用房面积 +24 +85\.71% +0\.474298 +✓/);
  expect(printed).toMatch(/总体（待定0个） +23 +88\.46% +0\.352903/);
  expect(printed).toContain('社会认可度尚无调查结果');
  expect(printed).toContain('材料自相矛盾');
  expect(printed).not.toContain('材料与计算不符');
});

it('lines its columns up, counting an ideograph as two', () => {
  const rows = printed
    .split('\n')
    .filter((line) => /^ {2}(L\d|指标)/.test(line))
    .slice(0, 8);
  const ends = rows.map((row) =>
    Array.from(row.replace(/ +[✓✗－]?$/, '')).reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0),
  );
  expect(new Set(ends).size).toBe(1);
});

it('prints a dash for what cannot be said', () => {
  const basic = assessTable(assessCase(readFileSync('apps/cli/cases/zhangwu.json', 'utf8'), 'basic-2012'));
  expect(basic).toContain('结论：待定');
  expect(basic).toMatch(/L4 每百名学生拥有计算机台数 +－ +－ +－ +－/);
});
