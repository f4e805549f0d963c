import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import type { LedgerReport } from '@app/application/rectifications';
import { perform } from './control.js';
import { existingStore } from './log-file.js';
import { optionsOf, path, print } from './output.js';

type Options = Readonly<{ unit: string; confirm?: true }>;

/** `hengjian bring-in ledger FILE --unit COUNTY [--confirm]`: what the bureau kept before; in the running server when there is one. */
export const bringIn = () =>
  new Command('bring-in').description('导入原有的数据').addCommand(
    new Command('ledger')
      .description('整改台账(.xlsx)：先核对并列出全部问题；加 --confirm 且没有问题时才写入，重复导入不会重复')
      .argument('<文件>')
      .requiredOption('--unit <区县>', '区县的编号、代码或名称')
      .option('--confirm', '确认写入')
      .action(async (file: string, _: object, command: Command) => {
        const { data, json, unit, confirm } = optionsOf<Options>(command);
        const content = readFileSync(path(file)).toString('base64');
        const input = { content, name: basename(file), unit, confirm: confirm === true };
        const report = await perform(existingStore(data), 'bringInLedger', input);
        print(report, json, wordsOf);
        if (report.problems.length > 0) process.exitCode = 1;
      }),
  );

const wordsOf = ({ confirmed, columns, counts, problems }: LedgerReport): string =>
  [
    ...columns.map(({ sheet, heading, meaning, note }) => `  ${sheet}｜${heading} → ${meaning ?? `不导入：${note}`}`),
    `${confirmed ? '已导入' : '将导入'}：已销号 ${counts.closed} 项，整改中 ${counts.inProgress} 项，待交办 ${counts.raised} 项；已在系统中 ${counts.already} 项。`,
    ...problems.map(({ sheet, row, cell, message }) => `✗ ${sheet} ${cell ?? `第 ${row} 行`}：${message}`),
    problems.length > 0
      ? `✗ 有 ${counts.wrong} 行要改正，什么也没有写入。`
      : confirmed
        ? '✓ 已写入。'
        : '✓ 没有问题。加 --confirm 写入；现在什么也没有写入。',
  ].join('\n');
