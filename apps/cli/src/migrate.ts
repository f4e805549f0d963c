import { join } from 'node:path';
import { Command } from 'commander';
import { moveToKurrent, moveToSqlite, type Moved, type MoveProgress, type RemoteOptions } from '@app/event-store';
import { SystemClock } from '@app/platform/clock';
import { makeDirectory, OwnerLock } from '@app/runtime';
import { logFile, openLog } from '@app/runtime/backup';
import { existingStore } from './existing-store.js';
import { Failed } from './failed.js';
import { placeOf } from './migrate-places.js';
import { optionsOf, print, progress } from './output.js';

const words: Readonly<Record<MoveProgress['step'], string>> = { checking: '核验', reading: '读取', writing: '写入' };

/** A bar for each step, one after the other. */
const bars = () => {
  let bar: ReturnType<typeof progress> | undefined;
  let current: MoveProgress['step'] | undefined;
  return {
    show: ({ step, done, total }: MoveProgress) => {
      if (step !== current) {
        bar?.end();
        bar = progress(words[(current = step)]);
      }
      bar!.at(done, total);
    },
    end: () => bar?.end(),
  };
};

/** What a move of the log leaves where it is, and what to do next. */
const afterwards: Readonly<Record<'sqlite' | 'kurrentdb', readonly string[]>> = {
  kurrentdb: [
    '这里迁移的是日志。原服务要先正常停止（停止后原目录里没有 .sqlite-wal 文件），否则最近的改动还在 -wal 里，不会随文件复制。',
    '接着另设一个空的数据目录，把原目录中的 vault.sqlite、journal.sqlite、operations.sqlite（人员、登录日志、会话和草稿）复制进去，设置 KURRENTDB_URL 后启动，第一次启动时并入。',
    '附件请另行复制到新目录、各服务共用的目录或对象存储。原目录请留作备份，不要再用它启动服务，否则记录会分叉。',
  ],
  sqlite: [
    '这里迁移的是日志。集群上的人员库、登录日志、会话和草稿不能迁回：以这个目录启动后须重新开设账号；附件请另行复制。',
    '接着：去掉 KURRENTDB_URL，以这个目录作为 --data 启动；集群不要再启动，否则记录会分叉。',
  ],
};

/** The directory is nobody else's while the log moves. @throws DataDirectoryInUse */
const owning = async <Result>(directory: string, work: () => Promise<Result>): Promise<Result> => {
  const lock = OwnerLock.take(directory);
  try {
    return await work();
  } finally {
    lock.release();
  }
};

const toKurrent = (from: string, remote: RemoteOptions, show: (progress: MoveProgress) => void): Promise<Moved> =>
  owning(existingStore(from), async () => {
    const log = openLog(from);
    try {
      return await moveToKurrent(log, remote, show);
    } finally {
      await log.close();
    }
  });

const toSqlite = (to: string, remote: RemoteOptions, show: (progress: MoveProgress) => void): Promise<Moved> => {
  makeDirectory(to);
  return owning(to, () => moveToSqlite(logFile(to), remote, show));
};

/** `hengjian migrate --from sqlite:DIR --to kurrentdb:URL`, and back: the log, byte for byte, both sides checked. */
export const migrate = () =>
  new Command('migrate')
    .description('把日志从单机数据目录迁到 KurrentDB，或迁回；两边逐条核验，中断后再运行一次即接着做')
    .requiredOption('--from <来源>', 'sqlite:数据目录，或 kurrentdb:（连接串取自 KURRENTDB_URL）')
    .requiredOption('--to <目标>', '同上')
    .action(async (_: object, command: Command) => {
      const typed = optionsOf<{ from: string; to: string }>(command);
      const from = placeOf('--from', typed.from, typed.data);
      const to = placeOf('--to', typed.to, typed.data);
      const clock = new SystemClock();
      const remote = (url: string, directory: string): RemoteOptions => ({
        url,
        copy: join(directory, 'migrate.sqlite'),
        now: () => clock.now(),
        warn: (message) => console.error(message),
      });
      const { show, end } = bars();
      let moving: Promise<Moved>;
      if (from.engine === 'sqlite' && to.engine === 'kurrentdb')
        moving = toKurrent(from.directory, remote(to.url, from.directory), show);
      else if (from.engine === 'kurrentdb' && to.engine === 'sqlite')
        moving = toSqlite(to.directory, remote(from.url, to.directory), show);
      else
        throw new Failed('--from 与 --to 应一个是 sqlite:，一个是 kurrentdb:。同类之间请用 backup 或 export、import。');
      const began = performance.now();
      const moved = await moving.finally(end);
      const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
      print({ ...moved, seconds }, typed.json, ({ count, root, written }) =>
        [
          written === 0
            ? `✓ 目标已有全部 ${count} 条记录，逐条核对一致，没有写入。`
            : `✓ 已迁移 ${count} 条记录（本次写入 ${written} 条，用时 ${seconds} 秒），两边逐条核对一致。`,
          `  根值 ${root}`,
          ...afterwards[to.engine].map((line) => `  ${line}`),
        ].join('\n'),
      );
    });
