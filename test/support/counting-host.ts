import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { EventTypes, SqliteEventStore, type NewEvent } from '@app/event-store';
import { anyProjection, ProjectionHost, rowsDigest, type Projection } from '@app/projections/kernel';
import { counterEvents, requested, type CounterEvent } from './counter.js';

Logger.overrideLogger(false);

/** What each test has: a log and a host in a directory of their own. */
export const at = {} as {
  directory: string;
  store: SqliteEventStore;
  host: ProjectionHost;
  /** A fault that a test can switch on and off, standing for a mistake in a projection. */
  broken: (data: { by: number }) => boolean;
};

export const totals: Projection<CounterEvent> = {
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
      if (at.broken(data)) throw new Error(`cannot count ${data.by}`);
    },
    CounterNamed: (db, { name }, { stream }) => db.run(`update totals set name = ? where stream = ?`, name, stream),
  },
};
export const journal: Projection = {
  name: 'journal@1',
  tables: `create table journal (sequence integer primary key, type text not null) strict`,
  when: {},
  every: (db, { sequence, wireType }) => void db.run(`insert into journal values (?, ?)`, sequence, wireType),
};
export const projections = [anyProjection(totals), journal];

export const types = new EventTypes([counterEvents]);
/** Those of a program that is newer. */
export const futureTypes = new EventTypes([
  {
    category: 'counter',
    versions: { CounterRaised: 2, CounterNamed: 1, CounterBurst: 1 },
    upcasts: { 'CounterRaised@1': (data: never) => data },
  },
]);
export const now = () => '2025-03-03T01:00:00.000Z';
let written = 0;

export const newHost = (using: readonly Projection[] = projections) =>
  new ProjectionHost({ store: at.store, types, projections: using, directory: at.directory });
export const openStore = (file = 'events.sqlite', known = types) =>
  SqliteEventStore.open(join(at.directory, file), { types: known, now, pollEvery: 5 });

beforeEach(async () => {
  at.broken = () => false;
  at.directory = mkdtempSync(join(tmpdir(), 'host-'));
  at.store = openStore();
  at.host = newHost();
});
afterEach(async () => {
  await at.host.stop();
  await at.store.close();
  rmSync(at.directory, { recursive: true });
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
export const append = async (
  stream: string,
  type: string,
  data: unknown,
  version = 1,
  into = at.store,
): Promise<string> => {
  const past = await into.readStored({ limit: 100_000 });
  const revision = past.filter((event) => event.stream === `hj.main.counter-${stream}`).length - 1;
  const expected = revision < 0 ? 'noStream' : revision;
  return (await into.append(`hj.main.counter-${stream}`, expected, [newEvent(type, data, version)])).position;
};
export const raised = (stream: string, by: number) => append(stream, 'counter.counter-raised', { by });
export const total = (stream: string) =>
  at.host.db.get<{ total: number }>(`select total from totals where stream = ?`, `hj.main.counter-${stream}`)?.total;
export const caughtUp = async () => at.host.reached((await at.store.head()).position!, 60_000);

/** Rows of a file built from event 0 elsewhere: what the live file must equal. */
export const rebuiltDigest = async (): Promise<string> => {
  const elsewhere = mkdtempSync(join(at.directory, 'again-'));
  const again = new ProjectionHost({ store: at.store, types, projections, directory: elsewhere });
  await again.start();
  await again.reached((await at.store.head()).position ?? '', 60_000);
  const digest = rowsDigest(again.db, projections);
  await again.stop();
  return digest;
};
