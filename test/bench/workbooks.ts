import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { percentile, type Bench } from './measure.js';
import { serving, type Server } from './server.js';
import { dataYear, placeIn, rows, type Place } from './workbook-place.js';

type Sent = Readonly<{ id: string; status: string; errorCount: number | null; units: number | null; refusal: unknown }>;

/** Asks for something small every 20 ms until stopped; answers how long each took. */
const others = (server: Server, { sectionId, token }: Place) => {
  const times: number[] = [];
  let on = true;
  const work = (async () => {
    while (on) {
      const start = performance.now();
      const url = `${server.url}/api/organizations/units/${sectionId}`;
      const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${answer.status}`);
      times.push(performance.now() - start);
      await new Promise((resume) => setTimeout(resume, 20));
    }
  })();
  return async () => {
    on = false;
    await work;
    return { p95: percentile(times, 0.95), max: percentile(times, 1), asked: times.length };
  };
};

/** Sends a workbook and waits until it is checked, and (`marked`) until it has come back. */
const round = async (server: Server, place: Place, file: Uint8Array, marked: boolean) => {
  const headers = { authorization: `Bearer ${place.token}` };
  const stop = others(server, place);
  const cpu = server.cpu();
  const start = performance.now();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file)]), 'a.xlsx');
  const address = `${server.url}/api/workbooks/${place.rootId}/${dataYear}`;
  let upload = (await (await fetch(address, { method: 'POST', headers, body: form })).json()) as Sent;
  while (upload.status === 'waiting' || upload.status === 'checking') {
    await new Promise((resume) => setTimeout(resume, 50));
    upload = (await (await fetch(`${server.url}/api/workbook-uploads/${upload.id}`, { headers })).json()) as Sent;
  }
  if (upload.status !== 'checked' || upload.units !== rows) throw new Error(JSON.stringify(upload).slice(0, 500));
  if (marked) {
    const answer = await fetch(`${server.url}/api/workbook-uploads/${upload.id}/marked`, { headers });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) throw new Error(bytes.toString());
    writeFileSync(join(place.data, 'marked.xlsx'), bytes);
  }
  const ms = performance.now() - start;
  const cpuMs = (server.cpu() ?? Number.NaN) - (cpu ?? Number.NaN);
  return { ms, cpuMs, errors: upload.errorCount ?? 0, more: await stop() };
};

/**
 * A sheet of 5,000 units × 40 columns, all filled: checked when it is right, and checked and given back marked when one cell
 * in a hundred is wrong, while others are answered. `cpuMs` is the server's processor time, the others' answers included.
 */
export const bench: Bench = async (folder) => {
  const place = await placeIn(folder);
  const server = await serving(place.data);
  try {
    const check = await round(server, place, place.right, false);
    const checkPeak = server.memory().highest;
    const marked = await round(server, place, place.wrong, true);
    const markedPeak = server.memory().highest;
    const figure = (name: string, { ms, cpuMs, errors, more }: typeof check, peak: number | null) => ({
      name,
      unit: 'ms',
      value: ms,
      limit: null,
      ratio: null,
      more: { cpuMs, othersP95: more.p95, othersMax: more.max, othersAsked: more.asked, errors },
      ...(peak !== null && { peakMiB: peak }),
    });
    return [figure('workbook-check', check, checkPeak), figure('workbook-marked', marked, markedPeak)];
  } finally {
    await server.stop();
  }
};
