import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Command, Option } from 'commander';
import { MalformedKey, originOf, writtenKey } from '@app/ledger';
import { logFile, openLog } from '@app/runtime/backup';
import { readSigningKey } from '@app/runtime/proofs';
import { Failed } from './failed.js';
import { optionsOf, path, print } from './output.js';
import { rotateKeys } from './rotate-keys.js';

type CreateOptions = Readonly<{ out: string; name?: string; algorithm: 'ed25519' | 'sm2' | 'cosignature' }>;

/** Of the log that stands in the directory. @throws Failed where there is none */
const ownName = async (data: string): Promise<string> => {
  if (!existsSync(logFile(data))) throw new Failed(`${data} 里没有数据：请检查 --data，或用 --name 给密钥起名。`);
  const log = openLog(data);
  const { storeId } = log;
  await log.close();
  return originOf(storeId);
};

const made = (name: string, algorithm: CreateOptions['algorithm']) => {
  try {
    return writtenKey(name, algorithm, randomBytes(32));
  } catch (error) {
    if (!(error instanceof MalformedKey)) throw error;
    throw new Failed('密钥的名字不能有空格和加号。');
  }
};

const create = () =>
  new Command('create')
    .description('生成签名密钥；文件须在数据目录之外，仅本账号可读；打印的公钥交给审计和见证单位')
    .requiredOption('--out <文件>', '密钥文件')
    .option('--name <名字>', '密钥的名字；缺省为本库的名字，见证单位用自己的名字')
    .addOption(
      new Option('--algorithm <算法>', 'ed25519、sm2（SM2/SM3），或见证单位用的 cosignature')
        .choices(['ed25519', 'sm2', 'cosignature'])
        .default('ed25519'),
    )
    .action(async (_: object, command: Command) => {
      const { data, json, out, name, algorithm } = optionsOf<CreateOptions>(command);
      const file = path(out);
      if (!relative(data, file).startsWith('..'))
        throw new Failed(`${file} 在数据目录之内：密钥会随数据和备份一起外流，请另选位置。`);
      const key = made(name ?? (await ownName(data)), algorithm);
      writeFileSync(file, `${key.secret}\n`, { mode: 0o600, flag: 'wx' });
      print({ file, verifier: key.verifier }, json, () => `✓ 密钥已写入 ${file}，请妥善保管\n公钥 ${key.verifier}`);
    });

const show = () =>
  new Command('show')
    .description('打印密钥文件的公钥')
    .argument('<文件>', '密钥文件')
    .action((file: string, _: object, command: Command) => {
      const { data, json } = optionsOf(command);
      const { verifier } = readSigningKey(path(file), data);
      print({ verifier }, json, (one) => one.verifier);
    });

/** `hengjian keys create|show|rotate`: what checkpoints are signed with. The secret half is never printed. */
export const keys = () =>
  new Command('keys')
    .description('签名密钥：生成、查看公钥、更换')
    .addCommand(create())
    .addCommand(show())
    .addCommand(rotateKeys());
