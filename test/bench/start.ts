import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { median, type Bench } from './measure.js';
import { emptyServer, serving, type Server } from './server.js';

const rounds = 5;
const idle = 2000;

const observed = async (server: Server) => {
  await sleep(idle);
  const { now, highest } = server.memory();
  await server.stop();
  return { seconds: server.startedIn / 1000, now: now ?? 0, highest: highest ?? 0 };
};

/** From the start of the process to its first answer, on the demo's store, and its memory when nobody asks anything. */
export const bench: Bench = async (folder) => {
  const data = join(folder, 'demo');
  const cli = fileURLToPath(new URL('../../apps/cli/src/main.js', import.meta.url));
  const { status } = spawnSync(process.execPath, [cli, '--data', data, 'demo', '--no-serve'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the demo could not be told');
  const starts: Awaited<ReturnType<typeof observed>>[] = [];
  const empty: Awaited<ReturnType<typeof observed>>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    starts.push(await observed(await serving(data)));
    empty.push(await observed(await emptyServer()));
  }
  const value = median(starts.map(({ seconds }) => seconds));
  const limit = median(empty.map(({ seconds }) => seconds));
  return [
    {
      name: 'start-demo',
      unit: 's',
      value,
      limit,
      ratio: limit / value,
      peakMiB: Math.max(...starts.map(({ highest }) => highest)),
      more: { idleMiB: median(starts.map(({ now }) => now)), emptyIdleMiB: median(empty.map(({ now }) => now)) },
    },
  ];
};
