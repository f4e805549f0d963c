import { dayOf, type Recorded } from '@app/domain/kernel';
import { roleNames } from '@app/domain/access';
import { issueEventNames, issueStatusNames } from '@app/domain/rectifications';
import { sequenceAt } from '@app/projections/audit';
import { issueActs, issuesOf } from '@app/projections/rectifications';
import type { Sqlite } from '@app/sqlite';
import type { County } from './cast.js';
import { table } from './columns.js';
import { standingLine, standingText } from './print-standing.js';
import { keeperName } from './keeper.js';

/** When the counties' reports were written: what was known then is set beside what they printed. */
const reportDay = '2024-12-29';

const endOf = (day: string): string => `${day}T23:59:59+08:00`;

/** A county's figures as known when it wrote its report, beside that report. */
export const reportText = (db: Sqlite, county: County, caseText: string): string => {
  const at = {
    countyId: county.id,
    dataYear: county.dataYear,
    knownAt: sequenceAt(db, new Date(endOf(reportDay)).toISOString()),
    asOf: reportDay,
  };
  return [
    `── ${county.name} ${county.dataYear} 学年，截至 ${reportDay}(= 与报告一致，✗ 与报告不符或未达标)`,
    standingText(db, at, caseText),
  ].join('\n');
};

/** The county on past days, each as it was known on that day. */
export const pastText = (db: Sqlite, county: County, days: readonly string[]): string =>
  [
    `── ${county.name}:三个过去的日子，按当时所知`,
    ...days.map((day) => {
      const knownAt = sequenceAt(db, new Date(endOf(day)).toISOString());
      return `  ${day}  ${standingLine(db, { countyId: county.id, dataYear: county.dataYear, knownAt, asOf: day })}`;
    }),
  ].join('\n');

/** The 台账 of a county on a day. */
export const ledgerText = (db: Sqlite, county: County, day: string): string => {
  const { rows } = issuesOf(db, { roots: [county.id], day, limit: 100, offset: 0 });
  return [
    `── ${county.name}整改台账(${day})`,
    table([
      ['状态', '轮', '期限', '问题'],
      ...rows.map((row) => [
        `${issueStatusNames[row.status]}${row.overdue ? '·逾期' : ''}`,
        String(row.round),
        row.dueDate ?? '—',
        row.problem,
      ]),
    ]),
  ].join('\n');
};

/** The story of one issue, oldest act first. */
export const issueText = async (
  db: Sqlite,
  streamOf: (issueId: string) => Promise<readonly Recorded[]>,
  county: County,
  problem: string,
): Promise<string> => {
  const day = dayOf(new Date(endOf(reportDay)).toISOString());
  const [row] = issuesOf(db, { roots: [county.id], day, search: problem, limit: 1, offset: 0 }).rows;
  if (!row) return '';
  const names: Readonly<Record<string, string>> = roleNames;
  return [
    `── 一个问题的经过：${row.problem}`,
    table(
      issueActs(await streamOf(row.issueId), {})
        .toReversed()
        .map((act) => [
          `  ${dayOf(act.recordedAt)}`,
          `第 ${act.round} 轮`,
          issueEventNames[act.type] ?? act.type,
          names[act.actorRole] ?? '系统',
          wordsOf(act.data),
          `#${act.sequence}`,
        ]),
    ),
  ].join('\n');
};

/** What was said in an act, where something was. */
const wordsOf = ({ reworkRequirement, finding, reason, statement }: Readonly<Record<string, unknown>>): string =>
  [reworkRequirement, finding, reason, statement].find((words) => typeof words === 'string') ?? '';

/** One account for each role. */
export const accountsText = (counties: readonly County[], password: string): string => {
  const everybody = counties.flatMap(({ people, reporters, principals }) => [
    ...Object.values(people),
    ...[...principals.values()].slice(0, 1),
    ...[...reporters.values()].slice(0, 1),
  ]);
  const one = [...new Map(everybody.toReversed().map((person) => [person.role, person])).values()].toReversed();
  return [
    `── 登录账号(口令均为 ${password})`,
    table([
      ...one.map(({ username, role, title }) => [`  ${roleNames[role]}`, username, title]),
      [`  ${roleNames.administrator}`, keeperName, '全部单位：重建查询库、备份'],
    ]),
  ].join('\n');
};
