import { Command } from 'commander';
import { sentenceOf } from '@app/runtime/backup';
import { perform } from './control.js';
import { existingStore } from './existing-store.js';
import { optionsOf, path, print } from './output.js';

/** `hengjian backup DIR`: log, vault, operations, journal and attachments; also while the server runs. */
export const backup = () =>
  new Command('backup')
    .description('在线备份：日志、检查点、人员库、会话、登录日志与附件(查询库可重建，不备份)')
    .argument('<目录>', '新的空目录')
    .action(async (to: string, _: object, command: Command) => {
      const { data, json } = optionsOf(command);
      const done = await perform(existingStore(data), 'backup', { to: path(to) });
      print(done, json, ({ directory, count, root, finding, files, inBucket, signedBy }) =>
        [
          finding
            ? `✗ 已备份 ${count} 条记录到 ${directory},但其中有不符：${finding.chinese}`
            : `✓ 已备份 ${count} 条记录到 ${directory},逐条核验相符`,
          `  根值 ${root}(另存于 head.json,请把它与备份分开保存)`,
          signedBy === null
            ? '  ⚠ 备份里的检查点（checkpoint.txt）没有签名：没有可用的签名密钥，或日志与已签署的检查点不符。'
            : `  检查点（checkpoint.txt）由 ${signedBy.split('+').slice(0, 2).join('+')} 签署。`,
          inBucket
            ? `  附件(${files.cited} 个被引用)在对象存储中，不在此备份内，请另行备份存储桶。`
            : `  附件：被引用的 ${files.cited} 个中，${files.cited - files.wrong.length} 个已在备份中。`,
          ...files.wrong.map(sentenceOf),
          '  演练：hengjian rehearse 备份目录；恢复：停止服务，hengjian restore 备份目录。',
        ].join('\n'),
      );
      if (!done.verified) process.exitCode = 1;
    });
