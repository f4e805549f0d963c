import type { Sqlite } from '@app/sqlite';
import { inTurns } from '../fair-turns.js';
import {
  Outbox,
  type ChannelTally,
  type DueBundle,
  type NewEntry,
  type OutboxEntry,
  type Settlement,
} from '../outbox.js';

export const outboxTables = `
  create table if not exists outbox (
    id text primary key, notice_id text not null, kind text not null, subject_id text, sequence integer not null,
    recipient text not null, county_id text not null, channel text not null, bundle text not null, status text not null,
    not_before text not null, attempts integer not null, message_id text, receipt text, reason text,
    made_at text not null, done_at text, held_until text
  ) strict, without rowid;
  drop index if exists outbox_due;
  create index if not exists outbox_turns on outbox (county_id, not_before, sequence, id) where status = 'waiting';
  create index if not exists outbox_bundle on outbox (bundle) where status = 'waiting';
  create index if not exists outbox_subject on outbox (subject_id, sequence);
  create index if not exists outbox_county on outbox (county_id, status, done_at);
  create index if not exists outbox_message on outbox (message_id) where status = 'sent';`;

const columns = `id, notice_id as noticeId, kind, subject_id as subjectId, sequence, recipient, county_id as countyId,
  channel, bundle, status, not_before as notBefore, attempts, message_id as messageId, receipt, reason,
  made_at as madeAt, done_at as doneAt`;

/** A step from county to county, not through all that waits. */
const waitingCounties = `
  with recursive county (id) as (
    select min(county_id) from outbox where status = 'waiting'
    union all
    select (select min(county_id) from outbox where status = 'waiting' and county_id > county.id) from county
    where county.id is not null
  )
  select id from county where id is not null`;

/** A bundle by its oldest entry that is due. */
type Due = DueBundle & Readonly<{ sequence: number; countyId: string }>;

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const free = `status = 'waiting' and not_before <= ? and (held_until is null or held_until <= ?)`;
const ofCounties = 'county_id in (select value from json_each(?))';

export class SqliteOutbox extends Outbox {
  constructor(private readonly db: Sqlite) {
    super();
  }

  async add(entries: readonly NewEntry[]): Promise<number> {
    return this.db.transaction(() =>
      entries.reduce(
        (count, entry) =>
          count +
          this.db.run(
            `insert into outbox values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, 0, null, null, null, ?, null, null)
             on conflict do nothing`,
            entry.id,
            entry.noticeId,
            entry.kind,
            entry.subjectId,
            entry.sequence,
            entry.recipient,
            entry.countyId,
            entry.channel,
            entry.bundle,
            entry.notBefore,
            entry.madeAt,
          ),
        0,
      ),
    );
  }

  async take(now: string, bundles: number, until: string): Promise<readonly OutboxEntry[]> {
    return this.db.transaction(() =>
      this.hold(
        now,
        this.dueNow(now, bundles).map(({ bundle }) => bundle),
        until,
      ),
    );
  }

  async takeThese(now: string, bundles: readonly string[], until: string): Promise<readonly OutboxEntry[]> {
    return this.db.transaction(() => this.hold(now, bundles, until));
  }

  async due(now: string, bundles: number): Promise<readonly DueBundle[]> {
    return this.dueNow(now, bundles);
  }

  async settle(ids: readonly string[], settlement: Settlement): Promise<void> {
    const which = `where status = 'waiting' and id in (select value from json_each(?))`;
    const list = JSON.stringify(ids);
    if (settlement.status === 'retry') {
      const { notBefore, messageId, reason, counts } = settlement;
      this.db.run(
        `update outbox set not_before = ?, message_id = ?, reason = ?, attempts = attempts + ?, held_until = null ${which}`,
        notBefore,
        messageId,
        reason,
        counts ? 1 : 0,
        list,
      );
      return;
    }
    const { status, at, messageId } = settlement;
    const [receipt, reason] = status === 'sent' ? [settlement.receipt, null] : [null, settlement.reason];
    this.db.run(
      `update outbox set status = ?, done_at = ?, message_id = ?, receipt = ?, reason = ?, attempts = attempts + ?,
         held_until = null ${which}`,
      status,
      at,
      messageId,
      receipt,
      reason,
      status === 'dropped' ? 0 : 1,
      list,
    );
  }

