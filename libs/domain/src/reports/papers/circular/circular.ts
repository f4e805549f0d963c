import { issueStatusNames, type RectificationStatus } from '@app/domain/rectifications';
import { dayText, daysBetween } from '@app/domain/kernel';
import { issuesOf, list, openStatuses } from '../county/issues.js';
import type { PaperData, PaperFields } from '../paper.js';
import { counted, noneWord, said } from '../values.js';

/** How far a unit's filing had come: nothing filed, filed, sent back, taken back, accepted. */
export type FilingThen = 'none' | 'submitted' | 'returned' | 'withdrawn' | 'accepted';

/** What a county owed and had done at a point. Days are ISO dates. */
export type CircularPicture = Readonly<{
  county: string;
  dataYear: string;
  asOf: string;
  /** Rounds of filing of the data year, with the county's units that each asked then. */
  campaigns: readonly Readonly<{
    campaignId: string;
    name: string;
    dueDate: string;
    status: 'open' | 'closed';
    units: readonly Readonly<{ unitId: string; name: string; filing: FilingThen }>[];
  }>[];
  issues: readonly Readonly<{
    issueId: string;
    problem: string;
    status: Exclude<RectificationStatus, 'none'>;
    round: number;
    dueDate: string | null;
    overdue: boolean;
    /** Null: nobody was ordered yet. */
    leadUnit: Readonly<{ unitId: string; name: string }> | null;
  }>[];
}>;

const filingWords: Readonly<Record<FilingThen, string>> = {
  none: '未报',
  submitted: '已报',
  returned: '已退回',
  withdrawn: '已撤回',
  accepted: '已审核',
};
const isOwed = ({ filing }: Readonly<{ filing: FilingThen }>) => filing !== 'submitted' && filing !== 'accepted';

const unassigned = '尚未交办';

const byUnit = ({ issues }: CircularPicture): readonly PaperFields[] => {
  const owed = issues.filter(({ status }) => status !== 'withdrawn' && status !== 'superseded');
  const leads = new Map(owed.map(({ leadUnit }) => [leadUnit?.unitId ?? null, leadUnit?.name ?? unassigned]));
  return [...leads]
    .map(([leadUnitId, name]) => {
      const mine = owed.filter(({ leadUnit }) => (leadUnit?.unitId ?? null) === leadUnitId);
      const closed = mine.filter(({ status }) => status === 'closed').length;
      const late = mine.filter(({ overdue }) => overdue).length;
      return { leadUnitId, name, mine: mine.length, closed, late };
    })
    .toSorted((a, b) => b.late - a.late || b.mine - b.closed - (a.mine - a.closed))
    .map(({ leadUnitId, name, mine, closed, late }) => {
      const whose = leadUnitId === null ? ({ unassigned: true } as const) : { leadUnitId };
      const led = (statuses: readonly string[], overdue = false) => list(statuses, { overdue, ...whose });
      return {
        责任单位: said(name),
        问题数: counted(mine, led([...openStatuses, 'closed'])),
        已销号数: counted(closed, led(['closed'])),
        未销号数: counted(mine - closed, led(openStatuses)),
        逾期数: counted(late, led([], true)),
      };
    });
};

const overdueRows = ({ issues, asOf }: CircularPicture): readonly PaperFields[] =>
  issues
    .flatMap((issue) => (issue.overdue && issue.dueDate !== null ? [{ ...issue, dueDate: issue.dueDate }] : []))
    .toSorted((a, b) => a.dueDate.localeCompare(b.dueDate))
    .map(({ issueId, problem, status, dueDate, leadUnit }, at) => {
      const behind = { of: 'issue', issueId } as const;
      return {
        序号: counted(at + 1),
        责任单位: said(leadUnit?.name ?? unassigned, behind),
        问题: said(problem, behind),
        整改期限: said(dayText(dueDate), behind),
        逾期天数: counted(daysBetween(dueDate, asOf), behind),
        状态: said(issueStatusNames[status], behind),
      };
    });

/** What a county's filing and rectification put into a 通报. */
export const circular = (picture: CircularPicture): PaperData => {
  const { campaigns, asOf } = picture;
  const tasks = campaigns.map((one) => {
    const owed = one.units.filter(isOwed);
    return { ...one, owed, late: one.dueDate < asOf ? owed.length : 0 };
  });
  const sum = (of: (task: (typeof tasks)[number]) => number) => counted(tasks.reduce((all, task) => all + of(task), 0));
  const owed = tasks.flatMap(({ name, dueDate, owed: units }) =>
    units.map(({ unitId, name: unit, filing }) => ({ name, dueDate, unitId, unit, filing })),
  );
  const overdue = overdueRows(picture);
  return {
    fields: {
      县名: said(picture.county),
      学年: said(picture.dataYear),
      基准日: said(dayText(asOf)),
      ...issuesOf(picture),
      任务数: counted(tasks.length),
      应报单位次数: sum(({ units }) => units.length),
      未报单位次数: sum(({ owed: units }) => units.length),
      逾期未报单位次数: sum(({ late }) => late),
      没有拖欠: said(owed.length === 0 && overdue.length === 0 ? '没有未报的单位，也没有逾期的问题。' : ''),
    },
    tables: {
      填报任务: tasks.map(({ name, dueDate, status, units, owed: left, late }) => ({
        任务: said(name),
        截止日: said(dayText(dueDate)),
        应报数: counted(units.length),
        已报数: counted(units.length - left.length),
        未报数: counted(left.length),
        逾期数: counted(late),
        任务状态: said(status === 'open' ? '进行中' : '已结束'),
      })),
      未报单位: owed.map(({ name, unit, filing, dueDate }, at) => ({
        序号: counted(at + 1),
        任务: said(name),
        单位名称: said(unit),
        情况: said(filingWords[filing]),
        截止日: said(dayText(dueDate)),
        逾期天数: dueDate < asOf ? counted(daysBetween(dueDate, asOf)) : said(noneWord),
      })),
      责任单位: byUnit(picture),
      逾期问题: overdue,
    },
  };
};
