import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { KeptNodes, LogTree } from '@app/event-store';
import type { Clock } from '@app/platform/clock';
import type { RuntimeOptions } from '../options.js';
import { areShared, type Stores } from '../stores/stores.js';
import { Checkpoints } from './checkpoints.js';
import { readSigningKey, type SigningKey } from './signing-key.js';

/** Injection token: what signs checkpoints, or null. Read before anything is open that would have to be closed. */
export const signingKey = Symbol('signing key');

/** A key that is not there is no reason to stand still: checkpoints are unsigned, and say so. @throws SigningKeyUnusable */
export const signingKeyOf = ({ signingKeyFile, dataDir }: RuntimeOptions): SigningKey | null => {
  if (signingKeyFile === undefined || signingKeyFile === null) return null;
  if (existsSync(signingKeyFile)) return readSigningKey(signingKeyFile, dataDir);
  new Logger('Checkpoints').error(`签名密钥 ${signingKeyFile} 不在：检查点不签名，请放回密钥后重新启动。`);
  return null;
};

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
export const checkpointsOf = (
  { store, operations }: Stores,
  clock: Clock,
  key: SigningKey | null,
  options: RuntimeOptions,
): Checkpoints =>
  new Checkpoints(
    new LogTree(store, nodesOf(options)),
    store.storeId,
    operations.notes,
    key,
    clock,
    areShared(options),
  );
