import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { EventTypes, SqliteEventStore, type NewEvent } from '@app/event-store';
import { LackingTables, Sqlite } from '@app/sqlite';
import { counterEvents, requested, type CounterEvent } from '@test/counter';
import { ProjectionHost } from './projection-host.js';
import { anyProjection, type Projection } from './projection.js';
import { readFileName } from './read-file.js';
import { rowsDigest } from './rows-digest.js';

Logger.overrideLogger(false);

/** A fault that a test can switch on and off, standing for a mistake in a projection. */
let broken: (data: { by: number }) => boolean = () => false;

const totals: Projection<CounterEvent> = {
  name: 'totals@1',
  tables: `create table totals (stream text primary key, total integer not null, name text) strict`,
  indexes: `create index totals_by_total on totals (total)`,
  when: {
    CounterRaised: (db, data, { stream }) => {
      db.run(
        `insert into totals values (?, ?, null) on conflict do update set total = total + ?`,
        stream,
        data.by,
        data.by,
      );
      if (broken(data)) throw new Error(`cannot count ${data.by}`);
    },
    CounterNamed: (db, { name }, { stream }) => db.run(`update totals set name = ? where stream = ?`, name, stream),
  },
};
const journal: Projection = {
  name: 'journal@1',
  tables: `create table journal (sequence integer primary key, type text not null) strict`,
  when: {},
  every: (db, { sequence, wireType }) => void db.run(`insert into journal values (?, ?)`, sequence, wireType),
};
const projections = [anyProjection(totals), journal];

const types = new EventTypes([counterEvents]);
const futureTypes = new EventTypes([
  {
    category: 'counter',
    versions: { CounterRaised: 2, CounterNamed: 1, CounterBurst: 1 },
    upcasts: { 'CounterRaised@1': (data: never) => data },
  },
]);
const now = () => '2025-03-03T01:00:00.000Z';

let directory: string;
let store: SqliteEventStore;
let host: ProjectionHost;
let written = 0;

const newHost = (using: readonly Projection[] = projections) =>
  new ProjectionHost({ store, types, projections: using, directory });
const openStore = (file = 'events.sqlite', known = types) =>
  SqliteEventStore.open(join(directory, file), { types: known, now, pollEvery: 5 });

beforeEach(async () => {
  broken = () => false;
  directory = mkdtempSync(join(tmpdir(), 'host-'));
  store = openStore();
  host = newHost();
});
afterEach(async () => {
  await host.stop();
  await store.close();
  rmSync(directory, { recursive: true });
});

const newEvent = (type: string, data: unknown, schemaVersion = 1): NewEvent => ({
  ...requested(++written),
  id: requested(written).commandId,
  type,
  schemaVersion,
  data,
  requestDigest: requested(written).digest,
  occurredAt: now(),
  effectiveAt: '2025-03-03',
});

/** Appends to the end of a stream; answers the position. */
const append = async (stream: string, type: string, data: unknown, version = 1, into = store): Promise<string> => {
  const past = await into.readStored({ limit: 100_000 });
  const revision = past.filter((event) => event.stream === `hj.main.counter-${stream}`).length - 1;
  const expected = revision < 0 ? 'noStream' : revision;
  return (await into.append(`hj.main.counter-${stream}`, expected, [newEvent(type, data, version)])).position;
};
const raised = (stream: string, by: number) => append(stream, 'counter.counter-raised', { by });
const total = (stream: string) =>
  host.db.get<{ total: number }>(`select total from totals where stream = ?`, `hj.main.counter-${stream}`)?.total;
const caughtUp = async () => host.reached((await store.head()).position!, 2000);

/** Rows of a file built from event 0 elsewhere: what the live file must equal. */
const rebuiltDigest = async (): Promise<string> => {
  const elsewhere = mkdtempSync(join(directory, 'again-'));
  const again = new ProjectionHost({ store, types, projections, directory: elsewhere });
  await again.start();
  await again.reached((await store.head()).position ?? '', 2000);
  const digest = rowsDigest(again.db, projections);
  await again.stop();
  return digest;
};

