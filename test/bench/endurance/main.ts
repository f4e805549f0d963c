import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { demoPassword } from '../../../apps/cli/src/demo/story.js';
import { inFolder } from '../measure.js';
import { freePort } from '../redis-server.js';
import { started } from '../server.js';
import { goOn, people } from './people.js';
import { perMinute, Tally, type Sample } from './samples.js';

/** `npm run load [-- --seconds 30 --people 24 --json]`; `npm run soak` is the same for twenty minutes. */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    people: { type: 'string', default: '24' },
    json: { type: 'boolean', default: false },
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
  const port = await freePort();
  const server = await started('../../apps/cli/src/main.js', ['--data', data, 'serve'], {
    METRICS_PORT: String(port),
    SIGN_INS_PER_MINUTE: '1000',
  });
  try {
    const cast = await people(server.url, demoPassword);
    const [tally, memory, delays] = [new Tally(), [] as Sample[], [] as number[]];
    const stop = new AbortController();
    const start = performance.now();
    const running = Array.from({ length: crowd }, (_, n) =>
      goOn(server.url, cast[n % cast.length]!, tally, stop.signal),
    );
    for (let at = 0; at < seconds; at = (performance.now() - start) / 1000) {
      await sleep(Math.min(5, Math.max(0.1, seconds - at)) * 1000);
      const { now } = server.memory();
      // The first seconds warm up: what they take is no growth.
      if (now !== null && at >= seconds / 4) memory.push({ at, value: now });
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      delays.push(figure(text, 'nodejs_eventloop_lag_p99_seconds') * 1000);
    }
    stop.abort();
    await Promise.all(running);
    const took = (performance.now() - start) / 1000;
    const summary = tally.summary();
    const result = {
      seconds: took,
      people: crowd,
      perSecond: summary['all']!.count / took,
      answers: summary,
      errors: tally.errors,
      eventLoopP99Ms: { last: delays.at(-1), highest: Math.max(...delays) },
      memory: { ...server.memory(), perMinuteMiB: perMinute(memory) },
    };
    if (values.json) console.log(JSON.stringify(result, null, 2));
    else {
      console.log(`${took.toFixed(0)} s, ${crowd} people: ${result.perSecond.toFixed(0)} answers/s`);
      for (const [who, { count, p50, p95, p99 }] of Object.entries(summary))
        console.log(
          `${who.padEnd(8)} ${count} answers, p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)} ms`,
        );
      console.log(`errors   ${JSON.stringify(tally.errors)}`);
      console.log(
        `event loop p99: ${result.eventLoopP99Ms.last?.toFixed(1)} ms at the end, ${result.eventLoopP99Ms.highest.toFixed(1)} ms at most`,
      );
      console.log(
        `memory   ${result.memory.now} MiB, at most ${result.memory.highest} MiB, ${result.memory.perMinuteMiB.toFixed(2)} MiB/min`,
      );
    }
    if (Object.keys(tally.errors).length > 0) process.exitCode = 1;
  } finally {
    await server.stop();
  }
});
