import { setTimeout as sleep } from 'node:timers/promises';
import { FiredRungs } from '../bench/fired.js';
import { Cluster, type ClusterOptions } from './cluster.js';
import { Crowd } from './crowd.js';
import { felt, table, type Felt } from './figures.js';
import type { Book } from './load.js';
import type { Trial } from './trials.js';
import { assignedIssues, truth } from './truth.js';

export type KillOptions = ClusterOptions &
  Readonly<{
    trials: readonly Trial[];
    /** Milliseconds of load around each of them. */
    around: number;
    say: (line: string) => void;
  }>;

/** Milliseconds within which the service must answer again. */
const allowed = 10_000;
/** What the sweep of a minute may take to find the last row that is due. Milliseconds. */
const sweeps = 90_000;

/** One trial under load, as people felt it. */
const tried = async (trial: Trial, cluster: Cluster, { book }: Crowd, around: number): Promise<Felt> => {
  await sleep(around);
  const [from, failed, lost] = [performance.now(), book.failedTries, book.lostTries];
  await trial.run(cluster);
  await sleep(around);
  return felt(trial.name, book.acknowledged, [from, performance.now()], {
    failedTries: book.failedTries - failed,
    lostTries: book.lostTries - lost,
  });
};

/** Waits until the clock has looked at every issue whose rung is due, or for too long. */
const rungsFired = async (data: string, book: Book): Promise<void> => {
  const log = new FiredRungs(data);
  const { size } = assignedIssues(book);
  for (const giveUp = Date.now() + sweeps; log.issues() < size && Date.now() < giveUp;) await sleep(200);
  log.close();
};

const complaints = (rows: readonly Felt[], trials: readonly Trial[]): readonly string[] =>
  rows.flatMap(({ name, silence, slowest, lostTries, commands }, n) => [
    ...(Math.max(silence, slowest) > allowed ? [`${name}：超过 10 秒没有恢复`] : []),
    ...(commands === 0 ? [`${name}：没有一次操作得到确认`] : []),
    ...(trials[n]!.isPlanned && lostTries > 0 ? [`${name}：有 ${lostTries} 次请求失败`] : []),
  ]);

/** The whole story: kills under load, then the truth. Answers what went wrong; empty when nothing did. */
export const killed = async ({ trials, around, say, ...options }: KillOptions): Promise<readonly string[]> => {
  const cluster = await Cluster.start(options);
  try {
    const crowd = await Crowd.signedIn(cluster);
    const { book } = crowd;
    crowd.work();
    const rows: Felt[] = [];
    for (const trial of trials) {
      rows.push(await tried(trial, cluster, crowd, around));
      say(`${trial.name} ✓`);
    }
    await crowd.stop();
    await rungsFired(cluster.dataOf(cluster.apis[1]!), book);
    await cluster.rest();
    const { findings, events, rungs } = await truth(cluster, book);
    say(table(rows));
    const failures = [...book.failures].map(([what, count]) => `${what} ${count} 次`).join('，') || '无';
    say(
      [
        `确认 ${book.acknowledged.length} 次操作，拒绝 ${book.refused.length} 次（同时改一处），失败后重发：${failures}。`,
        `记录 ${events} 条，其中由期限触发 ${rungs} 条；写后读 ${book.reads} 次，看不到的 ${book.missed} 次。`,
        `事件库与 ${cluster.nodes.length} 个节点的记录逐条核验并比较默克尔根；各节点的查询库与从头重建的比较。`,
      ].join('\n'),
    );
    const lost = book.missed > 0 ? [`写后读不到 ${book.missed} 次`] : [];
    const strange = book.refused.filter(({ code }) => code !== 'stream.contended');
    const refusals = [...new Set(strange.map(({ status, code, path }) => `意外的拒绝 ${status} ${code} ${path}`))];
    return [...complaints(rows, trials), ...findings, ...lost, ...refusals];
  } finally {
    await cluster.stop();
  }
};