describe('following the log', () => {
  it('shows what was there and what comes', async () => {
    await raised('a', 1);
    await host.start();
    await expect(host.reached(await raised('a', 2), 2000)).resolves.toBe(true);
    expect(total('a')).toBe(3);
    expect(host.state()).toMatchObject({ state: 'live', sequence: 2, head: 2, lag: 0, parked: [], reason: null });
  });

  it('starts with an empty log', async () => {
    await host.start();
    expect(host.position).toBeNull();
    await expect(host.reached('00000000000000000001', 20)).resolves.toBe(false);
    await expect(host.reached(await raised('a', 1), 2000)).resolves.toBe(true);
  });

  it('goes on after a restart, and counts nothing twice', async () => {
    await host.start();
    await host.reached(await raised('a', 1), 2000);
    await host.stop();
    await raised('a', 2);
    host = newHost();
    await host.start();
    await caughtUp();
    expect(total('a')).toBe(3);
    expect(rowsDigest(host.db, projections)).toBe(await rebuiltDigest());
  });

  it('ends waits when it stops', async () => {
    await host.start();
    const wait = host.reached('00000000000000000009', 60_000);
    await host.stop();
    await expect(wait).resolves.toBe(false);
  });

  it('loses nothing while another process holds the lock of the file', async () => {
    await host.start();
    await host.reached(await raised('a', 1), 2000);
    // Another process holds the file's write lock: a fault of the machine, not of the event.
    const other = new Sqlite(readFileName(directory, projections), { busyTimeout: 0 });
    other.run('begin immediate');
    host.db.exec('pragma busy_timeout = 0');
    const position = await raised('a', 2);
    await expect(host.reached(position, 100)).resolves.toBe(false);
    expect(host.state().parked).toEqual([]);
    other.run('rollback');
    other.close();
    await expect(host.reached(position, 5000)).resolves.toBe(true);
    expect(total('a')).toBe(3);
  });
});

describe('an event that a projection cannot follow', () => {
  beforeEach(() => host.start());

  it('parks its stream for that projection, and stops nothing else', async () => {
    broken = ({ by }) => by === 13;
    await raised('a', 1);
    await raised('a', 13);
    await raised('b', 5);
    await raised('a', 2);
    await caughtUp();
    expect([total('a'), total('b')]).toEqual([1, 5]);
    expect(host.db.all(`select * from journal`)).toHaveLength(4);
    expect(host.state()).toMatchObject({
      state: 'live',
      sequence: 4,
      parked: [
        { projection: 'totals@1', stream: 'hj.main.counter-a', sequence: 2, events: 2, reason: 'cannot count 13' },
      ],
    });
  });

  it('stays parked over a restart', async () => {
    broken = ({ by }) => by === 13;
    await raised('a', 13);
    await caughtUp();
    await host.stop();
    host = newHost();
    await host.start();
    broken = () => false;
    await raised('a', 2);
    await caughtUp();
    expect(total('a')).toBeUndefined();
    expect(host.state().parked).toMatchObject([{ sequence: 1, events: 2 }]);
  });

  it('goes in with those behind it, in order, when an operator tries again', async () => {
    broken = ({ by }) => by === 13;
    await raised('a', 13);
    await raised('a', 2);
    await append('a', 'counter.counter-named', { name: 'x' });
    await raised('b', 13);
    await caughtUp();
    await expect(host.retryParked()).resolves.toBe(0);
    broken = () => false;
    await expect(host.retryParked('totals@1', 'hj.main.counter-a')).resolves.toBe(3);
    expect(host.state().parked).toMatchObject([{ stream: 'hj.main.counter-b' }]);
    await expect(host.retryParked()).resolves.toBe(1);
    await expect(host.retryParked()).resolves.toBe(0);
    expect(host.state().parked).toEqual([]);
    expect(rowsDigest(host.db, projections)).toBe(await rebuiltDigest());
  });

  it('waits again where a retry fails', async () => {
    broken = ({ by }) => by > 10;
    await raised('a', 11);
    await raised('a', 12);
    await caughtUp();
    broken = ({ by }) => by === 12;
    await expect(host.retryParked()).resolves.toBe(1);
    expect(total('a')).toBe(11);
    expect(host.state().parked).toMatchObject([{ sequence: 2, events: 1, reason: 'cannot count 12' }]);
  });
});

