import { Worker } from 'node:worker_threads';
import { RebuildStopped, type RebuildProgress } from './rebuild.js';

/** The compiled entry of the rebuild thread, and what it opens. */
export type RebuildWorker = Readonly<{ entry: URL; storeFile: string }>;

/** What the thread is given; it knows the projections by itself, since functions do not travel. */
export type RebuildOrder = Readonly<{
  file: string;
  storeId: string;
  storeFile: string;
  until?: number;
}>;

/** What the thread says. */
export type RebuildMessage =
  | Readonly<{ kind: 'progress'; progress: RebuildProgress }>
  | Readonly<{ kind: 'built'; file: string }>
  | Readonly<{ kind: 'stopped'; sequence: number; stream: string; wireType: string; reason: string }>;

/** Builds a file in a thread of its own. Answers the built file's name. @throws RebuildStopped */
export const buildInWorker = (
  entry: URL,
  order: RebuildOrder,
  report: (progress: RebuildProgress) => void,
  signal: AbortSignal,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(entry, { workerData: order });
    const stop = (): void => void thread.terminate();
    signal.addEventListener('abort', stop, { once: true });
    thread.on('message', (message: RebuildMessage) => {
      if (message.kind === 'progress') report(message.progress);
      else if (message.kind === 'built') resolve(message.file);
      else reject(new RebuildStopped(message.sequence, message.stream, message.wireType, message.reason));
    });
    thread.on('error', reject);
    thread.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      reject(new Error(`重建线程已退出（${code}）。`));
    });
  });
