import { Command } from 'commander';
import { isDate } from '@app/domain/kernel';
import type { Proved } from '@app/runtime/replays';
import { perform } from './control.js';
import { existingStore } from './existing-store.js';
import { Failed } from './failed.js';
import { optionsOf, print } from './output.js';
import type { ProofAsked } from './prove-points.js';

const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1 || value > 10_000) throw new Failed('应为 1 至 10000 之间的整数。');
  return value;
};
const seedOf = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new Failed('--seed 应为不小于 0 的整数。');
  return Number(text);
};

const checked = (asked: ProofAsked): ProofAsked => {
  const { county, year, knownAt, asOf, sample } = asked;
  if (asOf !== undefined && !isDate(asOf)) throw new Failed('--as-of 应为日期，如 2025-03-03。');
  if (year !== undefined && !/^\d{4}-\d{4}$/.test(year)) throw new Failed('--year 应为学年，如 2024-2025。');
  if (sample !== undefined && [county, year, knownAt, asOf].some((one) => one !== undefined))
    throw new Failed('--sample 自行抽取时点，不能与 --county、--year、--known-at、--as-of 同用。');
  return asked;
};

const lineOf = ({ county, countyId, outcome, message, difference, events, milliseconds, ...point }: Proved): string => {
  const at = `${county ?? countyId} ${point.dataYear} 基准日${point.asOf} 截至第${point.knownAt}条 ${point.standardId}`;
  const took = `重放 ${events} 条，${Math.round(milliseconds)} 毫秒`;
  if (outcome === 'same') return `✓ ${at}：一致（${took}）`;
  const behind = difference ? `\n  单位 ${difference.unitId}，相关记录号：${difference.events.join('、') || '无'}` : '';
  return `✗ ${at}：${message}（${took}）${behind}`;
};

/** `hengjian prove`: replays points of the past from the log and compares; exits with 1 when one differs. */
export const prove = () =>
  new Command('prove')
    .description('由记录重放区县的达标情况与问题台账，与系统的答复逐格比较；不一致时指出第一处并以 1 退出')
    .option('--county <名称或编号>', '只核对一个区县；不写时核对每个区县')
    .option('--year <学年>', '只核对一个数据年度，如 2024-2025；不写时核对每个年度')
    .option('--known-at <记录号或时间>', '截至哪一条记录或哪一时间；不写时为最新')
    .option('--as-of <日期>', '基准日期；不写时为今天')
    .option('--sample <个数>', '随机抽取这么多个时点', count)
    .option('--seed <整数>', '抽取的种子：同一种子抽取同样的时点', seedOf)
    .option('--whole', '重放全部记录，连区县有哪些记录也不依靠查询库')
    .action(async (_: object, command: Command) => {
      const { data, json, ...asked } = optionsOf<ProofAsked>(command);
      const { county, year, knownAt, asOf, sample, seed, whole } = checked(asked);
      const input = { county, year, knownAt, asOf, sample, seed, whole };
      const proved = await perform(existingStore(data), 'prove', JSON.parse(JSON.stringify(input)) as ProofAsked);
      print(proved, json, (all) =>
        all.length === 0 ? '没有可核对的时点：还没有填报的数据。' : all.map(lineOf).join('\n'),
      );
      if (proved.some(({ outcome }) => outcome === 'differs')) process.exitCode = 1;
    });
