import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { cosigned, isWitnessKey, MalformedNote, NotWitnessed, verifierOf, type WitnessRefusal } from '@app/ledger';
import { readSigningKey } from '@app/runtime/proofs';
import { Failed } from './failed.js';
import { keysGiven } from './keys-given.js';
import { collected, optionsOf, path, print } from './output.js';

/** Why nothing was cosigned, and what to do. */
const reasons: Readonly<Record<WitnessRefusal, string>> = {
  unreadable: '所给文件不是检查点。',
  'log-unsigned': '检查点没有经所给公钥（--log-key）签署，或签名是伪造的。',
  'earlier-unreadable': '此前见证的文件不是检查点。',
  'earlier-not-own': '此前的检查点上没有本单位的见证签名，或签名是伪造的：请给出上次见证后留存的那一份。',
  'other-log': '两个检查点属于不同的库。',
  older: '日志比上次见证时还短：可能恢复了更早的备份，或拿出的是旧的检查点。请向对方查明原因，不要见证。',
  forked: '日志不是由上次见证的那一份增长而来：历史被改写，或衔接证明不对。请向对方查明原因，不要见证。',
  'growth-missing': '日志有增长，请用 --proof 给出衔接证明（对方用 hengjian checkpoints export --since 导出）。',
  'growth-wrong': '衔接证明无法读取。',
};

type Options = Readonly<{
  key: string;
  logKey: readonly string[];
  checkpoint: string;
  earlier?: string;
  proof?: string;
  out: string;
}>;

const linesOf = (file: string): readonly string[] =>
  readFileSync(path(file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** `hengjian witness`: what a second organisation runs, on its own machine, before it puts its name to a checkpoint. */
export const witness = () =>
  new Command('witness')
    .description('见证单位使用：核对检查点由日志的密钥签署、且由上次见证的检查点增长而来，然后加上见证签名')
    .requiredOption('--key <文件>', '见证单位的密钥文件（hengjian keys create --algorithm cosignature --name 单位）')
    .requiredOption('--log-key <公钥>', '日志的公钥，或存有公钥的文件；可给几个', collected, [])
    .requiredOption('--checkpoint <文件>', '对方送来的检查点')
    .option('--earlier <文件>', '本单位上次见证后留存的检查点；第一次见证时没有')
    .option('--proof <文件>', '由上次到这次的衔接证明')
    .requiredOption('--out <文件>', '加上见证签名的检查点：一份留存，一份退给对方')
    .action((_: object, command: Command) => {
      const { data, json, key, logKey, checkpoint, earlier, proof, out } = optionsOf<Options>(command);
      const own = readSigningKey(path(key), data);
      if (!isWitnessKey(own.verifier))
        throw new Failed(`${key} 不是见证用的密钥，请用 hengjian keys create --algorithm cosignature 生成。`);
      try {
        const note = cosigned({
          checkpoint: readFileSync(path(checkpoint), 'utf8'),
          earlier: earlier === undefined ? null : readFileSync(path(earlier), 'utf8'),
          growth: proof === undefined ? null : linesOf(proof),
          logKeys: keysGiven(logKey),
          witness: { ...own, ...verifierOf(own.verifier) },
          seconds: Math.floor(Date.now() / 1000),
        });
        writeFileSync(path(out), note, { flag: 'wx' });
        print({ file: path(out), verifier: own.verifier, first: earlier === undefined }, json, (one) =>
          [
            `✓ 已见证，写入 ${one.file}`,
            one.first
              ? '  ⚠ 没有给出此前见证的检查点：只核对了签名。请留存这一份，下次用 --earlier 给出。'
              : '  由上次见证的检查点增长而来。请留存这一份，下次用 --earlier 给出。',
          ].join('\n'),
        );
      } catch (error) {
        if (error instanceof NotWitnessed) throw new Failed(`${reasons[error.reason]}没有加见证签名。`);
        throw error instanceof MalformedNote ? new Failed(reasons.unreadable) : error;
      }
    });
