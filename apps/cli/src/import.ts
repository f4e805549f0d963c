import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { importLog as importEvents, type StoredEvent } from '@app/event-store';
import { SystemClock } from '@app/platform/clock';
import { Failed } from './failed.js';
import { exportFormat } from './export.js';
import { logFile } from '@app/runtime/backup';
import { optionsOf, path, print, progress } from './output.js';

type Line = Readonly<Record<string, unknown>>;

const parsed = (text: string, number: number): Line => {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line === 'object' && line !== null) return line as Line;
  } catch {
    // Said below, with the line's number.
  }
  throw new Failed(`第 ${number} 行不是导出的记录，未导入任何记录。`);
};

const texts = ['stream', 'id', 'type', 'data', 'meta', 'hash'] as const;

const asEvent = (line: Line, number: number): StoredEvent => {
  const bad =
    texts.find((field) => typeof line[field] !== 'string') ??
    (['sequence', 'revision'] as const).find((field) => !Number.isSafeInteger(line[field]));
  if (bad) throw new Failed(`第 ${number} 行缺少或写错了 ${bad},未导入任何记录。`);
  return { ...line, position: '' } as unknown as StoredEvent;
};

/** `hengjian import FILE`: an exported log into a new data directory, checked event by event; all or nothing. */
export const importLog = () =>
  new Command('import')
    .description('把导出的日志恢复到一个新的数据目录；逐条核验，要么全部导入，要么一条不留')
    .argument('<文件>', 'hengjian export 的输出')
    .action(async (file: string, _: object, command: Command) => {
      const { data, json } = optionsOf(command);
      const lines = createInterface({ input: createReadStream(path(file), 'utf8'), crlfDelay: Infinity });
      const iterator = lines[Symbol.asyncIterator]();
      const first = await iterator.next();
      const head = first.done ? {} : parsed(first.value, 1);
      if (head.format !== exportFormat || typeof head.storeId !== 'string' || typeof head.root !== 'string')
        throw new Failed(`${file} 不是本系统导出的日志(首行应为 ${exportFormat})。`);
      const count = Number(head.count);
      let number = 1;
      async function* events(): AsyncGenerator<StoredEvent> {
        for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
          number += 1;
          if (next.value.trim() !== '') yield asEvent(parsed(next.value, number), number);
        }
      }
      const made = mkdirSync(data, { recursive: true });
      const clock = new SystemClock();
      const bar = progress('导入');
      try {
        const done = await importEvents(
          logFile(data),
          { storeId: head.storeId, count, root: head.root },
          events(),
          () => clock.now(),
          (sequence) => bar.at(sequence, count),
        );
        print(done, json, (one) => `✓ 已导入 ${one.count} 条记录，逐条相符。根值 ${one.root}`);
      } catch (error) {
        if (made !== undefined) rmSync(made, { recursive: true });
        throw error;
      } finally {
        bar.end();
        lines.close();
      }
    });
