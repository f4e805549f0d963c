import { Command } from 'commander';
import { readConfig } from '@app/platform/config';
import { lossSentence, restore as restored } from '@app/runtime/restore';
import { carriedLines } from './carried-lines.js';
import { keysGiven } from './keys-given.js';
import { collected, optionsOf, path, print, progress } from './output.js';

type Options = Readonly<{ into?: string; key: readonly string[]; acceptLoss?: true; filesElsewhere?: true }>;

/** `hengjian restore BACKUP`: a backup in the place of a data directory; verified before anything is replaced. */
export const restore = () =>
  new Command('restore')
    .description('从备份恢复：先逐条核验，再整个替换数据目录，原目录另名保留；服务运行时拒绝')
    .argument('<备份>', 'hengjian backup 的目录')
    .option('--into <目录>', '恢复到哪个数据目录；缺省为 --data')
    .option('--key <公钥>', '备份的检查点应由它签署：公钥，或存有公钥的文件；可给几个', collected, [])
    .option('--files-elsewhere', '附件在对象存储中，不在备份内，不核对附件；备份里也这样记着才作数')
    .option('--accept-loss', '现有日志比备份长、分叉或无法读取时，仍然恢复')
    .action(async (backup: string, _: object, command: Command) => {
      const { data, json, into, key, acceptLoss = false, filesElsewhere = false } = optionsOf<Options>(command);
      const directory = into === undefined ? data : path(into);
      const bar = progress('核验');
      const done = await restored({
        backup: path(backup),
        into: directory,
        tenant: readConfig(process.env).tenant,
        keys: keysGiven(key),
        acceptLoss,
        filesElsewhere,
        now: new Date().toISOString(),
        onEvent: (sequence, count) => sequence % 1000 === 0 && bar.at(sequence, count),
      }).finally(() => bar.end());
      print({ directory, ...done }, json, ({ count, root, signedBy, files, loss, carried, kept }) =>
        [
          `✓ 已恢复 ${count} 条记录到 ${directory}，逐条核验相符${files === null ? '（附件除外）' : ''}`,
          `  根值 ${root}`,
          signedBy.length > 0
            ? `  检查点由 ${signedBy.join('、')} 签署。`
            : '  没有给出公钥（--key）：没有核对是谁签署的。',
          files === null
            ? '  ⚠ 附件在对象存储中，不在备份内，没有核对。'
            : `  所引用的 ${files} 个附件都在，内容未变。`,
          ...[lossSentence(loss)].flatMap((sentence) => (sentence === null ? [] : [`  ⚠ ${sentence}`])),
          ...carriedLines(carried),
          ...(kept === null ? [] : [`  原目录在 ${kept}，确认无误后请删除。`]),
        ].join('\n'),
      );
    });
