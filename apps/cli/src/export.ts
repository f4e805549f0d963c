import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { Command } from 'commander';
import type { BundleScope } from '@app/ledger';
import { openLog, storedEvents } from '@app/runtime/backup';
import { existingStore } from './existing-store.js';
import { Failed } from './failed.js';
import { collected, optionsOf, path, print, progress, type Globals } from './output.js';

/** First line of an export: what it is and what it must come to. */
export const exportFormat = 'hengjian-log@1';

type ExportOptions = Readonly<{
  out?: string;
  all?: true;
  issue?: string;
  unit?: string;
  key?: string;
  earlier: readonly string[];
  files?: true;
}>;

const scopeOf = ({ all, issue, unit }: ExportOptions): BundleScope | null => {
  const asked: readonly BundleScope[] = [
    ...(all ? [{ kind: 'all' } as const] : []),
    ...(issue === undefined ? [] : [{ kind: 'issue', id: issue } as const]),
    ...(unit === undefined ? [] : [{ kind: 'unit', id: unit } as const]),
  ];
  if (asked.length > 1) throw new Failed('--all、--issue、--unit 只能选一个。');
  return asked[0] ?? null;
};

/** A bundle for an auditor: signed, with proofs, for `hengjian verify FILE`. Loaded when asked for. */
const bundle = async (options: Globals & ExportOptions, scope: BundleScope): Promise<void> => {
  const { data, json, out, key, earlier, files } = options;
  if (out === undefined) throw new Failed('请用 --out 指明证据包的文件名。');
  const { exportBundle } = await import('./export-bundle.js');
  const asked = { scope, out, earlier, files: files ?? false, ...(key !== undefined && { key }) };
  const written = await exportBundle(existingStore(data), asked);
  print(written, json, ({ events, count, root, file, signedBy, isNoted }) =>
    [
      `✓ 已导出 ${events} 条记录到 ${file}；检查点 ${count} 条，根值 ${root}`,
      signedBy === null
        ? '  没有签名密钥：证据包未签名，只能核对其前后一致。请设 SIGNING_KEY_FILE，或用 --key。'
        : `  已签名，公钥 ${signedBy}`,
      ...(isNoted ? [] : ['  访问日志不在此处（数据副本，或服务未运行的集群），这次导出没有记入。']),
    ].join('\n'),
  );
};

/** `hengjian export [--out FILE]`: the log as NDJSON, byte for byte, to be imported; or a bundle, to be verified. */
export const exportLog = () =>
  new Command('export')
    .description('导出全部日志(NDJSON,首行为摘要)；加 --all、--issue 或 --unit 则导出可独立核验的证据包')
    .option('--out <文件>', '输出文件；缺省为标准输出')
    .option('--all', '证据包：全部记录')
    .option('--issue <编号>', '证据包：一个问题的全部记录')
    .option('--unit <编号>', '证据包：一个单位的全部记录')
    .option('--key <文件>', '签名密钥文件；缺省为 SIGNING_KEY_FILE')
    .option('--earlier <文件>', '对方此前留存的检查点，可给几个', collected, [])
    .option('--files', '连同引用的附件，放在“证据包.files”目录')
    .action(async (_: object, command: Command) => {
      const options = optionsOf<ExportOptions>(command);
      const scope = scopeOf(options);
      if (scope) return bundle(options, scope);
      const { data, json, out } = options;
      const log = openLog(data);
      const target = out === undefined ? process.stdout : createWriteStream(path(out), { flags: 'wx' });
      const write = async (line: object) => {
        if (!target.write(`${JSON.stringify(line)}\n`)) await once(target, 'drain');
      };
      try {
        const { storeId, count, root } = await log.head();
        await write({ format: exportFormat, storeId, count, root });
        const bar = progress('导出');
        // Events that arrive meanwhile are left to the next export: the first line has counted without them.
        for await (const { position: _position, ...event } of storedEvents(log)) {
          if (event.sequence > count) break;
          await write(event);
          if (event.sequence % 1000 === 0) bar.at(event.sequence, count);
        }
        bar.end();
        if (out !== undefined) {
          target.end();
          await once(target, 'finish');
          print({ storeId, count, root, file: path(out) }, json, (one) => `✓ 已导出 ${one.count} 条记录到 ${one.file}`);
        }
      } finally {
        await log.close();
      }
    });
