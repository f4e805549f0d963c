import { Command, Option } from 'commander';
import {
  dayUnits,
  longestPeriod,
  periodFault,
  publishedCalendar,
  reckoned,
  type DayUnit,
  type Reckoned,
} from '@app/domain/deadlines';
import { Failed } from './failed.js';
import { optionsOf, print } from './output.js';

const units: Readonly<Record<DayUnit, string>> = { natural: '自然日', working: '工作日' };
const faults = {
  from: '--from 须为真实日期，写作 2024-02-02（公元 9900 年以前）。',
  count: `--count 须为 0 至 ${longestPeriod} 的整数。`,
} as const;

const reasonOf = ({ name }: Reckoned['skipped'][number]): string => name ?? '周末';

/** `hengjian due --from DATE --count N --unit working`: when a period ends, and which days it passes over. */
export const due = () =>
  new Command('due')
    .description('推算到期日：自行为之日的次日起算，工作日按国务院办公厅放假通知（含调休）')
    .requiredOption('--from <日期>', '起算行为之日(当日不计)')
    .requiredOption('--count <天数>', '天数')
    .addOption(new Option('--unit <单位>', 'natural 自然日，working 工作日').choices(dayUnits).default('natural'))
    .action((_: object, command: Command) => {
      const { json, from, count, unit } = optionsOf<{ from: string; count: string; unit: DayUnit }>(command);
      const period = { from, count: /^\d+$/.test(count) ? Number(count) : Number.NaN, unit };
      const fault = periodFault(period);
      if (fault) throw new Failed(faults[fault]);
      const { skipped, ...found } = reckoned(period, publishedCalendar);
      const answer = { ...found, skipped: skipped.map((day) => ({ date: day.date, reason: reasonOf(day) })) };
      print(answer, json, (one) =>
        [
          `${from} 起 ${count} 个${units[unit]}：${one.due} 到期${one.provisional ? '（暂定：途中年份的放假安排尚未公布）' : ''}`,
          ...one.skipped.map(({ date, reason }) => `  不计 ${date} ${reason}`),
        ].join('\n'),
      );
    });
