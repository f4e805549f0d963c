// node run.mjs PEER FOLDER EVENTS-FILE STREAMS: the three works on one peer, in a process of its own; a line of JSON at the end.
import { readFileSync } from 'node:fs';

const [peer, folder, file, count] = process.argv.slice(2);
const { open } = await import(`./${peer}.mjs`);
const ten = JSON.parse(readFileSync(file, 'utf8'));
const names = Array.from({ length: Number(count) }, (_, at) => `issue-${at}`);
const store = await open(folder);

const rate = async (units, work) => {
  const start = performance.now();
  await work();
  return units / ((performance.now() - start) / 1000);
};

const single = await rate(1000, async () => {
  for (let stream = 0; stream < 100; stream++)
    for (const [at, event] of ten.entries()) await store.append(`single-${stream}`, [event], at - 1);
});
const append = await rate(names.length * ten.length, async () => {
  for (const name of names) await store.append(name, ten, -1);
});
let loaded = 0;
const load = await rate(names.length, async () => {
  for (const name of names) loaded += (await store.load(name)).length;
});
const byType = new Map();
const latest = new Map();
const project = await rate(names.length * ten.length + 1000, () =>
  store.project((stream, type, data) => {
    byType.set(type, (byType.get(type) ?? 0) + 1);
    latest.set(stream, data.percent);
  }),
);
const staleRefused = await store.append(names[0], ten.slice(0, 1), 4).then(
  () => false,
  () => true,
);
await store.close();
const seen = [...byType.values()].reduce((sum, one) => sum + one, 0);
console.log(JSON.stringify({ single, append, load, project, loaded, seen, staleRefused }));
process.exit(0);
