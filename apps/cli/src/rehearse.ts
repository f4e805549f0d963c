import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '@app/platform/config';
import { inPassing, rehearse as rehearsed, type Rehearsed } from '@app/runtime/restore';
import { perform } from './control.js';
import { existingStore } from './existing-store.js';
import { keysGiven } from './keys-given.js';
import { collected, optionsOf, path, print, progress } from './output.js';

const against: Readonly<Record<Rehearsed['against'], string>> = {
  serving: '与正在使用的查询库比较（在同一条记录上）',
  log: '与现有日志重建到同一条记录的查询库比较',
  twice: '没有可比的现有日志：从备份重建两次，互相比较',
};

/** A backup of now, which is removed afterwards; whoever has just made it knows where its files are. */
const withBackup = <Result>(
  data: string,
  work: (backup: string, filesElsewhere: boolean) => Promise<Result>,
): Promise<Result> =>
  inPassing(tmpdir(), async (place) => {
    const to = join(place, 'backup');
    const { inBucket } = await perform(existingStore(data), 'backup', { to });
    return work(to, inBucket);
  });

type Options = Readonly<{ key: readonly string[]; filesElsewhere?: true }>;

/** `hengjian rehearse [BACKUP]`: whether a backup could take the place of what serves. Exits with 1 when not. */
export const rehearse = () =>
  new Command('rehearse')
    .description('恢复演练：把备份恢复到临时目录，核验、重建全部查询库并逐一比较，然后删除；不碰数据目录')
    .argument('[备份]', 'hengjian backup 的目录；缺省为现在做一份，用完删除')
    .option('--key <公钥>', '备份的检查点应由它签署：公钥，或存有公钥的文件；可给几个', collected, [])
    .option('--files-elsewhere', '附件在对象存储中，不在备份内，不核对附件；备份里也这样记着才作数')
    .action(async (named: string | undefined, _: object, command: Command) => {
      const { data, json, key, filesElsewhere: told = false } = optionsOf<Options>(command);
      const keys = keysGiven(key);
      const { tenant } = readConfig(process.env);
      const bar = progress('核验');
      const onEvent = (sequence: number, count: number) => sequence % 1000 === 0 && bar.at(sequence, count);
      const work = (backup: string, filesElsewhere: boolean) =>
        rehearsed({ backup, data, temporary: tmpdir(), tenant, keys, filesElsewhere, onEvent });
      const done = await (named === undefined ? withBackup(data, work) : work(path(named), told)).finally(() =>
        bar.end(),
      );
      print(done, json, ({ count, root, files, lists, equal, against: how, forkedFrom }) =>
        [
          equal
            ? `✓ 演练通过${files === null ? '（附件除外）' : ''}：${count} 条记录，根值 ${root}`
            : `✗ 演练不通过：${count} 条记录，根值 ${root}`,
          ...(forkedFrom === null ? [] : [`  ✗ 现有日志从第 ${forkedFrom} 条起与备份不是同一段历史。`]),
          files === null
            ? '  ⚠ 附件在对象存储中，不在备份内，没有核对。'
            : `  所引用的 ${files} 个附件都在，内容未变。`,
          `  ${against[how]}：`,
          ...lists.map(({ projection, restored, other }) =>
            restored === other
              ? `  ✓ ${projection} ${restored}`
              : `  ✗ ${projection} 由备份重建 ${restored}，另一边 ${other}`,
          ),
          '  临时目录已删除。',
        ].join('\n'),
      );
      if (!done.equal) process.exitCode = 1;
    });
