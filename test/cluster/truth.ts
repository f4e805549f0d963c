import { join } from 'node:path';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes, KurrentEventStore, type EventStore } from '@app/event-store';
import { Verifier } from '@app/ledger';
import { byIssue, FiredRungs } from '../bench/fired.js';
import { digestFromZero, digestOf, eventsOf, openedLog, readFileOf } from '../support/logs.js';
import type { Cluster } from './cluster.js';
import type { Book } from './load.js';

/** What does not agree, in words, and how much was compared. */
export type Truth = Readonly<{ findings: readonly string[]; events: number; rungs: number }>;

/** Root of a log whose every hash and link was computed anew; null when something is wrong with it. */
const verified = async (store: EventStore): Promise<string | null> => {
  const head = await store.head();
  const verifier = new Verifier(store.storeId, head);
  for (const event of await store.readStored({ limit: Math.max(1, head.count) })) verifier.add(event);
  return verifier.finish(head).finding === null ? head.root : null;
};

/** The log's root as a newcomer hears it from the store, then as each node has it. */
const roots = async ({ folder, kurrentUrl }: Cluster, data: readonly string[]): Promise<readonly (string | null)[]> => {
  const newcomer = await KurrentEventStore.open(kurrentUrl, {
    types: new EventTypes(catalogues),
    now: () => new Date().toISOString(),
    copy: join(folder, 'newcomer.sqlite'),
    warn: () => undefined,
  });
  const stores: EventStore[] = [newcomer, ...data.map((one) => openedLog(one))];
  try {
    return await Promise.all(stores.map(verified));
  } finally {
    for (const store of stores) await store.close();
  }
};

/** Acknowledged commands are in the log once, as they were answered; refused ones are not. */
const ofCommands = async (data: string, { acknowledged, refused }: Book): Promise<Truth> => {
  const found = new Map<string, { types: string[]; last: number }>();
  const events = await eventsOf(data);
  for (const { correlationId, type, sequence } of events) {
    const types = found.get(correlationId)?.types ?? [];
    found.set(correlationId, { types: [...types, type], last: sequence });
  }
  const findings = acknowledged.flatMap(({ key, path, yields, done }) => {
    const { types, last } = found.get(key) ?? { types: [], last: 0 };
    if (types.length === 0) return [`已确认的操作不在记录中：${path} ${key}`];
    if (types.join() !== yields.join()) return [`一次操作记了 ${types.join()}，应为 ${yields.join()}：${path} ${key}`];
    return last === done.sequence ? [] : [`答复的序号 ${done.sequence} 与记录的 ${last} 不同：${path} ${key}`];
  });
  const kept = refused
    .filter(({ key }) => found.has(key))
    .map(({ path, key }) => `被拒绝的操作留有记录：${path} ${key}`);
  return { findings: [...findings, ...kept], events: events.length, rungs: 0 };
};

/** Streams of issues whose rectification was assigned: each has a rung that is due. */
export const assignedIssues = ({ acknowledged }: Book): ReadonlySet<string> =>
  new Set(
    acknowledged.flatMap(({ path }) => {
      const [, id] = /^\/api\/issues\/([^/]+)\/assignment$/.exec(path) ?? [];
      return id === undefined ? [] : [`hj.main.rectification-${id}`];
    }),
  );

/** Every rung that was due has fired, once. */
const ofRungs = (data: string, book: Book): Truth => {
  const log = new FiredRungs(data);
  const all = log.all();
  log.close();
  const fired = byIssue(all);
  const findings = [...assignedIssues(book)].flatMap((stream) => {
    const rungs = fired.get(stream) ?? [];
    return rungs.length === 1 ? [] : [`${stream} 触发 ${rungs.length} 次：${rungs.join()}`];
  });
  return { findings, events: 0, rungs: all.length };
};

/** Compares everything, after the load has ended and every server has stopped; the store still runs. */
export const truth = async (cluster: Cluster, book: Book): Promise<Truth> => {
  const data = cluster.nodes.map((node) => cluster.dataOf(node));
  const findings: string[] = [];
  const [first, ...others] = await roots(cluster, data);
  if (first === null || others.some((root) => root !== first)) findings.push('事件库与各节点的记录（默克尔根）不一致');
  for (const one of data)
    if (digestOf(readFileOf(one)) !== (await digestFromZero(one))) findings.push(`${one} 的查询库与从头重建的不同`);
  const [commands, rungs] = [await ofCommands(data[0]!, book), ofRungs(data[1]!, book)];
  return {
    findings: [...findings, ...commands.findings, ...rungs.findings],
    events: commands.events,
    rungs: rungs.rungs,
  };
};
