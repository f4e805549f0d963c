import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { percentile, type Bench } from './measure.js';
import { serving, type Server } from './server.js';
import { townIn, type Town } from './town.js';

const json = { 'content-type': 'application/json' };

const answered = async (url: string, init: RequestInit): Promise<unknown> => {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

/** Milliseconds from the asking that figures be accepted until the county's standing with them has been read. */
const afterAccepting = async (
  server: Server,
  { token, countyId, dataYear, waiting }: Town,
): Promise<readonly number[]> => {
  const headers = { ...json, authorization: `Bearer ${token}` };
  const matrix = `${server.url}/api/counties/${countyId}/standing?dataYear=${dataYear}`;
  await answered(matrix, { headers });
  const times: number[] = [];
  for (const unitId of waiting) {
    const start = performance.now();
    const outcome = (await answered(`${server.url}/api/submissions/${unitId}/${dataYear}/acceptance`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ version: 1 }),
    })) as { sequence: number };
    const standing = (await answered(matrix, { headers })) as { sequence: number };
    times.push(performance.now() - start);
    if (standing.sequence < outcome.sequence) throw new Error('the standing does not know of the acceptance');
  }
  return times.slice(10);
};

/** One county of 300 sections, alone or among nine others. */
const measured = async (name: string, folder: string, counties: number) => {
  const town = await townIn(folder, counties);
  const server = await serving(town.data);
  try {
    // What the start has left to do is no part of the answer.
    await sleep(1000);
    const times = await afterAccepting(server, town);
    const { highest } = server.memory();
    return {
      name,
      unit: 'ms',
      value: percentile(times, 0.95),
      limit: null,
      ratio: null,
      more: { p50: percentile(times, 0.5), samples: times.length },
      ...(highest !== null && { peakMiB: highest }),
    };
  } finally {
    await server.stop();
  }
};

/** From one accepted return to the county's standing with it, read over HTTP: 300 sections alone, and among 3,000. */
export const bench: Bench = async (folder) => [
  await measured('standing-after-accept', join(folder, 'alone'), 1),
  await measured('standing-after-accept-3000', join(folder, 'among-ten'), 10),
];
