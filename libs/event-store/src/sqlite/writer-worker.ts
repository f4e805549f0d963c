import { parentPort, workerData } from 'node:worker_threads';
import { openFile } from './open-file.js';
import { told, type Asked, type Said } from './thread-messages.js';
import { Writer } from './writer.js';

/** What the thread opens. */
export type WriterFile = Readonly<{ file: string; busyTimeout?: number }>;

// The entry of the writing thread: one connection to the log, one group of appends after the other.
const { file, ...options } = workerData as WriterFile;
const say = (said: Said): void => parentPort?.postMessage(said);

let recordedAt = new Date().toISOString();
const now = (): string => recordedAt;
const db = openFile(file, { ...options, now });
const writer = new Writer(db, now, (warning) => say({ warning }));

const backUp = async (copy: number, into: string): Promise<void> => {
  const fault = await db.backup(into).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  say({ copy, fault });
};

parentPort?.on('message', (asked: Asked) => {
  if (asked === 'close') {
    db.close();
    parentPort?.close();
  } else if ('copy' in asked) void backUp(asked.copy, asked.into);
  else {
    ({ recordedAt } = asked);
    say({ answers: writer.write(asked.appends).map(told) });
  }
});
