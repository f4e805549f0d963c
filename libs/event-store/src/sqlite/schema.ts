import { randomUUID } from 'node:crypto';
import { Frontier } from '@app/ledger';
import type { Sqlite } from '@app/sqlite';
import { StoreUnavailable } from '../event-store.js';
import { emptyTip, type Tip } from '../tip.js';

/** `HJEV` in the file's header: this is an event store of ours. */
const applicationId = 0x484a4556;
const schemaVersion = 1;

const tables = `
  create table store (
    one integer primary key check (one = 1),
    store_id text not null,
    created_at text not null
  ) strict;
  create table event (
    sequence integer primary key autoincrement,
    stream text not null,
    revision integer not null,
    event_id text not null unique,
    type text not null,
    data text not null,
    meta text not null,
    hash blob not null,
    link blob not null,
    unique (stream, revision)
  ) strict;
  create trigger event_no_update before update on event begin select raise(abort, 'append-only'); end;
  create trigger event_no_delete before delete on event begin select raise(abort, 'append-only'); end;
  create table frontier (
    one integer primary key check (one = 1),
    count integer not null,
    peaks text not null,
    link text not null
  ) strict;
  pragma application_id = ${applicationId};
  pragma user_version = ${schemaVersion};
`;

const header = (db: Sqlite) => ({
  application: db.get<{ application_id: number }>('pragma application_id')!.application_id,
  version: db.get<{ user_version: number }>('pragma user_version')!.user_version,
  isEmpty: db.get<{ tables: number }>('select count(*) as tables from sqlite_master')!.tables === 0,
});

const check = (db: Sqlite): void => {
  const { application, version } = header(db);
  if (application !== applicationId)
    throw new StoreUnavailable(`${db.file} 不是本系统的事件库,请检查数据目录设置。`, 'foreign');
  if (version > schemaVersion)
    throw new StoreUnavailable(
      `${db.file} 由更新版本的程序写成(结构第 ${version} 版),请升级本程序后再启动。`,
      'foreign',
    );
};

/** What the store keeps of its log's end. @throws StoreUnavailable when it is damaged */
export const storedTip = (db: Sqlite): Tip => {
  const row = db.get<{ count: number; peaks: string; link: string }>('select count, peaks, link from frontier');
  try {
    if (row) return { frontier: Frontier.parse(row.count, row.peaks), link: row.link };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw damaged(db.file);
};

/** The refusal to write into a log that disagrees with itself. */
export const damaged = (file: string): StoreUnavailable =>
  new StoreUnavailable(`${file} 已损坏或被改动,请先运行 hengjian verify 查明位置,再从备份恢复。`, 'corrupt');

/**
 * Makes sure that the file is ours, and makes its tables when it is new. Takes the write lock, so that a file that
 * cannot be written is found now.
 */
export const prepareForWriting = (db: Sqlite, now: () => string): void =>
  db.transaction(() => {
    const { application, isEmpty } = header(db);
    if (application === 0 && isEmpty) {
      db.exec(tables);
      db.run('insert into store values (1, ?, ?)', randomUUID(), now());
      db.run('insert into frontier values (1, 0, ?, ?)', emptyTip.frontier.text, emptyTip.link);
    }
    check(db);
    const last = db.get<{ last: number | null }>('select max(sequence) as last from event')!.last ?? 0;
    if (storedTip(db).frontier.count !== last) throw damaged(db.file);
  });

/** Makes sure that the file is ours. A damaged log may be read: that is how it is examined. */
export const prepareForReading = check;
