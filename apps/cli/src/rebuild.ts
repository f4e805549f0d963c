import { Command } from 'commander';
import { perform } from './control.js';
import { existingStore } from './log-file.js';
import { optionsOf, print } from './output.js';

/** Where no server runs, the file that is there is not opened: it may be ahead of its log, or of another one. */
const rebuildHere = async (data: string) => {
  const [{ openContext }, { ReadModel }] = await Promise.all([
    import('./context.js'),
    import('@app/projections/kernel'),
  ]);
  const start = performance.now();
  const context = await openContext(data, { fresh: true });
  try {
    return { events: context.get(ReadModel).sequence, seconds: (performance.now() - start) / 1000 };
  } finally {
    await context.close();
  }
};

/** `hengjian rebuild`: the read model anew from the first event, beside the one that serves; then swapped. */
export const rebuild = () =>
  new Command('rebuild')
    .description('从第一条记录起重建查询库；重建期间旧库照常服务')
    .action(async (_: object, command: Command) => {
      const { data, json } = optionsOf(command);
      print(
        await perform(existingStore(data), 'rebuild', {}, () => rebuildHere(data)),
        json,
        ({ events, seconds }) => `✓ 已重建：${events} 条记录，${seconds.toFixed(1)} 秒`,
      );
    });
