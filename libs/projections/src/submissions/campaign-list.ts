import type { DeadlineBasis } from '@app/domain/deadlines';
import type { AskedTask, FilingUnitOf, FormId } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import { endedSince } from '../organizations/index.js';

/** A round of filing as it stands. `reason` is that of its last closing, reopening or change of the due date. */
export type CampaignRow = Readonly<{
  campaignId: string;
  name: string;
  dataYear: string;
  countyId: string;
  county: string;
  forms: readonly FormId[];
  status: 'open' | 'closed';
  dueDate: string;
  basis: DeadlineBasis;
  reason: string | null;
  openedBy: string;
  openedAt: string;
  openedSequence: number;
  /** Of the last event about the campaign itself. */
  sequence: number;
}>;

type Stored = Omit<CampaignRow, 'forms' | 'basis'> & Readonly<{ forms: string; basis: string }>;

const columns = `c.campaign_id as campaignId, c.name, c.data_year as dataYear, c.county_id as countyId,
  coalesce(u.name, '') as county, c.forms, c.status, c.due_date as dueDate, c.basis, c.reason, c.opened_by as openedBy,
  c.opened_at as openedAt, c.opened_sequence as openedSequence, c.sequence`;

const shown = (row: Stored): CampaignRow => ({
  ...row,
  forms: JSON.parse(row.forms) as FormId[],
  basis: JSON.parse(row.basis) as DeadlineBasis,
});

/** One campaign, or undefined. */
export const campaignById = (db: Sqlite, campaignId: string): CampaignRow | undefined => {
  const row = db.get<Stored>(
    `select ${columns} from campaign c left join organization_unit u on u.unit_id = c.county_id where c.campaign_id = ?`,
    campaignId,
  );
  return row && shown(row);
};

/** What is at or below one of the roots. */
export const underSql = `(select unit from organization_closure where ancestor in (select value from json_each(?)))`;

export type CampaignFilter = Readonly<{
  roots: readonly string[];
  dataYear?: string | undefined;
  status?: 'open' | 'closed' | undefined;
}>;

/** Campaigns that are opened for, or ask, a unit at or below the roots; the most urgent of the open ones first. */
export const campaignsUnder = (db: Sqlite, { roots, dataYear, status }: CampaignFilter): readonly CampaignRow[] =>
  db
    .all<Stored>(
      `with mine(unit) as materialized ${underSql}
       select ${columns} from campaign c left join organization_unit u on u.unit_id = c.county_id
       where (? is null or c.data_year = ?) and (? is null or c.status = ?) and (c.county_id in mine or exists (
         select 1 from campaign_unit a where a.campaign_id = c.campaign_id and a.status = 'asked' and a.unit_id in mine))
       order by c.status desc, c.due_date, c.opened_sequence`,
      JSON.stringify(roots),
      dataYear ?? null,
      dataYear ?? null,
      status ?? null,
      status ?? null,
    )
    .map(shown);

/** What a campaign asks of one unit; null when there is no such campaign, or it does not ask this unit. */
export const askedTask = (db: Sqlite, campaignId: string, unitId: string): AskedTask | null => {
  const task = db.get<Omit<AskedTask, 'endedFrom'>>(
    `select c.status, ${formSql} as form from campaign_unit a join campaign c on c.campaign_id = a.campaign_id
     join organization_unit u on u.unit_id = a.unit_id
     where a.campaign_id = ? and a.unit_id = ? and a.status = 'asked'`,
    campaignId,
    unitId,
  );
  return task ? { ...task, endedFrom: endedSince(db, unitId) } : null;
};

/**
 * Who has a part in a campaign, as far as the roots have to do with it: the area that opened it, and for a root below
 * it (or elsewhere) the units at or below the root that it asks, released ones too. Null: no such campaign.
 */
