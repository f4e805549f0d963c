import { parentPort, workerData } from 'node:worker_threads';
import { catalogues } from '@app/domain/catalogue';
import { allProjections } from './all.js';
import { RebuildStopped, type RebuildMessage, type RebuildOrder } from './kernel/index.js';
import { rebuildFromFile } from './rebuild-from-file.js';

// The entry of the rebuild thread: one file built in one go, told in messages.
const order = workerData as RebuildOrder;
const say = (message: RebuildMessage): void => parentPort?.postMessage(message);

try {
  const file = await rebuildFromFile(order, allProjections, catalogues, (progress) =>
    say({ kind: 'progress', progress }),
  );
  say({ kind: 'built', file });
} catch (error) {
  if (!(error instanceof RebuildStopped)) throw error;
  const { sequence, stream, wireType, reason } = error;
  say({ kind: 'stopped', sequence, stream, wireType, reason });
}
