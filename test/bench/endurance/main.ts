import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { demoPassword } from '../../../apps/cli/src/demo/story.js';
import { Environment } from '@app/platform/config';
import { inFolder } from '../measure.js';
import { freePort } from '../redis-server.js';
import { started } from '../server.js';
import { besideFlood, printedFlood } from './flood.js';
import { MemoryBook } from './memory.js';
import { goOn, people } from './people.js';
import { printed, reported } from './report.js';
import { Tally } from './samples.js';

/**
 * `npm run load [-- --seconds 30 --people 24 --json]`; `npm run soak` is the same for twenty minutes. With `--flood`: how the
 * people of one county fare alone and beside another that floods the server, with the limit of a county and without.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    people: { type: 'string', default: '24' },
    json: { type: 'boolean', default: false },
    flood: { type: 'boolean', default: false },
  },
});
const [seconds, crowd] = [Number(values.seconds), Number(values.people)];
if (!(seconds > 0 && crowd > 0)) throw new Error('--seconds and --people are numbers above 0');

const program = '../../../apps/cli/src/main.js';

/** A figure of the server's own, without labels. */
const figure = (text: string, name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);

await inFolder(async (folder) => {
  const data = join(folder, 'data');
  const told = spawnSync(process.execPath, [
    fileURLToPath(new URL(program, import.meta.url)),
    'demo',
    '--no-serve',
    '--data',
    data,
  ]);
  if (told.status !== 0) throw new Error(`the demo could not be told: ${told.stderr.toString()}`);
  if (values.flood) {
    for (const limit of [new Environment().COUNTY_COMMANDS_PER_MINUTE, 0]) {
      const beside = await besideFlood(data, limit, seconds / 4, crowd);
      console.log(values.json ? JSON.stringify(beside) : printedFlood(beside));
    }
    return;
  }
  const port = await freePort();
  // Each collection stops the server for a tenth of a second.
  const book = await MemoryBook.open(Math.max(5, seconds / 24));
  const server = await started('../../apps/cli/src/main.js', ['--data', data, 'serve'], {
    METRICS_PORT: String(port),
    SIGN_INS_PER_MINUTE: '1000',
    ...book.variables,
  });
  try {
    const cast = await people(server.url, demoPassword);
    const [tally, delays] = [new Tally(), [] as number[]];
    const stop = new AbortController();
    const start = performance.now();
    const running = Array.from({ length: crowd }, (_, n) =>
      goOn(server.url, cast[n % cast.length]!, tally, stop.signal),
    );
    for (let at = 0; at < seconds;) {
      await sleep(Math.min(5, Math.max(0.1, seconds - at)) * 1000);
      at = (performance.now() - start) / 1000;
      await book.look(server, at);
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      delays.push(figure(text, 'nodejs_eventloop_lag_p99_seconds') * 1000);
    }
    stop.abort();
    await Promise.all(running);
    const took = (performance.now() - start) / 1000;
    const report = reported(took, crowd, tally, book, delays, server.memory().highest);
    console.log(values.json ? JSON.stringify(report, null, 2) : printed(report));
    if (Object.keys(tally.errors).length > 0) process.exitCode = 1;
  } finally {
    await server.stop();
  }
});
