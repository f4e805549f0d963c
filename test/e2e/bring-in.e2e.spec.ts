import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Head } from '@app/ledger';
import { founded, hengjian, printed, refused } from '@test/processes';
import { temporaryDirectory } from '@test/temporary';
import { workbook } from '@test/workbook';

const { directory, remove } = temporaryDirectory();
afterAll(remove);
const data = join(directory, 'store');
const file = join(directory, '台账.xlsx');
const wrong = join(directory, '有误.xlsx');
const head = ['序号', '检查时间', '责任单位', '存在问题', '责任人', '整改时限', '销号时间'];
const at = ['--unit', '甲县', '--data', data];
beforeAll(async () => {
  await founded(data);
  const lines = [
    ['1', '2023-10-12', '甲县', '护栏松动', '李雷', '2023-11-30', '2023-12-01'],
    ['2', '2024-03-05', '甲县', '照明不足', '李雷', '2030-06-30', null],
  ];
  writeFileSync(file, await workbook({ 台账: [head, ...lines] }));
  writeFileSync(wrong, await workbook({ 台账: [head, ['1', '去年', '乙县', '护栏松动', null, null, null]] }));
});
const count = async () => (await printed<Head>('head', '--data', data)).count;

it('a ledger is looked at, brought in when it is confirmed, and only once', async () => {
  const before = await count();
  const looked = await hengjian('bring-in', 'ledger', file, ...at);
  expect([looked.code, looked.stderr]).toEqual([0, '']);
  expect(looked.stdout).toContain('台账｜责任人 → 不导入：人名和联系方式不进入记录');
  expect(looked.stdout).toContain('将导入：已销号 1 项，整改中 1 项，待交办 0 项；已在系统中 0 项。');
  expect(await count()).toBe(before);
  expect(await printed('bring-in', 'ledger', file, '--confirm', ...at)).toMatchObject({ confirmed: true });
  expect(await count()).toBe(before + 2);
  const again = await printed('bring-in', 'ledger', file, '--confirm', ...at);
  expect(again).toMatchObject({ counts: { already: 2, closed: 0, inProgress: 0 } });
  expect(await count()).toBe(before + 2);
  expect(await printed('verify', '--data', data)).toMatchObject({ files: { cited: 1, wrong: [] } });
});

it('what is wrong is listed, ends with 1, and writes nothing', async () => {
  const before = await count();
  const { code, stdout } = await hengjian('bring-in', 'ledger', wrong, '--confirm', ...at);
  expect(code).toBe(1);
  expect(stdout).toContain('✗ 台账 B2：“检查时间”“去年”看不出是哪一天');
  expect(stdout).toContain('✗ 有 1 行要改正，什么也没有写入。');
  expect(await count()).toBe(before);
});

it('past figures are looked at, brought in when it is confirmed, and told cell by cell when they are wrong', async () => {
  const before = await count();
  const past = join(directory, '往年.xlsx');
  writeFileSync(
    past,
    await workbook({
      '2022-2023学年': [
        ['学校', '学生数（人）'],
        ['没有这所', '约260'],
      ],
    }),
  );
  const looked = await hengjian('bring-in', 'figures', past, '--confirm', ...at);
  expect(looked.code).toBe(1);
  expect(looked.stdout).toContain('2022-2023学年｜学生数（人） → 学生数（人）');
  expect(looked.stdout).toContain('将补录：0 份；已在系统中 0 份。');
  expect(looked.stdout).toContain('✗ 2022-2023学年 B2：学生数（人）：“约260”不是数字');
  expect(await count()).toBe(before);
  expect(await refused('bring-in', 'figures', file, ...at)).toContain('workbook.no-figures');
});

it('what is no ledger, or for no county, is refused in words', async () => {
  writeFileSync(join(directory, 'x.xlsx'), 'x');
  expect(await refused('bring-in', 'ledger', join(directory, 'x.xlsx'), ...at)).toContain('workbook.');
  expect(await refused('bring-in', 'ledger', file, '--unit', '丙县', '--data', data)).toContain('没有单位“丙县”');
  expect(await refused('bring-in', 'ledger', join(directory, 'no.xlsx'), ...at)).toContain('找不到');
});
