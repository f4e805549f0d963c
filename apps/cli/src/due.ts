import { Command, Option } from 'commander';
import {
  dayUnits,
  longestPeriod,
  periodFault,
  reckoned,
  type DayUnit,
  type Period,
  type Reckoned,
} from '@app/domain/deadlines';
import { keptCalendar } from '@app/runtime/backup';
import { Failed } from './failed.js';
import { optionsOf, print } from './output.js';

const units: Readonly<Record<DayUnit, string>> = { natural: '自然日', working: '工作日' };
const faults = {
  from: '--from 须为真实日期，写作 2024-02-02（公元 9900 年以前）。',
  count: `--count 须为 0 至 ${longestPeriod} 的整数。`,
} as const;

/** Years that a period can come to: there are fewer than 200 working days in none. */
const yearsOf = ({ from, count }: Period): readonly string[] => {
  const first = Number(from.slice(0, 4));
  return Array.from({ length: 3 + Math.ceil(count / 200) }, (_, index) => String(first + index));
};
/** Whose calendar, as the server is told. */
const tenantOf = (): string => process.env['HENGJIAN_TENANT'] ?? 'main';

const reasonOf = ({ name }: Reckoned['skipped'][number]): string => name ?? '周末';

/**
 * `hengjian due --from DATE --count N --unit working`: when a period ends, and which days it passes over; by the calendar
 * of the data directory where there is one.
 */
export const due = () =>
  new Command('due')
    .description('推算到期日：自行为之日的次日起算，工作日按国务院办公厅放假通知（含调休）')
    .requiredOption('--from <日期>', '起算行为之日(当日不计)')
    .requiredOption('--count <天数>', '天数')
    .addOption(new Option('--unit <单位>', 'natural 自然日，working 工作日').choices(dayUnits).default('natural'))
    .action(async (_: object, command: Command) => {
      const { data, json, from, count, unit } = optionsOf<{ from: string; count: string; unit: DayUnit }>(command);
      const period = { from, count: /^\d+$/.test(count) ? Number(count) : Number.NaN, unit };
      const fault = periodFault(period);
      if (fault) throw new Failed(faults[fault]);
      const { skipped, ...found } = reckoned(period, await keptCalendar(data, tenantOf(), yearsOf(period)));
      const answer = { ...found, skipped: skipped.map((day) => ({ date: day.date, reason: reasonOf(day) })) };
      print(answer, json, (one) =>
        [
          `${from} 起 ${count} 个${units[unit]}：${one.due} 到期${one.provisional ? '（暂定：途中年份的放假安排尚未公布）' : ''}`,
          ...one.skipped.map(({ date, reason }) => `  不计 ${date} ${reason}`),
        ].join('\n'),
      );
    });
