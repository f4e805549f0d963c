import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { counterEvents, requested, type CounterEvent } from '@test/counter';
import { ProjectionHost } from './projection-host.js';
import { anyProjection, type Projection } from './projection.js';
import { placeReplica, replicaFile, ReplicaRefused } from './replica.js';

Logger.overrideLogger(false);

/** Entered a second time, the first events could not be. */
let onlyOnce = false;
const totals: Projection<CounterEvent> = {
  name: 'totals@1',
  tables: `create table totals (stream text primary key, total integer not null) strict`,
  when: {
    CounterRaised: (db, { by }, { stream, sequence }) => {
      if (onlyOnce && sequence <= 3) throw new Error('entered again');
      db.run(`insert into totals values (?, ?) on conflict do update set total = total + ?`, stream, by, by);
    },
  },
};
const projections = [anyProjection(totals)];
const types = new EventTypes([counterEvents]);
const now = () => '2025-03-03T01:00:00.000Z';
const stream = 'hj.main.counter-a';

let base: string;
const folder = (name: string) => {
  mkdirSync(join(base, name), { recursive: true });
  return join(base, name);
};
const open = (name: string) => SqliteEventStore.open(join(folder(name), 'events.sqlite'), { types, now, pollEvery: 5 });
const hostOn = (store: SqliteEventStore, name: string) =>
  new ProjectionHost({ store, types, projections, directory: folder(name) });
const raise = (store: SqliteEventStore, n: number) =>
  store.append(stream, n === 1 ? 'noStream' : n - 2, [
    {
      ...requested(n),
      id: requested(n).commandId,
      type: 'counter.counter-raised',
      schemaVersion: 1,
      data: { by: n },
      requestDigest: requested(n).digest,
      occurredAt: now(),
      effectiveAt: '2025-03-03',
    },
  ]);

let storeId: string;
beforeEach(async () => {
  onlyOnce = false;
  base = mkdtempSync(join(tmpdir(), 'replica-'));
  const store = open('first');
  ({ storeId } = store);
  for (const n of [1, 2, 3]) await raise(store, n);
  const host = hostOn(store, 'first');
  await host.start();
  expect(await host.copyTo(folder('copy'))).toMatchObject({ storeId, sequence: 3 });
  await raise(store, 4);
  await host.stop();
  await store.close();
});
afterEach(() => rmSync(base, { recursive: true }));

const place = (name: string, using: readonly Projection[] = projections, id: string | null = storeId) =>
  placeReplica(join(base, 'copy'), folder(name), using, id);

it('a new node begins with the copy, and enters only what came after it', async () => {
  expect(await place('second')).toMatchObject({ sequence: 3 });
  copyFileSync(join(base, 'first', 'events.sqlite'), join(base, 'second', 'events.sqlite'));
  onlyOnce = true;
  const store = open('second');
  const host = hostOn(store, 'second');
  await host.start();
  expect(await host.reached((await store.head()).position!, 60_000)).toBe(true);
  expect(host.db.get(`select total from totals where stream = ?`, stream)).toEqual({ total: 10 });
  expect(host.state()).toMatchObject({ sequence: 4, parked: [] });
  await host.stop();
  await store.close();
});

it('a copy of another log, another version or with other bytes is refused, and so is a second one', async () => {
  const other = [anyProjection({ ...totals, name: 'totals@2' })];
  await expect(place('new', other)).rejects.toThrow(/另一版本/);
  await expect(place('new', projections, 'another')).rejects.toThrow(/另一个事件库/);
  const copied = readdirSync(join(base, 'copy')).find((name) => name.endsWith('.sqlite'))!;
  appendFileSync(join(base, 'copy', copied), 'x');
  await expect(place('new')).rejects.toThrow(/损坏/);
  expect(readdirSync(folder('new'))).toEqual([]);
  await expect(place('first')).rejects.toThrow(/已有查询库/);
});

it.each(['', '{}', '{"format":"hengjian-replica/1","file":"../read.sqlite","storeId":"x","sequence":1,"sha256":"x"}'])(
  'what is no copy is refused: %s',
  async (text) => {
    writeFileSync(join(base, 'copy', replicaFile), text);
    await expect(place('new')).rejects.toBeInstanceOf(ReplicaRefused);
    expect(existsSync(folder('new')) && readdirSync(folder('new'))).toEqual([]);
  },
);