  async wasSent(messageId: string): Promise<boolean> {
    return this.db.get(`select 1 from outbox where status = 'sent' and message_id = ?`, messageId) !== undefined;
  }

  async failed(countyIds: readonly string[], limit: number): Promise<readonly OutboxEntry[]> {
    return this.db.all<OutboxEntry>(
      `select ${columns} from outbox where ${ofCounties} and status = 'failed' order by done_at desc, id limit ?`,
      JSON.stringify(countyIds),
      limit,
    );
  }

  async retry(id: string, countyIds: readonly string[], now: string): Promise<boolean> {
    const sql = `update outbox set status = 'waiting', not_before = ?, made_at = ?, attempts = 0, done_at = null,
      held_until = null
      where id = ? and status = 'failed' and ${ofCounties}`;
    return this.db.run(sql, now, now, id, JSON.stringify(countyIds)) > 0;
  }

  async about(subjectId: string): Promise<readonly OutboxEntry[]> {
    const sql = `select ${columns} from outbox where subject_id = ? order by sequence, id`;
    return this.db.all<OutboxEntry>(sql, subjectId);
  }

  async tally(countyIds: readonly string[]): Promise<readonly ChannelTally[]> {
    return this.db.all<ChannelTally>(
      `select channel, sum(status = 'waiting') as waiting, sum(status = 'sent') as sent, sum(status = 'failed') as failed,
         max(case when status = 'sent' then done_at end) as lastSentAt
       from outbox where ${ofCounties} group by channel order by channel`,
      JSON.stringify(countyIds),
    );
  }

  async dropWaiting(at: string, reason: string): Promise<number> {
    const sql = `update outbox set status = 'dropped', done_at = ?, message_id = null, reason = ?, held_until = null
      where status = 'waiting'`;
    return this.db.run(sql, at, reason);
  }

  async forget(before: string): Promise<number> {
    return this.db.run(`delete from outbox where status in ('sent', 'dropped') and done_at < ?`, before);
  }

  /** Of each county the oldest, as many as a turn of all needs; more of those that have more, when that is too few. */
  private dueNow(now: string, bundles: number): readonly DueBundle[] {
    const counties = this.db.all<{ id: string }>(waitingCounties).map(({ id }) => id);
    const share = Math.ceil(bundles / Math.max(1, counties.length));
    let due = counties.map((id) => this.dueOf(id, now, share));
    if (due.reduce((sum, own) => sum + own.length, 0) < bundles)
      due = counties.map((id, at) => (due[at]!.length < share ? due[at]! : this.dueOf(id, now, bundles)));
    const line = due.flat().toSorted((one, other) => order(one.since, other.since) || one.sequence - other.sequence);
    return inTurns(line, ({ countyId }) => countyId)
      .slice(0, bundles)
      .map(({ bundle, since }) => ({ bundle, since }));
  }

  /** Looks at so many entries as it takes to find so many bundles: however long the line is, only its beginning is read. */
  private dueOf(countyId: string, now: string, bundles: number): readonly Due[] {
    for (let rows = bundles * 2; ; rows *= 8) {
      const found = this.db.all<Due>(
        `select bundle, not_before as since, sequence, county_id as countyId from outbox
         where county_id = ? and ${free} order by not_before, sequence, id limit ?`,
        countyId,
        now,
        now,
        rows,
      );
      const first = new Map<string, Due>();
      for (const one of found) if (!first.has(one.bundle)) first.set(one.bundle, one);
      if (first.size >= bundles || found.length < rows) return [...first.values()].slice(0, bundles);
    }
  }

  private hold(now: string, bundles: readonly string[], until: string): readonly OutboxEntry[] {
    const own = `${free} and bundle = ?`;
    const sql = `select ${columns} from outbox where ${own} order by not_before, sequence, id`;
    return bundles.flatMap((bundle) => {
      const taken = this.db.all<OutboxEntry>(sql, now, now, bundle);
      this.db.run(`update outbox set held_until = ? where ${own}`, until, now, now, bundle);
      return taken;
    });
  }
}
