import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { asyncProperty, assert, array, boolean, integer, tuple } from 'fast-check';
import { SqliteEventStore } from '@app/event-store';
import type { Sqlite } from '@app/sqlite';
import { moment, note, noteTypes, type NoteEvent } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';
import { storedAfter } from './delivery.js';
import { Dispatch } from './dispatch.js';
import { KeptRows } from './kept-rows.js';
import { ListsWriter } from './lists-writer.js';
import { LiveFile } from './live-file.js';
import { anyProjection, type Projection } from './projection.js';
import { createReadFile, openReadFile, readCheckpoint } from './read-file.js';
import { rowsDigest } from './rows-digest.js';

const kept = new KeptRows<number | undefined>('sums of notes');
const sumOf = (db: Sqlite, stream: string): number | undefined =>
  kept.get(db, stream, () => db.get<{ sum: number }>('select sum from sums where stream = ?', stream)?.sum);

/** A row made from the kept one: a stale one would show for ever. Notes of 13 are poison. */
const sums: Projection<NoteEvent> = {
  name: 'sums@1',
  tables: 'create table sums (stream text primary key, sum integer not null, text text not null) strict',
  when: {
    NoteTaken: (db, { number, text }, { stream }) => {
      if (number === 13) throw new Error('unlucky');
      const sum = (sumOf(db, stream) ?? 0) + number;
      kept.forget(db, stream);
      db.run('insert or replace into sums values (?, ?, ?)', stream, sum, text);
      // Kept by whoever writes, too.
      sumOf(db, stream);
    },
  },
};
const places: Projection<NoteEvent> = {
  name: 'places@1',
  tables: 'create table places (sequence integer primary key) strict',
  when: {},
  every: (db, { sequence }) => void db.run('insert into places values (?)', sequence),
};
const projections = [anyProjection(sums), anyProjection(places)];
const dispatch = new Dispatch(projections);

let directory: string;
let remove: () => void;
let store: SqliteEventStore;
const opened: Sqlite[] = [];
beforeEach(() => {
  ({ directory, remove } = temporaryDirectory());
  store = SqliteEventStore.open(join(directory, 'events.sqlite'), { types: noteTypes, now: () => moment });
});
afterEach(async () => {
  for (const db of opened.splice(0)) db.close();
  await store.close();
  remove();
});

const keep = (db: Sqlite): Sqlite => {
  opened.push(db);
  return db;
};
let files = 0;

/** A file that serves, and a writer of the same file over a connection of its own. */
const stage = () => {
  const name = join(directory, `read-${(files += 1)}.sqlite`);
  createReadFile(name, projections, store.storeId).close();
  const host = new LiveFile(keep(openReadFile(name)), dispatch);
  const writer = new ListsWriter(keep(openReadFile(name)), store, dispatch);
  const head = async () => (await store.head()).count;
  return {
    host,
    writer,
    /** What has come, entered by the host itself. */
    here: async () => host.apply(await storedAfter({ store, types: noteTypes }, host.at.sequence, 500)),
    /** The same, by the other connection. */
    beside: async () => {
      const until = await head();
      await host.enteredBy(async () => (await writer.enter(until)).forgotten);
    },
  };
};

const revisions = new Map<string, number>();
beforeEach(() => revisions.clear());
const noted = async (stream: string, ...numbers: readonly number[]): Promise<void> => {
  const name = `hj.main.note-${stream}`;
  for (const number of numbers) {
    const revision = revisions.get(name);
    await store.append(name, revision ?? 'noStream', [note(number)]);
    revisions.set(name, (revision ?? -1) + 1);
  }
};
const sum = ({ db }: LiveFile, stream: string) => sumOf(db, `hj.main.note-${stream}`);
const placesOf = ({ db }: LiveFile) => db.get<{ count: number }>('select count(*) as count from places')!.count;

it('shows all of a batch that another connection entered, and nothing kept from before', async () => {
  const { host, beside } = stage();
  await noted('a', 1, 2);
  await beside();
  expect([sum(host, 'a'), host.at.sequence]).toEqual([3, 2]);
  await noted('a', 4);
  await beside();
  expect([sum(host, 'a'), host.at.sequence, placesOf(host)]).toEqual([7, 3, 3]);
});

it('shows what was there until the other has come to its end, kept rows included', async () => {
  const { host, writer } = stage();
  await noted('a', 1);
  await host.enteredBy(async () => {
    const { forgotten } = await writer.enter(1);
    expect([sum(host, 'a'), placesOf(host), readCheckpoint(host.db)?.sequence]).toEqual([undefined, 0, 0]);
    return forgotten;
  });
  expect([sum(host, 'a'), placesOf(host)]).toEqual([1, 1]);
});