describe('an event of a newer program', () => {
  it.each([
    ['type', 'counter.counter-burst', {}, 1],
    ['version', 'counter.counter-raised', { by: 1 }, 2],
  ])(
    'by its %s stops the lists where they stand: nothing is parked or skipped, and a newer program goes on',
    async (_, type, data, version) => {
      await host.start();
      await raised('a', 1);
      const newer = openStore('events.sqlite', futureTypes);
      await append('a', type, data, version, newer);
      await raised('c', 4);
      while (host.state().newer === null) await new Promise((resume) => setImmediate(resume));
      expect(host.state()).toMatchObject({
        state: 'failed',
        sequence: 1,
        parked: [],
        newer: { sequence: 2, wireType: type },
      });
      expect(host.state().reason).toContain('查询库停在第 1 条');
      expect(host.stoppedAt).toBe(now());
      expect([total('a'), total('c')]).toEqual([1, undefined]);

      await host.stop();
      host = new ProjectionHost({ store: newer, types: futureTypes, projections, directory });
      await host.start();
      await caughtUp();
      while (host.state().state !== 'live') await new Promise((resume) => setImmediate(resume));
      expect(host.state()).toMatchObject({ sequence: 3, parked: [], newer: null });
      expect([host.stoppedAt, total('c')]).toEqual([null, 4]);
      await host.stop();
      await newer.close();
    },
  );
});

