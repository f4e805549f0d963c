import { Command } from 'commander';
import { originOf, signedRotation } from '@app/ledger';
import { openLog } from '@app/runtime/backup';
import { readSigningKey } from '@app/runtime/proofs';
import { perform } from './control.js';
import { existingStore } from './existing-store.js';
import { optionsOf, path, print } from './output.js';

/** `hengjian keys rotate`: the old key signs the statement that introduces the new one, and the log records it. */
export const rotateKeys = () =>
  new Command('rotate')
    .description('更换签名密钥：原密钥签署换上新密钥的声明，记入日志，持有旧公钥的人凭此认得新密钥')
    .requiredOption('--from <文件>', '现在的密钥文件')
    .requiredOption('--to <文件>', '新的密钥文件（先用 hengjian keys create 生成）')
    .action(async (_: object, command: Command) => {
      const { data, json, from, to } = optionsOf<{ from: string; to: string }>(command);
      const [old, next] = [from, to].map((file) => readSigningKey(path(file), data));
      const log = openLog(existingStore(data));
      const { storeId } = log;
      await log.close();
      const statement = signedRotation(originOf(storeId), old!, next!, Math.floor(Date.now() / 1000));
      const done = await perform(data, 'rotateKey', { statement });
      print({ ...done, statement }, json, (one) =>
        [
          `✓ 已记录更换签名密钥${one.isNew ? `，第 ${one.sequence} 条记录` : '（此前已记录）'}`,
          `  新公钥 ${one.to}`,
          '  请用新密钥文件替换各台服务 SIGNING_KEY_FILE 所指的文件，不必重新启动；换上之前检查点不签名。旧密钥文件请销毁。',
        ].join('\n'),
      );
    });
