import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { EventTypes, KurrentEventStore, UnknownEvent, type NewEvent } from '@app/event-store';
import { counterEvents, type CounterEvent } from '@test/counter';
import { KurrentTestServer } from '@test/kurrent-server/server';
import { note } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';
import { ProjectionHost } from './projection-host.js';
import { anyProjection, type Projection } from './projection.js';

Logger.overrideLogger(false);

const now = () => '2025-03-03T01:00:00.000Z';
const totals = (version: number, times: number): Projection<CounterEvent> => ({
  name: `totals@${version}`,
  tables: `create table totals (stream text primary key, total integer not null) strict`,
  when: {
    CounterRaised: (db, { by }, { stream }) => {
      const more = by * times;
      db.run(`insert into totals values (?, ?) on conflict do update set total = total + ?`, stream, more, more);
    },
  },
});
const today = { types: new EventTypes([counterEvents]), projections: [anyProjection(totals(1, 1))] };
/** The next version of the program: one event more, and the list shows ten times as much. */
const next = {
  types: new EventTypes([{ category: 'counter', versions: { CounterRaised: 1, CounterNamed: 1, CounterBurst: 1 } }]),
  projections: [anyProjection(totals(2, 10))],
};

const home = temporaryDirectory();
const toClose: (() => unknown)[] = [home.remove];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

/** A node: its own copy of the log and its own lists, of one version of the program. */
const node = async (server: KurrentTestServer, name: string, { types, projections }: typeof today) => {
  const directory = join(home.directory, name);
  if (!existsSync(directory)) mkdirSync(directory);
  const store = await KurrentEventStore.open(server.url('', '&discoveryInterval=5'), {
    types,
    now,
    copy: join(directory, 'events.sqlite'),
    writeWithin: 20_000,
    warn: () => undefined,
  });
  const host = new ProjectionHost({ store, types, projections, directory });
  await host.start();
  const stop = async () => {
    await host.stop();
    await store.close();
  };
  toClose.push(stop);
  const total = (stream: string) =>
    host.db.get<{ total: number }>(`select total from totals where stream = ?`, `hj.main.counter-${stream}`)?.total;
  return { store, host, stop, total };
};
type Node = Awaited<ReturnType<typeof node>>;

const event = (type: string, data: unknown): NewEvent => note(0, { type: `counter.${type}`, schemaVersion: 1, data });
const raise = async (
  { store, host }: Node,
  stream: string,
  expected: 'noStream' | number,
  by: number,
  wait = 60_000,
) => {
  const { position } = await store.append(`hj.main.counter-${stream}`, expected, [event('counter-raised', { by })]);
  return { position, shown: await host.reached(position, wait) };
};

it('two versions of the program serve beside each other, each with its own lists, until the older one cannot read on', async () => {
  const server = await KurrentTestServer.start();
  toClose.push(() => server.kill());
  const older = await node(server, 'a', today);
  const newer = await node(server, 'b', next);

  expect(await raise(older, 'x', 'noStream', 1)).toMatchObject({ shown: true });
  const { position, shown } = await raise(newer, 'x', 0, 2);
  expect([shown, await older.host.reached(position, 60_000)]).toEqual([true, true]);
  expect([older.total('x'), newer.total('x')]).toEqual([3, 30]);
  expect([older, newer].map(({ host }) => host.state().state)).toEqual(['live', 'live']);

  await newer.store.append('hj.main.counter-x', 1, [event('counter-burst', {})]);
  await raise(newer, 'y', 'noStream', 7);
  while (older.host.state().newer === null) await new Promise((resume) => setTimeout(resume, 5));
  expect(older.host.state()).toMatchObject({ state: 'failed', sequence: 2, parked: [], newer: { sequence: 3 } });
  expect([older.total('x'), older.total('y'), newer.total('y')]).toEqual([3, undefined, 70]);
  await expect(older.store.readStream('hj.main.counter-x')).rejects.toThrow(UnknownEvent);
  // A stream that it can read whole it may still write; the newer node shows that.
  const written = await raise(older, 'z', 'noStream', 5, 2000);
  expect(written.shown).toBe(false);
  expect(await newer.host.reached(written.position, 60_000)).toBe(true);
  expect(newer.total('z')).toBe(50);

  await older.stop();
  const updated = await node(server, 'a', next);
  while (updated.host.state().state !== 'live') await new Promise((resume) => setTimeout(resume, 5));
  await updated.host.reached((await updated.store.head()).position!, 60_000);
  expect(updated.host.state()).toMatchObject({ sequence: 5, parked: [], newer: null });
  expect(['x', 'y', 'z'].map(updated.total)).toEqual(['x', 'y', 'z'].map(newer.total));
});