describe('a rebuild', () => {
  it('that cannot catch up leaves one follower, and the file that serves', async () => {
    const seen: number[] = [];
    const watching = new ProjectionHost({
      store,
      types,
      projections,
      directory,
      watch: async (delivered, apply) => {
        seen.push(...delivered.map(({ sequence }) => sequence));
        await apply();
      },
    });
    await raised('a', 1);
    await watching.start();
    const read = store.readStored.bind(store);
    store.readStored = () => {
      store.readStored = read;
      return Promise.reject(new Error('away'));
    };
    await expect(watching.rebuild()).rejects.toThrow('away');
    await watching.reached(await raised('a', 2), 2000);
    await watching.reached(await raised('a', 4), 2000);
    expect(seen.filter((sequence) => sequence > 1)).toEqual([2, 3]);
    await watching.stop();
  });

  it('gives the same rows, beside the file that serves', async () => {
    await raised('a', 1);
    await host.start();
    await host.reached(await raised('b', 2), 2000);
    const before = rowsDigest(host.db, projections);
    host.db.run(`update totals set total = 99`);
    const old = host.db;
    const rebuild = host.rebuild();
    expect(host.db).toBe(old);
    expect(host.state().rebuild).not.toBeNull();
    await rebuild;
    expect(host.db).not.toBe(old);
    expect(rowsDigest(host.db, projections)).toBe(before);
    expect(host.state().rebuild).toBeNull();
  });

  it('lets readers and writers go on while it swaps', async () => {
    await host.start();
    for (let n = 0; n < 30; n++) await raised('a', 1);
    await caughtUp();
    let going = true;
    const seen: number[] = [];
    const reading = (async () => {
      for (; going; await new Promise((resume) => setImmediate(resume))) seen.push(total('a')!);
    })();
    const writing = (async () => {
      for (let n = 0; n < 30; n++) await raised('a', 1);
    })();
    await host.rebuild();
    await writing;
    await caughtUp();
    going = false;
    await reading;
    expect(total('a')).toBe(60);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(rowsDigest(host.db, projections)).toBe(await rebuiltDigest());
  });

  it('never skips: it stops, names the event, and leaves the old file', async () => {
    await host.start();
    await raised('a', 1);
    await raised('a', 13);
    await caughtUp();
    broken = ({ by }) => by === 13;
    await expect(host.rebuild()).rejects.toMatchObject({
      name: 'RebuildStopped',
      sequence: 2,
      stream: 'hj.main.counter-a',
      reason: 'cannot count 13',
    });
    expect(total('a')).toBe(14);
    broken = () => false;
    await expect(host.reached(await raised('a', 1), 2000)).resolves.toBe(true);
    expect(readdirSync(directory).filter((name) => /building|built/.test(name))).toEqual([]);
  });

  it('stops at an event that this program does not know', async () => {
    await raised('a', 1);
    const newer = openStore('events.sqlite', futureTypes);
    await append('a', 'counter.counter-burst', {}, 1, newer);
    await newer.close();
    await expect(host.start()).rejects.toMatchObject({
      name: 'RebuildStopped',
      sequence: 2,
      wireType: 'counter.counter-burst',
    });
  });

  it('is made for a changed projection while the older file serves, which then goes', async () => {
    await host.start();
    await host.reached(await raised('a', 1), 2000);
    await host.stop();
    const changed = [anyProjection({ ...totals, name: 'totals@2' }), journal];
    host = newHost(changed);
    await host.start();
    expect(host.state().state).toBe('rebuilding');
    expect(total('a')).toBe(1);
    // What the older program did not keep is said to be missing, not to be broken.
    expect(() => host.db.get('select since from totals')).toThrow(LackingTables);
    expect(() => host.db.get('select 1 from averages')).toThrow(LackingTables);
    await caughtUp();
    expect(existsSync(readFileName(directory, projections))).toBe(false);
    expect(readdirSync(directory).filter((name) => /^read-.*sqlite$/.test(name))).toHaveLength(1);
    while (host.state().state !== 'live') await new Promise((resume) => setImmediate(resume));
    expect(host.sequence).toBe(1);
  });
});

describe('a file that does not belong to the log', () => {
  const expectRefused = async (reason: string) => {
    host = newHost();
    await expect(host.start()).rejects.toMatchObject({
      name: 'ReadModelRefused',
      reason,
      message: expect.stringContaining('hengjian rebuild'),
    });
    // What the message says is what helps.
    host = newHost();
    await host.start({ fresh: true });
    expect(rowsDigest(host.db, projections)).toBe(await rebuiltDigest());
  };
  const filled = async () => {
    await host.start();
    await raised('a', 1);
    await raised('a', 2);
    await caughtUp();
    await host.stop();
  };
  const replaceStore = async (fill: () => Promise<unknown>, storeId?: string) => {
    const { storeId: before } = store;
    await store.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(directory, `events.sqlite${suffix}`), { force: true });
    await openStore().close();
    const raw = new Sqlite(join(directory, 'events.sqlite'));
    raw.run(`update store set store_id = ?`, storeId ?? before);
    raw.close();
    store = openStore();
    await fill();
  };

  it('is refused when it is ahead: the log came from an older backup', async () => {
    await filled();
    await replaceStore(() => raised('a', 1));
    await expectRefused('ahead');
  });

  it('is refused when it is of another log', async () => {
    await filled();
    await replaceStore(() => raised('a', 1), 'another');
    await expectRefused('foreign');
  });

  it('is refused when the log was cut and has grown again', async () => {
    await filled();
    await replaceStore(async () => {
      for (let n = 0; n < 3; n++) await raised('b', n);
    });
    await expectRefused('diverged');
  });

  it('is refused when it is no read model', async () => {
    await raised('a', 1);
    const raw = new Sqlite(readFileName(directory, projections));
    raw.exec('create table other (x)');
    raw.close();
    await expectRefused('unreadable');
  });
});
