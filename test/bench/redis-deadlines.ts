import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dueIssues } from './due-issues.js';
import { byIssue, FiredRungs } from './fired.js';
import type { Bench, Figure } from './measure.js';
import { freePort, RedisServer } from './redis-server.js';

const program = (words: readonly string[], variables: Readonly<Record<string, string>>): ChildProcess => {
  const entry = fileURLToPath(new URL('../../apps/cli/src/main.js', import.meta.url));
  return spawn(process.execPath, [entry, ...words], {
    env: { ...process.env, HOST: '127.0.0.1', LOG_LEVEL: 'error', ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
};

/** @throws Error when it ends before */
const says = (child: ChildProcess, pattern: RegExp): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.once('exit', () => reject(new Error(`it ended: ${said}`)));
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (pattern.test(said)) resolve();
    });
  });

/** Highest resident memory so far, in MiB; 0 where the system does not tell. */
const highest = ({ pid }: ChildProcess): number => {
  try {
    const [, kib] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kib) / 1024);
  } catch {
    return 0;
  }
};

/** Seconds that a process has computed, in its own code and the system's; 0 where the system does not tell. */
const computed = ({ pid }: ChildProcess): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
};

const stopped = async (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
};

/** @throws Error when a rung of an issue fired twice, or not at all, or in another order than those of the others */
const eachOnce = (fired: FiredRungs, ids: readonly string[]): number => {
  const rungs = byIssue(fired.all());
  const wrong = ids.filter((id) => !rungs.has(`hj.main.rectification-${id}`));
  if (wrong.length > 0) throw new Error(`${wrong.length} issues without a rung`);
  const expected = [...rungs.values()][0]!;
  if (new Set(expected).size !== expected.length) throw new Error(`a rung fired twice: ${expected.join(', ')}`);
  for (const [stream, one] of rungs)
    if (one.join() !== expected.join())
      throw new Error(`${stream}: ${one.join(', ')} instead of ${expected.join(', ')}`);
  return expected.length * ids.length;
};

/**
 * Everything that a day brings at once: issues that are due, a server that sweeps, and two workers on Redis, one of which is
 * killed in the middle. Timed from the server's start to listen to the last rung in the log.
 */
const allAtOnce = async (folder: string, name: string, deadlines: number): Promise<Figure> => {
  const data = join(folder, name);
  const ids = await dueIssues(data, deadlines);
  const redis = await RedisServer.start();
  const port = `${await freePort()}`;
  const variables = {
    REDIS_URL: redis.url,
    WORKER_TOKEN: 'worker-'.repeat(6),
    HENGJIAN_SERVER: `http://127.0.0.1:${port}`,
    PORT: port,
  };
  const workers = [program(['worker'], variables), program(['worker'], variables)] as const;
  let server: ChildProcess | undefined;
  try {
    await Promise.all(workers.map((worker) => says(worker, /工作进程已启动/)));
    server = program(['--data', data, 'serve'], variables);
    await says(server, /衡鉴已启动/);
    const fired = new FiredRungs(data);
    const before = fired.issues();
    const start = performance.now();
    const computedBefore = computed(server);
    while (fired.issues() < deadlines / 2) await sleep(5);
    const killedAt = fired.issues();
    const killedAfter = (performance.now() - start) / 1000;
    await stopped(workers[0], 'SIGKILL');
    while (fired.issues() < deadlines) await sleep(10);
    const seconds = (performance.now() - start) / 1000;
    const serverSeconds = computed(server) - computedBefore;
    await sleep(5000);
    const rungs = eachOnce(fired, ids);
    fired.close();
    return {
      name,
      unit: 's',
      value: seconds,
      limit: null,
      ratio: null,
      peakMiB: highest(server),
      more: {
        deadlines,
        doneBeforeTheClock: before,
        doneAtTheKill: killedAt,
        secondsToTheKill: killedAfter,
        deadlinesPerSecond: (deadlines - before) / seconds,
        rungs,
        serverComputed: serverSeconds,
        workerComputed: computed(workers[1]),
        workerMiB: highest(workers[1]),
      },
    };
  } finally {
    for (const child of [...workers, server]) if (child) await stopped(child, 'SIGTERM');
    await redis.remove();
  }
};

export const bench: Bench = async (folder) => [
  await allAtOnce(folder, 'redis-deadlines', 5000),
  await allAtOnce(folder, 'redis-deadlines-10000', 10_000),
];
