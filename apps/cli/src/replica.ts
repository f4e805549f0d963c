import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { placeReplica } from '@app/projections/kernel';
import { allProjections } from '@app/projections';
import { makeDirectory, OwnerLock } from '@app/runtime';
import { logFile, openLog } from '@app/runtime/backup';
import { perform } from './control.js';
import { existingStore } from './existing-store.js';
import { optionsOf, path, print } from './output.js';

/** Of the log that stands in the directory; null where there is none. */
const storeIdIn = async (data: string): Promise<string | null> => {
  if (!existsSync(logFile(data))) return null;
  const log = openLog(data);
  try {
    return log.storeId;
  } finally {
    await log.close();
  }
};

const exported = () =>
  new Command('export')
    .description('复制查询库，供另一个节点起步；服务运行时也可以')
    .argument('<目录>', '新的空目录')
    .action(async (to: string, _: object, command: Command) => {
      const { data, json } = optionsOf(command);
      const done = await perform(existingStore(data), 'replica', { to: path(to) });
      print(done, json, ({ sequence }) => `✓ 已导出查询库，到第 ${sequence} 条记录，在 ${to}`);
    });

const imported = () =>
  new Command('import')
    .description('把复制来的查询库放进数据目录：启动时核对，从那里接着跟上，不必从头重建')
    .argument('<目录>', 'hengjian replica export 的输出')
    .action(async (from: string, _: object, command: Command) => {
      const { data, json } = optionsOf(command);
      makeDirectory(data);
      const lock = OwnerLock.take(data);
      try {
        const done = await placeReplica(path(from), data, allProjections, await storeIdIn(data));
        print(done, json, ({ sequence }) => `✓ 已导入查询库，到第 ${sequence} 条记录；启动后接着跟上`);
      } finally {
        lock.release();
      }
    });

/** `hengjian replica export|import DIR`: a new node begins with another's lists instead of the first event. */
export const replica = () =>
  new Command('replica').description('查询库的副本：导出、导入').addCommand(exported()).addCommand(imported());
