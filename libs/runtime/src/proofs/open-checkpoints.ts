import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { KeptNodes, LogTree } from '@app/event-store';
import type { Clock } from '@app/platform/clock';
import { opening } from '../data-directory.js';
import type { RuntimeOptions } from '../options.js';
import type { Stores } from '../stores/stores.js';
import { Checkpoints } from './checkpoints.js';
import { readSigningKey, type SigningKey } from './signing-key.js';

/** A key that is not there is no reason to stand still: checkpoints are unsigned, and say so. @throws SigningKeyUnusable */
const keyOf = ({ signingKeyFile, dataDir }: RuntimeOptions): SigningKey | null => {
  if (signingKeyFile === undefined || signingKeyFile === null) return null;
  if (existsSync(signingKeyFile)) return readSigningKey(signingKeyFile, dataDir);
  new Logger('Checkpoints').error(`签名密钥 ${signingKeyFile} 不在：检查点不签名，请放回密钥后重新启动。`);
  return null;
};

/** The tree's file can be made again from the log: it is in no backup. */
const nodesOf = ({ memory, dataDir }: RuntimeOptions): KeptNodes =>
  memory ? new KeptNodes() : opening(dataDir, 'tree.sqlite', () => new KeptNodes(join(dataDir, 'tree.sqlite')));

/** What signs the log of a process. */
export const checkpointsOf = ({ store, operations }: Stores, clock: Clock, options: RuntimeOptions): Checkpoints =>
  new Checkpoints(new LogTree(store, nodesOf(options)), store.storeId, operations.notes, keyOf(options), clock);
