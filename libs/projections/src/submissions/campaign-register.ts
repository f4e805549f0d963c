import type { CampaignEvent, CampaignTaskEvent } from '@app/domain/submissions';
import type { Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';

type Moment = Pick<Recorded, 'sequence'>;

const ask = (db: Sqlite, campaignId: string, unitIds: readonly string[], { sequence }: Moment): void => {
  for (const unitId of unitIds)
    db.run(
      `insert into campaign_unit values (?, ?, 'asked', null, ?, 0, null)
       on conflict (campaign_id, unit_id) do update set
         status = 'asked', reason = null, since_sequence = excluded.since_sequence`,
      campaignId,
      unitId,
      sequence,
    );
};

const due = (
  db: Sqlite,
  data: Readonly<{ campaignId: string; dueDate: string; basis: unknown; reason: string }>,
  { sequence }: Moment,
): void => {
  db.run(
    `update campaign set status = 'open', due_date = ?, basis = ?, reason = ?, sequence = ? where campaign_id = ?`,
    data.dueDate,
    JSON.stringify(data.basis),
    data.reason,
    sequence,
    data.campaignId,
  );
};

/**
 * Rounds of filing (`campaign`), whom each asks (`campaign_unit`; who was released stays, with the reason) and who has
 * acknowledged it (`campaign_task`). `reason` is that of the last closing, reopening or change of the due date.
 */
export const campaignRegister: Projection<CampaignEvent | CampaignTaskEvent> = {
  name: 'campaign@1',
  tables: `
    create table campaign (
      campaign_id text primary key, name text not null, data_year text not null, county_id text not null,
      forms text not null, status text not null, due_date text not null, basis text not null, reason text,
      opened_by text not null, opened_at text not null, opened_sequence integer not null, sequence integer not null
    ) strict, without rowid;
    create table campaign_unit (
      campaign_id text not null, unit_id text not null, status text not null, reason text,
      since_sequence integer not null, reminders integer not null, reminded_on text,
      primary key (campaign_id, unit_id)
    ) strict, without rowid;
    create table campaign_task (
      campaign_id text not null, unit_id text not null, acknowledged_by text not null, acknowledged_on text not null,
      primary key (campaign_id, unit_id)
    ) strict, without rowid;`,
  indexes: 'create index campaign_unit_unit on campaign_unit (unit_id, campaign_id);',
  when: {
    CampaignOpened: (db, data, event) => {
      db.run(
        `insert into campaign values (?, ?, ?, ?, ?, 'open', ?, ?, null, ?, ?, ?, ?)`,
        data.campaignId,
        data.name,
        data.dataYear,
        data.countyId,
        JSON.stringify(data.forms),
        data.dueDate,
        JSON.stringify(data.basis),
        data.openedBy,
        event.recordedAt,
        event.sequence,
        event.sequence,
      );
      ask(db, data.campaignId, data.unitIds, event);
    },
    CampaignUnitsAdded: (db, { campaignId, unitIds }, event) => ask(db, campaignId, unitIds, event),
    CampaignUnitsReleased: (db, { campaignId, unitIds, reason }, { sequence }) => {
      for (const unitId of unitIds)
        db.run(
          `update campaign_unit set status = 'released', reason = ?, since_sequence = ?
           where campaign_id = ? and unit_id = ?`,
          reason,
          sequence,
          campaignId,
          unitId,
        );
    },
    CampaignDueDateChanged: due,
    CampaignReminded: (db, { campaignId, unitIds, on }) => {
      for (const unitId of unitIds)
        db.run(
          `update campaign_unit set reminders = reminders + 1, reminded_on = ? where campaign_id = ? and unit_id = ?`,
          on,
          campaignId,
          unitId,
        );
    },
    CampaignClosed: (db, { campaignId, reason }, { sequence }) => {
      db.run(
        `update campaign set status = 'closed', reason = ?, sequence = ? where campaign_id = ?`,
        reason,
        sequence,
        campaignId,
      );
    },
    CampaignReopened: due,
    CampaignAcknowledged: (db, { campaignId, unitId, acknowledgedBy, on }) => {
      db.run('insert into campaign_task values (?, ?, ?, ?)', campaignId, unitId, acknowledgedBy, on);
    },
  },
};
