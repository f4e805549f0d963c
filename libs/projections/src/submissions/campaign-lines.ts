import type { FormId } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import { Present } from '../kernel/index.js';
import {
  campaignById,
  filesSql,
  formSql,
  goneSql,
  inAreaSql,
  newUnitsOf,
  underSql,
  type CampaignRow,
} from './campaign-list.js';

/**
 * Whether a unit owes its return: it does; the bureau has released it; it has ended (已撤并) or gone to another area
 * (已划出); it was founded since the opening and is not asked yet (新建未纳入).
 */
export type TaskStanding = 'owed' | 'released' | 'ended' | 'movedAway' | 'notIncluded';

/** 未签收, 已签收, 草稿, 已报, 退回, 已核. */
export const taskStatuses = ['unacknowledged', 'acknowledged', 'draft', 'submitted', 'returned', 'accepted'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** One unit of a campaign, as much as counting and filtering need. */
export type CampaignLine = Readonly<{
  unitId: string;
  unit: string;
  parent: string | null;
  form: FormId;
  standing: TaskStanding;
  status: TaskStatus;
  /** Owed, not filed (or gone back), and the due date has passed. */
  overdue: boolean;
}>;

type Row = readonly [string, string, string | null, FormId, TaskStanding, TaskStatus];

/** How far it has come as the log has it; a draft, which stands between 签收 and 已报, is not in the log. */
const statusSql = `case
  when f.status is null or f.status = 'withdrawn' then iif(t.unit_id is null, 'unacknowledged', 'acknowledged')
  when f.status = 'returned' then 'returned'
  when f.status in ('accepted', 'correcting') then 'accepted'
  else 'submitted' end`;

/** Whom a unit's line waits for. */
export const isOutstanding = ({ standing, status }: Pick<CampaignLine, 'standing' | 'status'>): boolean =>
  standing === 'owed' && status !== 'submitted' && status !== 'accepted';

export type LinesQuestion = Readonly<{
  campaignId: string;
  /** Only units at or below these; whoever has the campaign's area has all of its units. */
  roots: readonly string[];
  /** Today, an ISO date. */
  day: string;
}>;

/** The whole lines of campaigns that were asked for last, as of the file's edition: a board is paged and filtered. */
const kept = new WeakMap<Sqlite, Present<readonly CampaignLine[]>>();
const limit = 16;

/**
 * Every line of a campaign under the roots, in the order of the units' registration; none when there is no such one.
 * Drafts are not in the log: see `withDrafts`.
 */
export const campaignLines = (db: Sqlite, { campaignId, roots, day }: LinesQuestion): readonly CampaignLine[] => {
  const campaign = campaignById(db, campaignId);
  if (!campaign) return [];
  const under = JSON.stringify(roots);
  const hasArea = db.get(`select 1 from ${underSql} where unit = ?`, under, campaign.countyId) !== undefined;
  if (!hasArea) return linesOf(db, campaign, under, day);
  let lines = kept.get(db);
  if (!lines) kept.set(db, (lines = new Present(limit)));
  return lines.get(campaignId, `${day} ${db.edition()}`, () => linesOf(db, campaign, null, day));
};

/** Whether a draft tells more of a unit than its line: nothing is filed, or what was is withdrawn. */
export const awaitsFiling = ({ status }: CampaignLine): boolean =>
  status === 'unacknowledged' || status === 'acknowledged';

/** The lines with those as drafts that await a filing and whose unit has one. */
export const withDrafts = (lines: readonly CampaignLine[], drafted: ReadonlySet<string>): readonly CampaignLine[] =>
  drafted.size === 0
    ? lines
    : lines.map((line) =>
        awaitsFiling(line) && drafted.has(line.unitId) ? { ...line, status: 'draft' as const } : line,
      );

/** The lines under roots (a JSON list), or all. Raw rows, and for few units nothing is asked about all the others. */
const linesOf = (db: Sqlite, campaign: CampaignRow, roots: string | null, day: string): readonly CampaignLine[] => {
  const { campaignId, countyId, dataYear, dueDate } = campaign;
  const mine = roots === null ? '' : 'in mine';
  const rows = db.allRaw<Row>(
    `with ${goneSql}, mine(unit) as materialized ${underSql},
     wanted(unit_id, status) as materialized (
       select unit_id, status from campaign_unit where campaign_id = ? ${mine && `and unit_id ${mine}`}
       union all select value, 'notIncluded' from json_each(?) ${mine && `where value ${mine}`})
     select u.unit_id, u.name, p.name, ${formSql},
       case when w.status <> 'asked' then w.status when g.unit is not null then 'ended'
         when not ${inAreaSql('u.unit_id')} then 'movedAway' else 'owed' end,
       ${statusSql}
     from wanted w cross join organization_unit u on u.unit_id = w.unit_id
     left join organization_unit p on p.unit_id = u.parent_id
     left join gone g on g.unit = u.unit_id
     left join submission_current f on f.unit_id = u.unit_id and f.data_year = ?
     left join campaign_task t on t.campaign_id = ? and t.unit_id = u.unit_id
     where ${filesSql}
     order by u.registered_sequence`,
    countyId,
    roots ?? '[]',
    campaignId,
    JSON.stringify(newUnitsOf(db, campaignId)),
    countyId,
    dataYear,
    campaignId,
  );
  return rows.map(([unitId, unit, parent, form, standing, status]) => {
    const overdue = day > dueDate && isOutstanding({ standing, status });
    return { unitId, unit, parent, form, standing, status, overdue };
  });
};
