import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes, KeptNodes, LogTree, SqliteEventStore } from '@app/event-store';
import { inScope, writeBundle } from '@app/runtime/proofs';
import { storedEvents } from '@app/runtime/backup';
import { verifierOf, signerOf, writtenKey } from '@app/ledger';
import { verifyFile } from '../../apps/verifier/src/verify-file.js';
import { blocksOf, linesIn } from '../../apps/verifier/src/lines.js';
import { against, percentile, timed, type Bench } from './measure.js';
import { removed } from './files.js';
import { storyStore } from './story-store.js';

/** Enough for two levels of the tree; a million take ten minutes to make. */
const events = Number(process.env.HENGJIAN_BENCH_EVENTS ?? 200_000);
const rounds = 5;
/** Both here and in the build, the verifier's program stands in the same place. */
const program = new URL('../../apps/verifier/src/main.js', import.meta.url);
const key = signerOf(writtenKey('hengjian/bench', 'ed25519', Buffer.alloc(32, 1)).secret);

/** Reading the same lines in one thread, parsing each, and hashing its bytes once. */
const bareVerifying = async (file: string): Promise<void> => {
  for await (const block of blocksOf(file))
    for (const line of linesIn(block)) {
      JSON.parse(line.toString());
      createHash('sha256').update(line).digest();
    }
};

/** Only the bytes of a file, to have them in the system's cache. */
const touched = async (file: string): Promise<void> => {
  for await (const _chunk of createReadStream(file)) continue;
};

/** The tree over a log, grown from nothing; a proof in it; and a bundle of the whole log, verified. */
export const bench: Bench = async (folder) => {
  const storeFile = join(folder, 'events.sqlite');
  storyStore({ file: storeFile, plot: { counties: Math.ceil(events / 140_000) }, count: events });
  const store = SqliteEventStore.open(storeFile, {
    types: new EventTypes(catalogues),
    now: () => new Date().toISOString(),
    readonly: true,
  });
  const treeFile = join(folder, 'tree.sqlite');
  const read = async () => {
    for (let after = 0; after < events; after += 4096) await store.readHashes({ after, limit: 4096 });
  };
  const grown = await against(
    rounds,
    events,
    async () => {
      removed(treeFile);
      const tree = new LogTree(store, new KeptNodes(treeFile));
      await tree.head();
      tree.close();
    },
    read,
  );

  const tree = new LogTree(store, new KeptNodes(treeFile));
  const times: number[] = [];
  for (let at = 0; at < 1000; at += 1)
    times.push(await timed(() => tree.inclusion(1 + Math.floor((at * (events - 1)) / 1000), events)));

  const bundle = join(folder, 'all.bundle');
  const target = createWriteStream(bundle);
  await writeBundle(
    tree,
    { storeId: store.storeId, events: storedEvents(store) },
    {
      scope: { kind: 'all' },
      includes: inScope({ kind: 'all' }, 'main'),
      earlier: [],
      rotations: [],
      cosigned: [],
      signers: [key],
      now: '2025-07-01T00:00:00.000Z',
    },
    async (line) => {
      if (!target.write(`${line}\n`)) await once(target, 'drain');
    },
  );
  target.end();
  await once(target, 'finish');
  await touched(bundle);
  const keys = [verifierOf(key.verifier)];
  const verified = await against(
    rounds,
    events,
    async () => {
      const { finding } = await verifyFile(bundle, { keys, earlier: [] }, { program });
      if (finding) throw new Error(finding.english);
    },
    () => bareVerifying(bundle),
  );
  tree.close();
  await store.close();
  return [
    { name: 'merkle-append', unit: 'events/s', ...grown },
    {
      name: 'inclusion-proof',
      unit: 'ms',
      value: percentile(times, 0.95),
      limit: null,
      ratio: null,
      more: { p50: percentile(times, 0.5) },
    },
    { name: 'verify-bundle', unit: 'events/s', ...verified },
  ];
};