it('enters nothing beyond what it was told of', async () => {
  const { host, writer } = stage();
  await noted('a', 1, 2, 3);
  await host.enteredBy(async () => (await writer.enter(2)).forgotten);
  expect([sum(host, 'a'), host.at.sequence]).toEqual([3, 2]);
});

it('counts nothing twice when the other ended without a word after it had written, nor without having written', async () => {
  const { host, writer, here, beside } = stage();
  await noted('a', 1, 2);
  const silent = async (work: () => Promise<unknown>) => {
    const unheard = host.enteredBy(async () => {
      await work();
      throw new Error('it ended');
    });
    await expect(unheard).rejects.toThrow('it ended');
  };
  await silent(() => writer.enter(2));
  expect([sum(host, 'a'), host.at.sequence]).toEqual([3, 2]);
  await noted('a', 4);
  await silent(async () => undefined);
  expect([sum(host, 'a'), host.at.sequence]).toEqual([3, 2]);
  await here();
  await noted('a', 8);
  await beside();
  expect([sum(host, 'a'), placesOf(host)]).toEqual([15, 4]);
});

it('counts nothing twice, and keeps nothing stale, when a fault of the disk has ended the snapshot', async () => {
  const { host, writer, here } = stage();
  await noted('a', 1, 2);
  await here();
  await noted('a', 4);
  const lost = host.enteredBy(async () => {
    host.db.exec('rollback');
    await writer.enter(3);
    expect(sum(host, 'a')).toBe(3);
    throw new Error('unheard');
  });
  await expect(lost).rejects.toThrow('unheard');
  expect([sum(host, 'a'), host.at.sequence, placesOf(host)]).toEqual([7, 3, 3]);
});

it('enters nothing that another has entered meanwhile, even if nobody told', async () => {
  const { host, writer, here } = stage();
  await noted('a', 1, 2);
  await here();
  await noted('a', 4, 8);
  const delivered = await storedAfter({ store, types: noteTypes }, 2, 500);
  expect(sum(host, 'a')).toBe(3);
  await writer.enter(3);
  host.apply(delivered);
  expect([sum(host, 'a'), host.at.sequence, placesOf(host)]).toEqual([15, 4, 4]);
});

it('parks for both, and lets wait behind it what comes to either', async () => {
  const { host, here, beside } = stage();
  await noted('a', 1, 13);
  await noted('b', 1);
  await beside();
  expect([sum(host, 'a'), sum(host, 'b'), host.parking.list()[0]?.events]).toEqual([1, 1, 1]);
  await noted('a', 2);
  await here();
  await noted('a', 3);
  await noted('b', 2);
  await beside();
  expect([sum(host, 'a'), sum(host, 'b'), host.parking.list()[0]?.events, placesOf(host)]).toEqual([1, 3, 3, 6]);
});

it('comes to the rows of one connection, whoever enters each batch and whatever was looked at before', () => {
  const batch = tuple(
    boolean(),
    array(tuple(integer({ min: 0, max: 3 }), integer({ min: 1, max: 14 })), { minLength: 1 }),
  );
  return assert(
    asyncProperty(array(batch, { minLength: 1, maxLength: 8 }), async (batches) => {
      const [mixed, alone] = [stage(), stage()];
      await alone.here();
      await mixed.here();
      for (const [isBeside, notes] of batches) {
        for (const [stream, number] of notes) await noted(String(stream), number);
        for (let stream = 0; stream <= 3; stream += 1) sum(mixed.host, String(stream));
        await (isBeside ? mixed.beside() : mixed.here());
        await alone.here();
        expect(mixed.host.at).toEqual(alone.host.at);
        for (let stream = 0; stream <= 3; stream += 1)
          expect(sum(mixed.host, String(stream))).toBe(sum(alone.host, String(stream)));
      }
      expect(rowsDigest(mixed.host.db, projections)).toBe(rowsDigest(alone.host.db, projections));
    }),
    { numRuns: 15 },
  );
});

it('begins the write-ahead log anew once it was copied, though somebody always reads', async () => {
  const { host, writer } = stage();
  const long = async (): Promise<number> => {
    const { count } = await store.head();
    await noted('a', 1);
    let pages = 0;
    await host.enteredBy(async () => {
      const entered = await writer.enter(count + 1);
      pages = entered.waitingPages;
      return entered.forgotten;
    });
    return pages;
  };
  const grown = [await long(), await long(), await long()];
  expect(grown).toEqual(grown.toSorted((one, other) => one - other));
  expect(new Set(grown).size).toBe(3);
  writer.tidyUp();
  expect(await long()).toBeLessThan(grown[0]! + 2);
  expect(statSync(`${host.db.file}-wal`).size).toBeGreaterThan(0);
});
