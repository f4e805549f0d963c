import { Command } from 'commander';
import { openLog } from '@app/runtime/backup';
import { optionsOf, print } from './output.js';

/** `hengjian head`: count and root of the log, to be kept outside the store (printed, mailed) and given to `verify`. */
export const head = () =>
  new Command('head')
    .description('打印日志摘要(条数与根值),请另行保存，供日后核验')
    .action(async (_: object, command: Command) => {
      const { data, json } = optionsOf(command);
      const log = openLog(data);
      const { storeId, count, root } = await log.head();
      await log.close();
      print({ storeId, count, root }, json, (one) => `存储 ${one.storeId}\n条数 ${one.count}\n根值 ${one.root}`);
    });
