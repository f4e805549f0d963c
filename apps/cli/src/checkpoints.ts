import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { perform } from './control.js';
import { countIn } from './count-in.js';
import { existingStore } from './existing-store.js';
import { Failed } from './failed.js';
import { optionsOf, path, print } from './output.js';

const setAside = () =>
  new Command('set-aside')
    .description('日志与已签署的检查点不符、并已查明原因（如恢复了更早的备份）之后，另存不符的检查点，继续签署')
    .action(async (_: object, command: Command) => {
      const { data, json } = optionsOf(command);
      const done = await perform(existingStore(data), 'setAside', {});
      print(done, json, ({ aside }) => (aside === 0 ? '没有不符的检查点。' : `✓ 已另存 ${aside} 个不符的检查点`));
    });

type ExportOptions = Readonly<{ out: string; since?: string; proof?: string; page?: string }>;

const exported = () =>
  new Command('export')
    .description('导出现在的检查点，交给系统之外的人留存、见证；可另写一张带二维码、可打印的页')
    .requiredOption('--out <文件>', '检查点（文本）')
    .option('--since <文件>', '见证单位上次见证的检查点：另写由它到现在的衔接证明')
    .option('--proof <文件>', '衔接证明写到这里')
    .option('--page <文件>', '可打印的网页（.html），带检查点的二维码')
    .action(async (_: object, command: Command) => {
      const { data, json, out, since, proof, page } = optionsOf<ExportOptions>(command);
      if ((since === undefined) !== (proof === undefined)) throw new Failed('--since 与 --proof 须一起给出。');
      const done = await perform(existingStore(data), 'checkpoint', {
        since: since === undefined ? null : countIn(since),
      });
      writeFileSync(path(out), done.note, { flag: 'wx' });
      if (proof !== undefined)
        writeFileSync(path(proof), done.growth!.map((line) => `${line}\n`).join(''), { flag: 'wx' });
      if (page !== undefined) {
        const { checkpointPage } = await import('./checkpoint-page.js');
        writeFileSync(path(page), checkpointPage(done), { flag: 'wx' });
      }
      print({ ...done, file: path(out) }, json, ({ count, root, verifier, file }) =>
        [
          `✓ 检查点 ${count} 条，写入 ${file}`,
          `  根值 ${root}`,
          verifier === null
            ? '  ⚠ 没有签名：请设 SIGNING_KEY_FILE；换过密钥的，请换上新的密钥文件。'
            : `  公钥 ${verifier}`,
        ].join('\n'),
      );
    });

const imported = () =>
  new Command('import')
    .description('收下见证单位退回的检查点：核对见证签名后存在本库的检查点旁')
    .argument('<文件>', '见证单位退回的检查点')
    .action(async (file: string, _: object, command: Command) => {
      const { data, json } = optionsOf(command);
      const done = await perform(existingStore(data), 'bringCheckpoint', { note: readFileSync(path(file), 'utf8') });
      print(done, json, ({ added }) =>
        added.length === 0 ? '见证签名此前已收下。' : `✓ 已收下 ${added.join('、')} 的见证签名`,
      );
    });

/** `hengjian checkpoints export|import|set-aside`: what goes to those outside, and what comes back from them. */
export const checkpoints = () =>
  new Command('checkpoints')
    .description('检查点：导出、收下见证、另存')
    .addCommand(exported())
    .addCommand(imported())
    .addCommand(setAside());
