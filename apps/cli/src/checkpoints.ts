import { Command } from 'commander';
import { perform } from './control.js';
import { existingStore } from './existing-store.js';
import { optionsOf, print } from './output.js';

/** `hengjian checkpoints set-aside`: lets signing go on after somebody has found out why the log differs. */
export const checkpoints = () =>
  new Command('checkpoints').description('检查点').addCommand(
    new Command('set-aside')
      .description('日志与已签署的检查点不符、并已查明原因（如恢复了更早的备份）之后，另存不符的检查点，继续签署')
      .action(async (_: object, command: Command) => {
        const { data, json } = optionsOf(command);
        const done = await perform(existingStore(data), 'setAside', {});
        print(done, json, ({ aside }) => (aside === 0 ? '没有不符的检查点。' : `✓ 已另存 ${aside} 个不符的检查点`));
      }),
  );
