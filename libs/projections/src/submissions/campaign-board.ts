import type { Sqlite } from '@app/sqlite';
import { goneSql } from './campaign-list.js';
import {
  isOutstanding,
  taskStatuses,
  type CampaignLine,
  type TaskStanding,
  type TaskStatus,
} from './campaign-lines.js';

/** What there is to tell of one line beyond its status. Days are ISO dates. */
export type CampaignTask = CampaignLine &
  Readonly<{
    parentId: string | null;
    stage: string | null;
    acknowledgedBy: string | null;
    acknowledgedOn: string | null;
    reminders: number;
    remindedOn: string | null;
    /** Why it need not file, when the bureau said so. */
    releasedReason: string | null;
    /** Where its filing stands, in the words of the filings' own list; null when nothing is filed. */
    filing: string | null;
    version: number | null;
    acceptedVersion: number | null;
    /** When the filing last changed (ISO instant). */
    filedAt: string | null;
    /** 已撤并: since when, how, by which unit's end, and into which units. */
    endedFrom: string | null;
    ended: 'merged' | 'split' | 'closed' | null;
    endedUnitId: string | null;
    endedInto: readonly string[];
    endedReason: string | null;
  }>;

/** How many owed returns stand where, and what stands beside them. */
export type CampaignCounts = Readonly<{
  owed: number;
  byStatus: Readonly<Record<TaskStatus, number>>;
  outstanding: number;
  overdue: number;
  besides: Readonly<Record<Exclude<TaskStanding, 'owed'>, number>>;
}>;

export const countsOf = (lines: readonly CampaignLine[]): CampaignCounts => {
  const byStatus = Object.fromEntries(taskStatuses.map((status) => [status, 0])) as Record<TaskStatus, number>;
  const besides = { released: 0, ended: 0, movedAway: 0, notIncluded: 0 };
  let [owed, outstanding, overdue] = [0, 0, 0];
  for (const line of lines) {
    if (line.standing !== 'owed') besides[line.standing] += 1;
    else {
      owed += 1;
      byStatus[line.status] += 1;
      if (isOutstanding(line)) outstanding += 1;
      if (line.overdue) overdue += 1;
    }
  }
  return { owed, byStatus, outstanding, overdue, besides };
};

export type BoardFilter = Readonly<{
  status?: TaskStatus | undefined;
  standing?: TaskStanding | undefined;
  overdue?: boolean | undefined;
  /** Part of a unit's or its parent's name. */
  search?: string | undefined;
  limit: number;
  offset: number;
}>;

export type Board = Readonly<{ counts: CampaignCounts; rows: readonly CampaignTask[]; total: number }>;

/** The board of a campaign's lines: counts of all of them, and a window on those that the filter leaves. */
export const campaignBoard = (
  db: Sqlite,
  campaignId: string,
  lines: readonly CampaignLine[],
  { status, standing, overdue, search, limit, offset }: BoardFilter,
): Board => {
  const left = lines.filter(
    (line) =>
      (status === undefined || (line.status === status && line.standing === 'owed')) &&
      (standing === undefined || line.standing === standing) &&
      (overdue === undefined || line.overdue === overdue) &&
      (search === undefined || line.unit.includes(search) || (line.parent?.includes(search) ?? false)),
  );
  const window = left.slice(offset, offset + limit);
  return { counts: countsOf(lines), rows: tasksOf(db, campaignId, window), total: left.length };
};

type Detail = Omit<CampaignTask, keyof CampaignLine | 'endedInto'> &
  Readonly<{ unitId: string; endedInto: string | null }>;

/** The lines with all there is to tell of them. */
export const tasksOf = (db: Sqlite, campaignId: string, lines: readonly CampaignLine[]): readonly CampaignTask[] => {
  const campaign = db.get<{ countyId: string; dataYear: string }>(
    'select county_id as countyId, data_year as dataYear from campaign where campaign_id = ?',
    campaignId,
  );
  if (!campaign || lines.length === 0) return [];
  const details = new Map(
    db
      .all<Detail>(
        `with ${goneSql}
         select u.unit_id as unitId, u.parent_id as parentId, u.stage, t.acknowledged_by as acknowledgedBy,
           t.acknowledged_on as acknowledgedOn, coalesce(a.reminders, 0) as reminders, a.reminded_on as remindedOn,
           a.reason as releasedReason, f.status as filing, f.version, f.accepted_version as acceptedVersion,
           f.at as filedAt, g.ended_from as endedFrom, g.ended, g.ended_unit as endedUnitId, g.ended_into as endedInto,
           g.ended_reason as endedReason
         from json_each(?) one join organization_unit u on u.unit_id = one.value
         left join campaign_unit a on a.campaign_id = ? and a.unit_id = u.unit_id
         left join campaign_task t on t.campaign_id = ? and t.unit_id = u.unit_id
         left join submission_current f on f.unit_id = u.unit_id and f.data_year = ?
         left join gone g on g.unit = u.unit_id`,
        campaign.countyId,
        JSON.stringify(lines.map(({ unitId }) => unitId)),
        campaignId,
        campaignId,
        campaign.dataYear,
      )
      .map((detail) => [detail.unitId, detail]),
  );
  return lines.flatMap((line) => {
    const detail = details.get(line.unitId);
    if (!detail) return [];
    const endedInto = detail.endedInto === null ? [] : (JSON.parse(detail.endedInto) as string[]);
    return [{ ...detail, ...line, endedInto }];
  });
};
