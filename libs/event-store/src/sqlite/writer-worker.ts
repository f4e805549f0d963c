import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { openFile } from './open-file.js';
import { told, type Asked, type Order, type Said } from './thread-messages.js';
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

/** What was asked for together with an order: all that waits. Whoever asks never has more on its way than one transaction takes. */
const joined = (first: Order): Readonly<{ orders: readonly Order[]; other: Asked | undefined }> => {
  const orders = [first];
  for (;;) {
    const waiting = parentPort ? receiveMessageOnPort(parentPort) : undefined;
    if (!waiting) return { orders, other: undefined };
    const asked = waiting.message as Asked;
    if (asked === 'close' || 'copy' in asked) return { orders, other: asked };
    orders.push(asked);
  }
};

const hear = (asked: Asked): void => {
  if (asked === 'close') {
    db.close();
    parentPort?.close();
  } else if ('copy' in asked) void backUp(asked.copy, asked.into);
  else {
    const { orders, other } = joined(asked);
    ({ recordedAt } = orders.at(-1)!);
    say({ answers: writer.write(orders.flatMap(({ appends }) => appends)).map(told) });
    if (other !== undefined) hear(other);
  }
};

parentPort?.on('message', hear);
