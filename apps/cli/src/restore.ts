import { Command } from 'commander';
import { readConfig } from '@app/platform/config';
import { lossSentence, restore as restored, type Restored } from '@app/runtime/restore';
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
          ...proofLines(carried),
          ...(carried.erased ? [`  原日志里已注销的 ${carried.erased} 人，在恢复的人员库里也已删除。`] : []),
          ...(carried.erased === null ? ['  ⚠ 没有可读的原日志：备份之后注销的人可能又在人员库里，请核对。'] : []),
          ...credentialLines(carried),
          ...(kept === null ? [] : [`  原目录在 ${kept}，确认无误后请删除。`]),
        ].join('\n'),
      );
    });

const proofLines = ({ proofs: { kept, aside, isAll } }: Restored['carried']): readonly string[] => [
  ...(kept === 0 ? [] : [`  原目录里另有 ${kept} 个检查点（见证签名、以前另存的），已随恢复保留。`]),
  ...(aside === 0
    ? []
    : [`  ⚠ 有 ${aside} 个检查点是为恢复后已没有的记录签署的，已另存；请把恢复一事告知持有检查点的单位。`]),
  ...(isAll
    ? []
    : ['  ⚠ 原来签署的检查点没有或没有全部读到：备份之后签署的、见证的可能缺失，请与持有检查点的单位核对。']),
];

const credentialLines = ({ credentials: { ended, isAll }, passwords }: Restored['carried']): readonly string[] => [
  ...(isAll
    ? [`  ⚠ 没有可比的原运行数据：备份里的 ${ended} 个登录和访问令牌已全部作废，请重新登录、重新签发令牌。`]
    : []),
  ...(!isAll && ended > 0 ? [`  备份之后已退出的登录、已撤销的令牌（共 ${ended} 个）没有恢复。`] : []),
  ...(passwords === null ? ['  ⚠ 没有可比的原人员库，或它比备份旧：口令以备份为准，备份之后改过的请再改一次。'] : []),
  ...(passwords ? [`  备份之后改过的 ${passwords} 人的口令仍以改后的为准。`] : []),
];
