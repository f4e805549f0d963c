import type { FormId } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import { campaignById, filesSql, formSql, goneSql, newUnitsOf, under } from './campaign-list.js';

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

/** How far it has come as the log has it; a draft stands between 签收 and 已报, and is not in the log. */
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
  /** Units that have a draft of the data year. */
  drafts: ReadonlySet<string>;
  /** Today, an ISO date. */
  day: string;
}>;

/** Every line of a campaign under the roots, in the order of the units' registration; none when there is no such one. */
export const campaignLines = (
  db: Sqlite,
  { campaignId, roots, drafts, day }: LinesQuestion,
): readonly CampaignLine[] => {
  const campaign = campaignById(db, campaignId);
  if (!campaign) return [];
  const { countyId, dataYear, dueDate } = campaign;
  // Whoever has the whole area is not asked unit by unit.
  const hasArea = db.get(`select 1 from ${under} where unit = ?`, JSON.stringify(roots), countyId) !== undefined;
  const rows = db.allRaw<Row>(
    `with ${goneSql}, mine(unit) as materialized ${under},
     wanted(unit_id, status) as (
       select unit_id, status from campaign_unit where campaign_id = ?
       union all select value, 'notIncluded' from json_each(?))
     select u.unit_id, u.name, p.name, ${formSql},
       case when w.status <> 'asked' then w.status when g.unit is not null then 'ended'
         when u.unit_id not in area then 'movedAway' else 'owed' end,
       ${statusSql}
     from wanted w join organization_unit u on u.unit_id = w.unit_id
     left join organization_unit p on p.unit_id = u.parent_id
     left join gone g on g.unit = u.unit_id
     left join submission_current f on f.unit_id = u.unit_id and f.data_year = ?
     left join campaign_task t on t.campaign_id = ? and t.unit_id = u.unit_id
     where ${filesSql} and (? or u.unit_id in mine)
     order by u.registered_sequence`,
    countyId,
    JSON.stringify(roots),
    campaignId,
    JSON.stringify(newUnitsOf(db, campaignId)),
    dataYear,
    campaignId,
    hasArea ? 1 : 0,
  );
  return rows.map(([unitId, unit, parent, form, standing, known]) => {
    const drafted = (known === 'unacknowledged' || known === 'acknowledged') && drafts.has(unitId);
    const status = drafted ? 'draft' : known;
    const overdue = day > dueDate && isOutstanding({ standing, status });
    return { unitId, unit, parent, form, standing, status, overdue };
  });
};
