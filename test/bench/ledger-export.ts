import { median, type Bench } from './measure.js';
import { serving, type Server } from './server.js';
import { townIn, type Town } from './town.js';

/** Visits to each of 300 sections in a year: some ten thousand issues come of them. */
const visits = 40;
const forms = ['governance', 'notice', 'closure'] as const;

/** Fetches one file to its end, keeping nothing of it. */
const fetched = async (server: Server, { token }: Town, form: string) => {
  const start = performance.now();
  const answer = await fetch(`${server.url}/api/issues/workbook?form=${form}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!answer.ok || !answer.body) throw new Error(await answer.text());
  let [bytes, firstMs] = [0, 0];
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    if (bytes === 0) firstMs = performance.now() - start;
    bytes += chunk.length;
  }
  return { ms: performance.now() - start, firstMs, bytes };
};

/**
 * The 台账 of a county with ten thousand issues as an Excel file, in each of the three layouts, over HTTP, after one that
 * warms the server. `riseMiB`: what its memory rose by beyond the highest of that; a file kept whole would show in it.
 * `cpuMs`: processor time of one file.
 */
export const bench: Bench = async (folder) => {
  const town = await townIn(folder, 1, visits);
  const server = await serving(town.data);
  try {
    const headers = { authorization: `Bearer ${town.token}` };
    const listed = await (await fetch(`${server.url}/api/issues?limit=200`, { headers })).json();
    const { total } = listed as { total: number };
    await fetched(server, town, 'notice');
    const before = server.memory().highest ?? Number.NaN;
    const cpu = server.cpu() ?? Number.NaN;
    const files = [];
    for (const form of forms) files.push(await fetched(server, town, form));
    const cpuMs = ((server.cpu() ?? Number.NaN) - cpu) / forms.length;
    const peakMiB = server.memory().highest;
    return [
      {
        name: 'ledger-export',
        unit: 'ms',
        value: median(files.map(({ ms }) => ms)),
        limit: null,
        ratio: null,
        ...(peakMiB !== null && { peakMiB }),
        more: {
          slowest: Math.max(...files.map(({ ms }) => ms)),
          firstByteMs: median(files.map(({ firstMs }) => firstMs)),
          cpuMs,
          issues: total,
          KiB: median(files.map(({ bytes }) => bytes)) / 1024,
          riseMiB: (peakMiB ?? Number.NaN) - before,
        },
      },
    ];
  } finally {
    await server.stop();
  }
};
