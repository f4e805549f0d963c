import { randomUUID } from 'node:crypto';
import { Frontier } from '@app/ledger';
import type { Sqlite } from '@app/sqlite';
import { StoreUnavailable } from '../event-store.js';
import { emptyTip, type Tip } from '../tip.js';

/** `HJEV` in the file's header: this is an event store of ours. */
const applicationId = 0x484a4556;
/** `HJEC`: a node's copy of a log whose truth is a KurrentDB cluster. It has the same tables, and is read the same way. */
const copyId = 0x484a4543;
const schemaVersion = 1;

/** The tables of a log. A cluster cannot hold an id unique over all streams, so a copy of its log must not either. */
const tablesOf = (id: number, uniqueIds: boolean): string => `
  create table store (
    one integer primary key check (one = 1),
    store_id text not null,
    created_at text not null
  ) strict;
  create table event (
    sequence integer primary key autoincrement,
    stream text not null,
    revision integer not null,
    event_id text not null${uniqueIds ? ' unique' : ''},
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
  pragma application_id = ${id};
  pragma user_version = ${schemaVersion};
`;

/** What a copy has besides: its ids' index, and where it is in $all. */
const copyTables = `
  create index event_by_id on event (event_id);
  create table cursor (
    one integer primary key check (one = 1),
    commit_position text not null,
    prepare_position text not null
  ) strict;
`;

const header = (db: Sqlite) => ({
  application: db.get<{ application_id: number }>('pragma application_id')!.application_id,
  version: db.get<{ user_version: number }>('pragma user_version')!.user_version,
  isEmpty: db.get<{ tables: number }>('select count(*) as tables from sqlite_master')!.tables === 0,
});

const checkAs = (db: Sqlite, ...ids: readonly number[]): void => {
  const { application, version } = header(db);
  if (!ids.includes(application)) throw new StoreUnavailable(`${db.file} ${otherwise(application)}`, 'foreign');
  if (version > schemaVersion)
    throw new StoreUnavailable(
      `${db.file} 由更新版本的程序写成(结构第 ${version} 版),请升级本程序后再启动。`,
      'foreign',
    );
};

const otherwise = (application: number): string => {
  if (application === copyId)
    return '是集群事件库在本机的副本，不能单独写入，否则记录会分叉。请设置 KURRENTDB_URL 后再启动。';
  if (application === applicationId)
    return '是单机事件库，而 KURRENTDB_URL 指定了集群。请换一个空的数据目录，或去掉 KURRENTDB_URL 后再启动。';
  return '不是本系统的事件库,请检查数据目录设置。';
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

/** Makes the tables of a log in a file that is new. */
const make = (db: Sqlite, id: number, storeId: string, now: () => string): void => {
  const { application, isEmpty } = header(db);
  if (application !== 0 || !isEmpty) return;
  db.exec(tablesOf(id, id === applicationId));
  if (id === copyId) db.exec(copyTables);
  db.run('insert into store values (1, ?, ?)', storeId, now());
  db.run('insert into frontier values (1, 0, ?, ?)', emptyTip.frontier.text, emptyTip.link);
};

/** @throws StoreUnavailable when the rows are not as many as the log's end says */
const checkEnd = (db: Sqlite): void => {
  const last = db.get<{ last: number | null }>('select max(sequence) as last from event')!.last ?? 0;
  if (storedTip(db).frontier.count !== last) throw damaged(db.file);
};

/**
 * Makes sure that the file is ours, and makes its tables when it is new. Takes the write lock, so that a file that
 * cannot be written is found now.
 */
export const prepareForWriting = (db: Sqlite, now: () => string): void =>
  db.transaction(() => {
    make(db, applicationId, randomUUID(), now);
    checkAs(db, applicationId);
    checkEnd(db);
  });

/** The same for a node's copy of a cluster's log, which has the identity of that log. */
export const prepareCopy = (db: Sqlite, storeId: string, now: () => string): void =>
  db.transaction(() => {
    make(db, copyId, storeId, now);
    checkAs(db, copyId);
    checkEnd(db);
  });

/** Makes sure that the file is ours. A damaged log may be read: that is how it is examined. */
export const prepareForReading = (db: Sqlite): void => checkAs(db, applicationId, copyId);
