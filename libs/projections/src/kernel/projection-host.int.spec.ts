import { beforeEach, describe, expect, it } from '@jest/globals';
import { Sqlite } from '@app/sqlite';
import {
  append,
  at,
  caughtUp,
  futureTypes,
  newHost,
  now,
  openStore,
  projections,
  raised,
  rebuiltDigest,
  total,
} from '@test/counting-host';
import { ProjectionHost } from './projection-host.js';
import { readFileName } from './read-file.js';
import { rowsDigest } from './rows-digest.js';

describe('following the log', () => {
  it('shows what was there and what comes', async () => {
    await raised('a', 1);
    await at.host.start();
    await expect(at.host.reached(await raised('a', 2), 60_000)).resolves.toBe(true);
    expect(total('a')).toBe(3);
    expect(at.host.state()).toMatchObject({ state: 'live', sequence: 2, head: 2, lag: 0, parked: [], reason: null });
  });

  it('starts with an empty log', async () => {
    await at.host.start();
    expect(at.host.position).toBeNull();
    await expect(at.host.reached('00000000000000000001', 20)).resolves.toBe(false);
    await expect(at.host.reached(await raised('a', 1), 60_000)).resolves.toBe(true);
  });

  it('goes on after a restart, and counts nothing twice', async () => {
    await at.host.start();
    await at.host.reached(await raised('a', 1), 60_000);
    await at.host.stop();
    await raised('a', 2);
    at.host = newHost();
    await at.host.start();
    await caughtUp();
    expect(total('a')).toBe(3);
    expect(rowsDigest(at.host.db, projections)).toBe(await rebuiltDigest());
  });

  it('ends waits when it stops', async () => {
    await at.host.start();
    const wait = at.host.reached('00000000000000000009', 60_000);
    await at.host.stop();
    await expect(wait).resolves.toBe(false);
  });

  it('loses nothing while another process holds the lock of the file', async () => {
    await at.host.start();
    await at.host.reached(await raised('a', 1), 60_000);
    // Another process holds the file's write lock: a fault of the machine, not of the event.
    const other = new Sqlite(readFileName(at.directory, projections), { busyTimeout: 0 });
    other.run('begin immediate');
    at.host.db.exec('pragma busy_timeout = 0');
    const position = await raised('a', 2);
    await expect(at.host.reached(position, 100)).resolves.toBe(false);
    expect(at.host.state().parked).toEqual([]);
    other.run('rollback');
    other.close();
    await expect(at.host.reached(position, 60_000)).resolves.toBe(true);
    expect(total('a')).toBe(3);
  });
});

describe('an event that a projection cannot follow', () => {
  beforeEach(() => at.host.start());

  it('parks its stream for that projection, and stops nothing else', async () => {
    at.broken = ({ by }) => by === 13;
    await raised('a', 1);
    await raised('a', 13);
    await raised('b', 5);
    await raised('a', 2);
    await caughtUp();
    expect([total('a'), total('b')]).toEqual([1, 5]);
    expect(at.host.db.all(`select * from journal`)).toHaveLength(4);
    expect(at.host.state()).toMatchObject({
      state: 'live',
      sequence: 4,
      parked: [
        { projection: 'totals@1', stream: 'hj.main.counter-a', sequence: 2, events: 2, reason: 'cannot count 13' },
      ],
    });
  });

  it('stays parked over a restart', async () => {
    at.broken = ({ by }) => by === 13;
    await raised('a', 13);
    await caughtUp();
    await at.host.stop();
    at.host = newHost();
    await at.host.start();
    at.broken = () => false;
    await raised('a', 2);
    await caughtUp();
    expect(total('a')).toBeUndefined();
    expect(at.host.state().parked).toMatchObject([{ sequence: 1, events: 2 }]);
  });

  it('goes in with those behind it, in order, when an operator tries again', async () => {
    at.broken = ({ by }) => by === 13;
    await raised('a', 13);
    await raised('a', 2);
    await append('a', 'counter.counter-named', { name: 'x' });
    await raised('b', 13);
    await caughtUp();
    await expect(at.host.retryParked()).resolves.toBe(0);
    at.broken = () => false;
    await expect(at.host.retryParked('totals@1', 'hj.main.counter-a')).resolves.toBe(3);
    expect(at.host.state().parked).toMatchObject([{ stream: 'hj.main.counter-b' }]);
    await expect(at.host.retryParked()).resolves.toBe(1);
    await expect(at.host.retryParked()).resolves.toBe(0);
    expect(at.host.state().parked).toEqual([]);
    expect(rowsDigest(at.host.db, projections)).toBe(await rebuiltDigest());
  });

  it('waits again where a retry fails', async () => {
    at.broken = ({ by }) => by > 10;
    await raised('a', 11);
    await raised('a', 12);
    await caughtUp();
    at.broken = ({ by }) => by === 12;
    await expect(at.host.retryParked()).resolves.toBe(1);
    expect(total('a')).toBe(11);
    expect(at.host.state().parked).toMatchObject([{ sequence: 2, events: 1, reason: 'cannot count 12' }]);
  });
});

describe('an event of a newer program', () => {
  it.each([
    ['type', 'counter.counter-burst', {}, 1],
    ['version', 'counter.counter-raised', { by: 1 }, 2],
  ])(
    'by its %s stops the lists where they stand: nothing is parked or skipped, and a newer program goes on',
    async (_, type, data, version) => {
      await at.host.start();
      await raised('a', 1);
      const newer = openStore('events.sqlite', futureTypes);
      await append('a', type, data, version, newer);
      await raised('c', 4);
      while (at.host.state().newer === null) await new Promise((resume) => setImmediate(resume));
      expect(at.host.state()).toMatchObject({
        state: 'failed',
        sequence: 1,
        parked: [],
        newer: { sequence: 2, wireType: type },
      });
      expect(at.host.state().reason).toContain('查询库停在第 1 条');
      expect(at.host.stoppedAt).toBe(now());
      expect([total('a'), total('c')]).toEqual([1, undefined]);

      await at.host.stop();
      at.host = new ProjectionHost({ store: newer, types: futureTypes, projections, directory: at.directory });
      await at.host.start();
      await caughtUp();
      while (at.host.state().state !== 'live') await new Promise((resume) => setImmediate(resume));
      expect(at.host.state()).toMatchObject({ sequence: 3, parked: [], newer: null });
      expect([at.host.stoppedAt, total('c')]).toEqual([null, 4]);
      await at.host.stop();
      await newer.close();
    },
  );
});
