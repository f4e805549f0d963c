import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SqliteEventStore } from '@app/event-store';
import { against, type Bench } from './measure.js';
import { sampleEvent, types } from './sample.js';

const rounds = 7;
const singles = 1000;
const grouped = 12_800;
const inFlight = 64;

/** The same tables, the same rows of the same size, and nothing else: what the engine alone can do. */
const bare = (file: string) => {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`
    create table event (
      sequence integer primary key autoincrement, stream text not null, revision integer not null,
      event_id text not null unique, type text not null, data text not null, meta text not null, hash blob not null,
      unique (stream, revision)
    ) strict;
    create table frontier (one integer primary key, count integer not null, peaks blob not null) strict;
    insert into frontier values (1, 0, x'');
  `);
  const last = db.prepare('select revision, hash from event where stream = ? order by revision desc limit 1');
  const taken = db.prepare('select 1 from event where event_id = ?');
  const insert = db.prepare(
    'insert into event (stream, revision, event_id, type, data, meta, hash) values (?, 0, ?, ?, ?, ?, ?)',
  );
  const frontier = db.prepare('update frontier set count = count + 1, peaks = ?');
  const [begin, commit] = [db.prepare('begin immediate'), db.prepare('commit')];
  const peaks = Buffer.alloc(32 * 10, 7);
  return (rows: readonly Row[]) => {
    begin.run();
    for (const row of rows) {
      last.get(row.stream);
      taken.get(row.id);
      insert.run(row.stream, row.id, row.type, row.data, row.meta, row.hash);
    }
    frontier.run(peaks);
    commit.run();
  };
};

type Row = Readonly<{ stream: string; id: string; type: string; data: string; meta: string; hash: Buffer }>;

/** A row's bytes as our store writes them, copied from one that it wrote. */
const rowsLike = async (store: SqliteEventStore, count: number): Promise<Row[]> => {
  await store.append(`hj.main.rectification-${randomUUID()}`, 'noStream', [sampleEvent()]);
  const [one] = await store.readStored({ after: 0, limit: 1 });
  return Array.from({ length: count }, () => ({
    stream: `hj.main.rectification-${randomUUID()}`,
    id: randomUUID(),
    type: one!.type,
    data: one!.data,
    meta: one!.meta,
    hash: Buffer.from(one!.hash, 'hex'),
  }));
};

/** Durable appends a second: one at a time, and with 64 in flight. */
export const bench: Bench = async (folder) => {
  const store = SqliteEventStore.open(join(folder, 'ours.sqlite'), {
    types: types(),
    now: () => new Date().toISOString(),
  });
  const write = bare(join(folder, 'bare.sqlite'));
  const append = () => store.append(`hj.main.rectification-${randomUUID()}`, 'noStream', [sampleEvent()]);

  // Both sides are handed what they write: making samples is no part of an append.
  const events = Array.from({ length: singles * rounds }, sampleEvent);
  const one = await rowsLike(store, singles * rounds);
  const single = await against(
    rounds,
    singles,
    async (round) => {
      for (const event of events.slice(round * singles, (round + 1) * singles))
        await store.append(`hj.main.rectification-${event.id}`, 'noStream', [event]);
    },
    (round) => {
      for (const row of one.slice(round * singles, (round + 1) * singles)) write([row]);
    },
  );

  const rows = await rowsLike(store, grouped * rounds);
  const many = await against(
    rounds,
    grouped,
    async () => {
      let left = grouped;
      await Promise.all(
        Array.from({ length: inFlight }, async () => {
          while (left-- > 0) await append();
        }),
      );
    },
    (round) => {
      const end = (round + 1) * grouped;
      for (let from = round * grouped; from < end; from += inFlight) write(rows.slice(from, from + inFlight));
    },
  );
  await store.close();
  return [
    { name: 'append-single', unit: 'appends/s', ...single },
    { name: 'append-64', unit: 'appends/s', ...many },
  ];
};
