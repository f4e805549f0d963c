import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { Command } from 'commander';
import { openLog, storedEvents } from '@app/runtime/backup';
import { optionsOf, path, print, progress } from './output.js';

/** First line of an export: what it is and what it must come to. */
export const exportFormat = 'hengjian-log@1';

/** `hengjian export [--out FILE]`: the log as NDJSON, byte for byte; its first line holds count and root. */
export const exportLog = () =>
  new Command('export')
    .description('导出全部日志(NDJSON,首行为摘要)')
    .option('--out <文件>', '输出文件；缺省为标准输出')
    .action(async (_: object, command: Command) => {
      const { data, json, out } = optionsOf<{ out?: string }>(command);
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