export const campaignParties = (db: Sqlite, campaignId: string, roots: readonly string[]): readonly string[] | null => {
  const campaign = campaignById(db, campaignId);
  if (!campaign) return null;
  const { countyId } = campaign;
  const units = db.all<{ id: string }>(
    `select distinct a.unit_id as id from json_each(?) root
     cross join organization_closure below on below.ancestor = root.value
     cross join campaign_unit a on a.campaign_id = ? and a.unit_id = below.unit
     where not exists (select 1 from organization_closure where ancestor = root.value and unit = ?)`,
    JSON.stringify(roots),
    campaignId,
    countyId,
  );
  return [countyId, ...units.map(({ id }) => id)];
};

/** Those at or below a unit that a campaign asks, in the order of registration. */
export const askedUnder = (db: Sqlite, campaignId: string, unitId: string): readonly string[] =>
  db
    .all<{ id: string }>(
      `select a.unit_id as id from campaign_unit a join organization_unit u on u.unit_id = a.unit_id
       where a.campaign_id = ? and a.status = 'asked' and a.unit_id in ${underSql} order by u.registered_sequence`,
      campaignId,
      JSON.stringify([unitId]),
    )
    .map(({ id }) => id);

/** The form that a filing unit files. */
export const formSql = `case u.kind when 'section' then 'section' when 'county' then 'county' else 'premises' end`;

/** Whether a unit `u` files: sections, a school or campus for the stages that share its buildings, a county. */
export const filesSql = `(u.kind in ('section', 'county') or (u.kind in ('school', 'campus') and u.shared_buildings = 1))`;

/** Whether a unit stands in an area (`?`) today. */
export const inAreaSql = (unit: string): string =>
  `exists (select 1 from organization_closure area where area.ancestor = ? and area.unit = ${unit})`;

/**
 * Units of an area (`?`) that have ended, with all that stood under them: a closed school's sections do not stand.
 * Few have ended, so those are asked for their area, not the area for those.
 */
export const goneSql = `
  gone(unit, ended_unit, ended, ended_from, ended_into, ended_reason) as materialized (
    select below.unit, e.unit_id, e.status, min(e.ended_from), e.ended_into, e.ended_reason
    from organization_unit e cross join organization_closure below on below.ancestor = e.unit_id
    where e.status <> 'open' and ${inAreaSql('e.unit_id')} group by below.unit)`;

/** The units of a county or city that file and stand today, in the order of registration; null for any other area. */
export const filingUnitsIn = (db: Sqlite, areaId: string): readonly FilingUnitOf[] | null => {
  const area = db.get<{ kind: string; status: string }>(
    'select kind, status from organization_unit where unit_id = ?',
    areaId,
  );
  if (area?.status !== 'open' || (area.kind !== 'county' && area.kind !== 'city')) return null;
  return db.all<FilingUnitOf>(
    `with ${goneSql}
     select u.unit_id as unitId, ${formSql} as form
     from organization_closure area join organization_unit u on u.unit_id = area.unit
     where area.ancestor = ? and u.unit_id not in (select unit from gone) and ${filesSql}
     order by u.registered_sequence`,
    areaId,
    areaId,
  );
};

/**
 * 新建未纳入: filing units that were founded, or came into the area, after the campaign was opened and that it never
 * asked. Whom the bureau left out at the opening is no news.
 */
export const newUnitsOf = (db: Sqlite, campaignId: string): readonly string[] => {
  const campaign = campaignById(db, campaignId);
  if (campaign?.status !== 'open') return [];
  const { countyId, openedSequence, forms } = campaign;
  return db
    .all<{ id: string }>(
      `with ${goneSql}
       select distinct u.unit_id as id from organization_change moved
       cross join organization_closure below on below.ancestor = moved.unit_id
       cross join organization_unit u on u.unit_id = below.unit
       where moved.sequence > ? and moved.parent_id is not null and moved.unit_id <> ?
       and ${inAreaSql('moved.unit_id')} and u.unit_id not in (select unit from gone) and ${filesSql}
       and ${formSql} in (select value from json_each(?))
       and not exists (select 1 from campaign_unit a where a.campaign_id = ? and a.unit_id = u.unit_id)
       order by u.registered_sequence`,
      countyId,
      openedSequence,
      countyId,
      countyId,
      JSON.stringify(forms),
      campaignId,
    )
    .map(({ id }) => id);
};
