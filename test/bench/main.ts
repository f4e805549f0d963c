import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { inFolder, watchMemory, type Bench, type Figure } from './measure.js';

type Entry = Readonly<{
  makes: readonly string[];
  load: () => Promise<{ bench: Bench }>;
  /** Run only when it is named. */
  takesLong?: boolean;
}>;

/** The benchmarks, with the names of the figures they make; each runs in a process of its own. */
const benches: Readonly<Record<string, Entry>> = {
  append: { makes: ['append-single', 'append-64'], load: () => import('./append.js') },
  'load-fold': { makes: ['load-fold'], load: () => import('./load-fold.js') },
  rebuild: { makes: ['rebuild-1m'], load: () => import('./rebuild.js') },
  http: {
    makes: ['http-command', 'http-read', 'http-read-again', 'http-read-zipped'],
    load: () => import('./http.js'),
  },
  accept: { makes: ['standing-after-accept', 'standing-after-accept-3000'], load: () => import('./accept.js') },
  standing: { makes: ['standing-300', 'standing-one-table'], load: () => import('./standing.js') },
  checklist: { makes: ['checklist-300'], load: () => import('./checklist.js') },
  'campaign-board': { makes: ['campaign-board'], load: () => import('./campaign-board.js') },
  assess: { makes: ['assess-300'], load: () => import('./assess.js') },
  workbooks: { makes: ['workbook-check', 'workbook-marked'], load: () => import('./workbooks.js') },
  papers: { makes: ['paper-300'], load: () => import('./papers.js') },
  'ledger-export': { makes: ['ledger-export'], load: () => import('./ledger-export.js') },
  pages: {
    makes: ['page-first-load', 'page-matrix-300', 'page-ledger-10000', 'page-memory-200'],
    load: () => import('./pages.js'),
  },
  inbox: { makes: ['inbox', 'scoreboard'], load: () => import('./inbox.js') },
  'ladder-sweep': { makes: ['ladder-sweep', 'ladder-sweep-1000'], load: () => import('./ladder-sweep.js') },
  'redis-deadlines': {
    makes: ['redis-deadlines', 'redis-deadlines-10000'],
    load: () => import('./redis-deadlines.js'),
  },
  peers: {
    makes: ['emmett-sqlite', 'emmett-in-memory', 'castore-in-memory'].flatMap((peer) =>
      ['single', 'append', 'load', 'project'].map((work) => `${peer}-${work}`),
    ),
    load: () => import('./peers.js'),
  },
  national: {
    makes: ['events', 'disk', 'rebuild', 'memory'].map((what) => `national-${what}`),
    load: () => import('./national.js'),
    takesLong: true,
  },
  proofs: { makes: ['merkle-append', 'inclusion-proof', 'verify-bundle'], load: () => import('./proofs.js') },
  history: {
    makes: ['', '-by-form'].flatMap((ending) =>
      ['matrix', 'difference', 'explain'].map((look) => `history-${look}${ending}`),
    ),
    load: () => import('./history.js'),
    takesLong: true,
  },
  prove: { makes: ['prove-county-year'], load: () => import('./prove.js') },
  start: { makes: ['start-demo'], load: () => import('./start.js') },
};

const print = (figures: readonly Figure[]): void => {
  const round = (value: number | null) =>
    value === null ? '–' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
  for (const { name, unit, value, limit, ratio, peakMiB, more } of figures)
    console.log(
      [
        name.padEnd(24),
        `${round(value)} ${unit}`.padEnd(22),
        `limit ${round(limit)}`.padEnd(18),
        `ratio ${round(ratio)}`.padEnd(14),
        `peak ${peakMiB} MiB`.padEnd(14),
        Object.entries(more ?? {})
          .map(([key, one]) => `${key} ${round(one)}`)
          .join(', '),
      ].join(' '),
    );
};

const words = process.argv.slice(2);
const only = words.filter((word) => !word.startsWith('--'));
const child = process.env.HENGJIAN_BENCH;

if (child) {
  const { bench } = await benches[child]!.load();
  const peak = watchMemory();
  const figures = await inFolder(bench);
  const peakMiB = peak();
  process.stdout.write(`\n@@${JSON.stringify(figures.map((figure) => ({ peakMiB, ...figure })))}\n`);
  process.exit(0);
}

const isAsked = ([name, { makes, takesLong = false }]: readonly [string, Entry]): boolean =>
  (only.length === 0 && !takesLong) || only.some((word) => word === name || makes.includes(word));
const asked = Object.entries(benches).filter(isAsked);
const strangers = only.filter(
  (word) => !Object.entries(benches).some(([name, { makes }]) => [name, ...makes].includes(word)),
);
if (strangers.length > 0) {
  console.error(
    `no benchmark ${strangers.join(', ')}; there are ${Object.values(benches)
      .flatMap(({ makes }) => makes)
      .join(', ')}`,
  );
  process.exit(1);
}

const figures: Figure[] = [];
for (const [name] of asked) {
  console.error(`… ${name}`);
  const { stdout, status } = spawnSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url)], {
    env: { ...process.env, HENGJIAN_BENCH: name },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const line = stdout.split('\n').find((text) => text.startsWith('@@'));
  if (status !== 0 || !line) {
    console.error(`${name} failed (exit ${status})`);
    process.exitCode = 1;
  } else figures.push(...(JSON.parse(line.slice(2)) as Figure[]));
}
if (words.includes('--json')) console.log(JSON.stringify(figures, null, 2));
else {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
  );
  print(figures);
}
