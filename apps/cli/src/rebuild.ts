import { Command } from 'commander';
import { perform } from './control.js';
import { existingStore } from './existing-store.js';
import { optionsOf, print } from './output.js';

/** `hengjian rebuild`: the read model anew from the first event, beside the one that serves; then swapped. */
export const rebuild = () =>
  new Command('rebuild')
    .description('从第一条记录起重建查询库；重建期间旧库照常服务')
    .action(async (_: object, command: Command) => {
      const { data, json } = optionsOf(command);
      const here = async () => (await import('./rebuild-here.js')).rebuildHere(data);
      print(
        await perform(existingStore(data), 'rebuild', {}, here),
        json,
        ({ events, seconds }) => `✓ 已重建：${events} 条记录，${seconds.toFixed(1)} 秒`,
      );
    });
