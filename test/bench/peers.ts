import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { InMemoryEventStore, SqliteEventStore, type EventStore, type NewEvent } from '@app/event-store';
import { median, type Bench } from './measure.js';
import { sampleEvent, types } from './sample.js';

const home = resolve('test/bench/peers');
const rounds = 3;
/** Streams of ten events. */
const streams = Number(process.env.HENGJIAN_BENCH_STREAMS ?? 10_000);
const length = 10;

/** Events a second when each waits for the one before, and ten in an append; streams loaded, events projected a second. */
type Rates = Readonly<{ single: number; append: number; load: number; project: number }>;
const works = ['single', 'append', 'load', 'project'] as const;

/** Whom we stand beside: durable against durable, in memory against in memory. */
const peers = { 'emmett-sqlite': 'durable', 'emmett-in-memory': 'memory', 'castore-in-memory': 'memory' } as const;
type Peer = keyof typeof peers;

const rate = async (units: number, work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return units / ((performance.now() - start) / 1000);
};

/** Events like the sample, each with an id of its own, made before the clock runs. */
const eventsOf = (count: number): NewEvent[] => Array.from({ length: count }, () => sampleEvent());

/** The same works on a store of ours. */
const ours = async (store: EventStore): Promise<Rates> => {
  const name = (at: number) => `hj.main.rectification-${at}`;
  const singles = Array.from({ length: 100 }, () => eventsOf(length));
  const many = Array.from({ length: streams }, () => eventsOf(length));
  const single = await rate(1000, async () => {
    for (const [at, ten] of singles.entries())
      for (const [revision, event] of ten.entries())
        await store.append(name(-1 - at), revision === 0 ? 'noStream' : revision - 1, [event]);
  });
  const append = await rate(streams * length, async () => {
    for (const [at, ten] of many.entries()) await store.append(name(at), 'noStream', ten);
  });
  const load = await rate(streams, async () => {
    for (let at = 0; at < streams; at++) await store.readStream(name(at));
  });
  const byType = new Map<string, number>();
  const latest = new Map<string, unknown>();
  const project = await rate(streams * length + 1000, async () => {
    for (let after: string | null = null, more = true; more;) {
      const page = await store.readAll({ after, limit: 4000 });
      for (const { stream, type, data } of page.events) {
        byType.set(type, (byType.get(type) ?? 0) + 1);
        latest.set(stream, (data as { percent: number }).percent);
      }
      [after, more] = [page.next, !page.atHead];
    }
  });
  await store.close();
  return { single, append, load, project };
};

const run = promisify(execFile);

/** A peer in a process of its own; null when it fell over, as Emmett does on a busy machine (SQLITE_BUSY). */
const theirs = async (peer: Peer, folder: string, events: string): Promise<Rates | null> => {
  mkdirSync(folder, { recursive: true });
  const asked = [join(home, 'run.mjs'), peer, folder, events, String(streams)];
  const { stdout } = await run(process.execPath, asked).catch((error: unknown) => {
    console.error(`${peer} fell over: ${String(error).slice(0, 300)}`);
    return { stdout: '' };
  });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  return line.startsWith('{') ? (JSON.parse(line) as Rates) : null;
};

/** Other event stores on the same works in the same run: value is ours, limit is theirs, ratio says how many times as fast we are. */
export const bench: Bench = async (folder) => {
  if (!existsSync(join(home, 'node_modules', 'sqlite3', 'build')))
    spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: home, stdio: 'inherit' });
  const events = join(folder, 'ten.json');
  writeFileSync(events, JSON.stringify(eventsOf(length).map(({ type, data }) => ({ type, data }))));
  const options = { types: types(), now: () => new Date().toISOString() };
  const own: Record<'durable' | 'memory', Rates[]> = { durable: [], memory: [] };
  const other: Record<Peer, Rates[]> = { 'emmett-sqlite': [], 'emmett-in-memory': [], 'castore-in-memory': [] };
  for (let round = 0; round < rounds; round++) {
    own.durable.push(await ours(SqliteEventStore.open(join(folder, `ours-${round}.sqlite`), options)));
    own.memory.push(await ours(new InMemoryEventStore(options)));
    for (const peer of Object.keys(peers) as Peer[]) {
      const rates = await theirs(peer, join(folder, `${peer}-${round}`), events);
      if (rates) other[peer].push(rates);
    }
  }
  return (Object.keys(peers) as Peer[]).flatMap((peer) =>
    works.map((work) => {
      const value = median(own[peers[peer]].map((rates) => rates[work]));
      const limit = other[peer].length > 0 ? median(other[peer].map((rates) => rates[work])) : null;
      const unit = work === 'load' ? 'streams/s' : 'events/s';
      const more = { rounds: other[peer].length };
      return { name: `${peer}-${work}`, unit, value, limit, ratio: limit === null ? null : value / limit, more };
    }),
  );
};
