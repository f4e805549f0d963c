import { readConfig } from '@app/platform/config';
import { startWorker } from './start-worker.js';

/** `npm run worker`: jobs on Redis, in a process of its own. Ends in order when told to. */
try {
  const worker = await startWorker(readConfig(process.env));
  console.error('工作进程已启动');
  const end = (): void => void worker.close().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
