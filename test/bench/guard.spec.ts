import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';

const parent = `
  import { spawn } from 'node:child_process';
  import { guarded } from ${JSON.stringify(new URL('../../dist/test/bench/guard.js', import.meta.url).href)};
  for (const seconds of ['600', '601']) {
    const child = spawn('sleep', [seconds], { detached: true, stdio: 'ignore' });
    guarded(child);
    console.log(child.pid);
  }
  setInterval(() => undefined, 1000);`;

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('what a process has started ends with it, when it is killed as by a power cut', async () => {
  const killed = spawn(process.execPath, ['--input-type=module', '-e', parent], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const text of killed.stdout.setEncoding('utf8')) {
    said += String(text);
    if (said.split('\n').length > 2) break;
  }
  const pids = said.trim().split('\n').map(Number);
  expect(pids.map(isThere)).toEqual([true, true]);
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  while (pids.some(isThere)) await sleep(20);
});
