import { Command } from 'commander';
import { perform } from './control.js';
import { existingStore } from './existing-store.js';
import { optionsOf, print } from './output.js';

const states = { rebuilding: '重建中', 'catching-up': '追赶中', live: '正常', failed: '已停止' } as const;

/** `hengjian status`: log, read model, lag, rate and parked streams; of the running server when there is one. */
export const status = () =>
  new Command('status')
    .description('运行状态：日志、查询库、积压与挂起')
    .action(async (_: object, command: Command) => {
      const { data, json } = optionsOf(command);
      print(await perform(existingStore(data), 'status', {}), json, (one) =>
        [
          `查询库 ${states[one.state]}:第 ${one.sequence} 条 / 共 ${one.head} 条，积压 ${one.lag} 条，每秒 ${Math.round(one.rate)} 条`,
          ...(one.reason === null ? [] : [`原因：${one.reason}`]),
          ...one.parked.map(
            (parked) => `挂起 ${parked.projection}:${parked.stream} 自第 ${parked.sequence} 条起(${parked.reason})`,
          ),
        ].join('\n'),
      );
    });
