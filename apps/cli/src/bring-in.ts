import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import type { LedgerReport } from '@app/application/rectifications';
import type { PastFiguresReport } from '@app/application/submissions';
import { perform } from './control.js';
import { existingStore } from './existing-store.js';
import { optionsOf, path, print } from './output.js';

type Options = Readonly<{ unit: string; confirm?: true }>;

const county = ['--unit <区县>', '区县的编号、代码或名称'] as const;

const inputOf = (file: string, { unit, confirm }: Options) => ({
  content: readFileSync(path(file)).toString('base64'),
  name: basename(file),
  unit,
  confirm: confirm === true,
});

const ledger = () =>
  new Command('ledger')
    .description('整改台账(.xlsx)：先核对并列出全部问题；加 --confirm 且没有问题时才写入，重复导入不会重复')
    .argument('<文件>')
    .requiredOption(...county)
    .option('--confirm', '确认写入')
    .action(async (file: string, _: object, command: Command) => {
      const { data, json, ...options } = optionsOf<Options>(command);
      const report = await perform(existingStore(data), 'bringInLedger', inputOf(file, options));
      print(report, json, wordsOfLedger);
      if (report.problems.length > 0) process.exitCode = 1;
    });

const figures = () =>
  new Command('figures')
    .description('往年数据(.xlsx)，作为补录计入：先核对并列出全部问题；加 --confirm 且没有问题时才写入，不覆盖已有数据')
    .argument('<文件>')
    .requiredOption(...county)
    .option('--confirm', '确认写入')
    .action(async (file: string, _: object, command: Command) => {
      const { data, json, ...options } = optionsOf<Options>(command);
      const report = await perform(existingStore(data), 'bringInFigures', inputOf(file, options));
      print(report, json, wordsOfFigures);
      if (report.problems.length > 0) process.exitCode = 1;
    });

/**
 * `hengjian bring-in ledger|figures FILE --unit COUNTY [--confirm]`: what the bureau kept before; in the running server
 * when there is one.
 */
export const bringIn = () =>
  new Command('bring-in').description('导入原有的数据').addCommand(ledger()).addCommand(figures());

type Report = LedgerReport | PastFiguresReport;

const wordsOf = ({ confirmed, columns, problems, counts }: Report, sum: string): string =>
  [
    ...columns.map(({ sheet, heading, meaning, note }) => `  ${sheet}｜${heading} → ${meaning ?? `不导入：${note}`}`),
    sum,
    ...problems.map(({ sheet, row, cell, message }) => `✗ ${sheet} ${cell ?? `第 ${row} 行`}：${message}`),
    problems.length > 0
      ? `✗ 有 ${counts.wrong} 行要改正，什么也没有写入。`
      : confirmed
        ? '✓ 已写入。'
        : '✓ 没有问题。加 --confirm 写入；现在什么也没有写入。',
  ].join('\n');

const wordsOfLedger = (report: LedgerReport): string => {
  const { confirmed, counts } = report;
  const sum = `已销号 ${counts.closed} 项，整改中 ${counts.inProgress} 项，待交办 ${counts.raised} 项；已在系统中 ${counts.already} 项。`;
  return wordsOf(report, `${confirmed ? '已导入' : '将导入'}：${sum}`);
};

const wordsOfFigures = (report: PastFiguresReport): string => {
  const { confirmed, counts } = report;
  const years = Object.entries(counts.years).map(([year, many]) => `${year}学年 ${many} 份`);
  const sum = years.length > 0 ? years.join('，') : '0 份';
  return wordsOf(report, `${confirmed ? '已补录' : '将补录'}：${sum}；已在系统中 ${counts.already} 份。`);
};
