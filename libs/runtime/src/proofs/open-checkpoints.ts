import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { KeptNodes, LogTree } from '@app/event-store';
import type { Clock } from '@app/platform/clock';
import type { RuntimeOptions } from '../options.js';
import { areShared, type Stores } from '../stores/stores.js';
import { Checkpoints } from './checkpoints.js';
import { namedKey, rotationsIn } from './rotations.js';

/** The tree's file can be made again from the log: it is in no backup, and one that is damaged is thrown away. */
const nodesOf = ({ memory, dataDir }: RuntimeOptions): KeptNodes => {
  if (memory) return new KeptNodes();
  const file = join(dataDir, 'tree.sqlite');
  try {
    return new KeptNodes(file);
  } catch {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    return new KeptNodes(file);
  }
};

/** What signs the log of a process. */
export const checkpointsOf = ({ store, operations }: Stores, clock: Clock, options: RuntimeOptions): Checkpoints =>
  new Checkpoints(
    new LogTree(store, nodesOf(options)),
    store.storeId,
    operations.notes,
    {
      current: options.signingKey ?? (() => null),
      named: async () => namedKey(await rotationsIn(store, options.tenant)),
    },
    clock,
    areShared(options) ? store : null,
    options.witnesses ?? [],
  );
