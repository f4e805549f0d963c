import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LackingTables, Sqlite } from '@app/sqlite';
import {
  append,
  at,
  caughtUp,
  futureTypes,
  journal,
  newHost,
  openStore,
  projections,
  raised,
  rebuiltDigest,
  total,
  totals,
  types,
} from '@test/counting-host';
import { ProjectionHost } from './projection-host.js';
import { anyProjection } from './projection.js';
import { readFileName } from './read-file.js';
import { rowsDigest } from './rows-digest.js';

describe('a rebuild', () => {
  it('that cannot catch up leaves one follower, and the file that serves', async () => {
    const seen: number[] = [];
    const watching = new ProjectionHost({
      store: at.store,
      types,
      projections,
      directory: at.directory,
      watch: async (delivered, apply) => {
        seen.push(...delivered.map(({ sequence }) => sequence));
        await apply();
      },
    });
    await raised('a', 1);
    await watching.start();
    const read = at.store.readStored.bind(at.store);
    at.store.readStored = () => {
      at.store.readStored = read;
      return Promise.reject(new Error('away'));
    };
    await expect(watching.rebuild()).rejects.toThrow('away');
    await watching.reached(await raised('a', 2), 60_000);
    await watching.reached(await raised('a', 4), 60_000);
    expect(seen.filter((sequence) => sequence > 1)).toEqual([2, 3]);
    await watching.stop();
  });

  it('gives the same rows, beside the file that serves', async () => {
    await raised('a', 1);
    await at.host.start();
    await at.host.reached(await raised('b', 2), 60_000);
    const before = rowsDigest(at.host.db, projections);
    at.host.db.run(`update totals set total = 99`);
    const old = at.host.db;
    const rebuild = at.host.rebuild();
    expect(at.host.db).toBe(old);
    expect(at.host.state().rebuild).not.toBeNull();
    await rebuild;
    expect(at.host.db).not.toBe(old);
    expect(rowsDigest(at.host.db, projections)).toBe(before);
    expect(at.host.state().rebuild).toBeNull();
  });

  it('lets readers and writers go on while it swaps', async () => {
    await at.host.start();
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
    await at.host.rebuild();
    await writing;
    await caughtUp();
    going = false;
    await reading;
    expect(total('a')).toBe(60);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(rowsDigest(at.host.db, projections)).toBe(await rebuiltDigest());
  });

  it('never skips: it stops, names the event, and leaves the old file', async () => {
    await at.host.start();
    await raised('a', 1);
    await raised('a', 13);
    await caughtUp();
    at.broken = ({ by }) => by === 13;
    await expect(at.host.rebuild()).rejects.toMatchObject({
      name: 'RebuildStopped',
      sequence: 2,
      stream: 'hj.main.counter-a',
      reason: 'cannot count 13',
    });
    expect(total('a')).toBe(14);
    at.broken = () => false;
    await expect(at.host.reached(await raised('a', 1), 60_000)).resolves.toBe(true);
    expect(readdirSync(at.directory).filter((name) => /building|built/.test(name))).toEqual([]);
  });

  it('stops at an event that this program does not know', async () => {
    await raised('a', 1);
    const newer = openStore('events.sqlite', futureTypes);
    await append('a', 'counter.counter-burst', {}, 1, newer);
    await newer.close();
    await expect(at.host.start()).rejects.toMatchObject({
      name: 'RebuildStopped',
      sequence: 2,
      wireType: 'counter.counter-burst',
    });
  });

  it('is made for a changed projection while the older file serves, which then goes', async () => {
    await at.host.start();
    await at.host.reached(await raised('a', 1), 60_000);
    await at.host.stop();
    const changed = [anyProjection({ ...totals, name: 'totals@2' }), journal];
    at.host = newHost(changed);
    await at.host.start();
    expect(at.host.state().state).toBe('rebuilding');
    expect(total('a')).toBe(1);
    // What the older program did not keep is said to be missing, not to be broken.
    expect(() => at.host.db.get('select since from totals')).toThrow(LackingTables);
    expect(() => at.host.db.get('select 1 from averages')).toThrow(LackingTables);
    await caughtUp();
    expect(existsSync(readFileName(at.directory, projections))).toBe(false);
    expect(readdirSync(at.directory).filter((name) => /^read-.*sqlite$/.test(name))).toHaveLength(1);
    while (at.host.state().state !== 'live') await new Promise((resume) => setImmediate(resume));
    expect(at.host.sequence).toBe(1);
  });
});

describe('a file that does not belong to the log', () => {
  const expectRefused = async (reason: string) => {
    at.host = newHost();
    await expect(at.host.start()).rejects.toMatchObject({
      name: 'ReadModelRefused',
      reason,
      message: expect.stringContaining('hengjian rebuild'),
    });
    // What the message says is what helps.
    at.host = newHost();
    await at.host.start({ fresh: true });
    expect(rowsDigest(at.host.db, projections)).toBe(await rebuiltDigest());
  };
  const filled = async () => {
    await at.host.start();
    await raised('a', 1);
    await raised('a', 2);
    await caughtUp();
    await at.host.stop();
  };
  const replaceStore = async (fill: () => Promise<unknown>, storeId?: string) => {
    const { storeId: before } = at.store;
    await at.store.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(at.directory, `events.sqlite${suffix}`), { force: true });
    await openStore().close();
    const raw = new Sqlite(join(at.directory, 'events.sqlite'));
    raw.run(`update store set store_id = ?`, storeId ?? before);
    raw.close();
    at.store = openStore();
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
    const raw = new Sqlite(readFileName(at.directory, projections));
    raw.exec('create table other (x)');
    raw.close();
    await expectRefused('unreadable');
  });
});
