import { Command } from 'commander';
import type { LogFaultDto, NightlyProofDto } from '../../api/src/audit/nightly-proof.dto.js';
import { perform } from './control.js';
import { existingStore } from './existing-store.js';
import { optionsOf, print } from './output.js';

const states = { rebuilding: '重建中', 'catching-up': '追赶中', live: '正常', failed: '已停止' } as const;

/** `2025-03-04 03:12` in the bureau's zone. */
const momentSaid = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** An event that is not as it was recorded. */
const faultSaid = ({ sequence, what, counties, foundBy }: LogFaultDto): string => {
  const names = counties.map(({ county, countyId }) => county ?? countyId).join('、');
  return `第 ${sequence} 条记录：${what}；${names}自这一条起的时点不能重放核对（${foundBy.length} 台服务器发现）`;
};

/** One server's last nightly proof, and what it found. @param faults of the log: those that it came upon count as found */
const nightSaid = ({ replica, endedAt, points, unproved, open }: NightlyProofDto, faults: readonly LogFaultDto[]) => {
  if (endedAt === null) return `夜间重放核对（${replica}）：还没有做过`;
  const missed = unproved === 0 ? '' : `，${unproved} 项没有核对成`;
  const found = open.map(
    ({ countyId, county, dataYear, knownAt, cell }) =>
      `  ${county ?? countyId} ${dataYear} 学年，截至第 ${knownAt} 条：${cell}`,
  );
  const isWhole = unproved === 0 && faults.every(({ foundBy }) => !foundBy.includes(replica));
  const same = isWhole ? '全部一致' : '没有发现不一致';
  const result = open.length === 0 ? same : `${open.length} 处与记录重放不一致，请运行 hengjian rebuild`;
  return [`夜间重放核对（${replica}）${momentSaid(endedAt)}：${points} 个点，${result}${missed}`, ...found].join('\n');
};

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
          ...one.replays.map((night) => nightSaid(night, one.logFaults)),
          ...one.logFaults.map(faultSaid),
          ...(one.logFaults.length === 0 ? [] : ['请先运行 hengjian verify 核对日志']),
        ].join('\n'),
      );
    });
