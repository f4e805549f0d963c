import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Frontier } from '@app/ledger';
import { moment, note, noteTypes } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';
import { SqliteEventStore } from './sqlite-event-store.js';
import { WriterThread } from './writer-thread.js';

/** Made by the build, which the test command runs first. */
const writer = pathToFileURL(join(process.cwd(), 'dist/libs/event-store/src/sqlite/writer-worker.js'));

let file: string;
let remove: () => void;
const opened: SqliteEventStore[] = [];
beforeEach(() => {
  const made = temporaryDirectory();
  ({ remove } = made);
  file = join(made.directory, 'events.sqlite');
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  remove();
});

const open = (entry: URL, path = file): SqliteEventStore => {
  const store = SqliteEventStore.open(path, { types: noteTypes, now: () => moment, writer: entry });
  opened.push(store);
  return store;
};
const stream = (n: number) => `hj.main.note-${n}`;

it('writes in one group what is asked for while another is under way, each append answered for itself', async () => {
  expect(existsSync(writer)).toBe(true);
  const store = open(writer);
  const appends = Array.from({ length: 300 }, (_, n) => store.append(stream(n), 'noStream', [note(n)]));
  const contended = store.append(stream(0), 'noStream', [note(1)]);
  const sequences = (await Promise.all(appends)).map(({ sequence }) => sequence);
  expect(sequences).toEqual(Array.from({ length: 300 }, (_, n) => n + 1));
  await expect(contended).rejects.toMatchObject({ name: 'WrongExpectedRevision', actual: 0 });
  expect((await store.head()).count).toBe(300);
});

it('begins with the first of a crowd before its turn ends, and keeps the order in which they were asked for', async () => {
  // A thread that answers each order with its size in place of sequences.
  const says = `import { parentPort as port } from 'node:worker_threads';
    port.on('message', (asked) => asked === 'close' ? port.close() : port.postMessage(
      { answers: asked.appends.map(({ stream }) => ({ revision: 0, sequence: asked.appends.length, position: stream })) }));`;
  const ignore = () => undefined;
  const entry = new URL(`data:text/javascript,${encodeURIComponent(says)}`);
  const options = { entry, file, now: () => moment, warn: ignore, written: ignore, writeHere: () => [] };
  const thread = new WriterThread(options);
  const crowd = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, n) => thread.add({ stream: stream(n), expected: 'noStream', events: [] })),
    );
  const sizes = (answers: Awaited<ReturnType<typeof crowd>>) => answers.map(({ sequence }) => sequence);
  // Nobody knows of the first that they are a crowd.
  expect(sizes(await crowd(40))).toEqual(Array<number>(40).fill(40));
  const answers = await crowd(40);
  expect(sizes(answers)).toEqual([...Array<number>(32).fill(16), ...Array<number>(8).fill(8)]);
  expect(answers.map(({ position }) => position)).toEqual(answers.map((_, n) => stream(n)));
  // Fewer than a group wait for their turn's end.
  expect(sizes(await crowd(3))).toEqual([3, 3, 3]);
  await thread.close();
});

it('has never more on its way than one transaction takes', async () => {
  // A thread that takes its time, and answers each order with how many appends were on their way when it came.
  const says = `import { parentPort as port } from 'node:worker_threads';
    let open = 0;
    port.on('message', (asked) => {
      if (asked === 'close') return port.close();
      const seen = (open += asked.appends.length);
      setTimeout(() => {
        open -= asked.appends.length;
        port.postMessage({ answers: asked.appends.map(({ stream }) => ({ revision: 0, sequence: seen, position: stream })) });
      }, 2);
    });`;
  const ignore = () => undefined;
  const entry = new URL(`data:text/javascript,${encodeURIComponent(says)}`);
  const thread = new WriterThread({
    entry,
    file,
    now: () => moment,
    warn: ignore,
    written: ignore,
    writeHere: () => [],
  });
  const add = (n: number) => thread.add({ stream: stream(n), expected: 'noStream', events: [] });
  const appends = Array.from({ length: 1_000 }, (_, n) => add(n));
  // Who comes while a whole group is on its way sends nothing that does not fit beside it.
  await new Promise((resume) => setImmediate(resume));
  appends.push(add(1_000));
  const answers = await Promise.all(appends);
  expect(answers.map(({ position }) => position)).toEqual(answers.map((_, n) => stream(n)));
  expect(Math.max(...answers.map(({ sequence }) => sequence))).toBe(256);
  await thread.close();
});

it('writes what was accepted before it closes', async () => {
  const store = open(writer);
  const appends = Array.from({ length: 5 }, (_, n) => store.append(stream(n), 'noStream', [note(n)]));
  await store.close();
  await Promise.all(appends);
  expect((await open(writer).head()).count).toBe(5);
});

it('refuses what a thread that ended had been given, and begins another', async () => {
  const store = open(new URL('data:text/javascript,process.exit(3)'));
  // The second time as several groups: those who came before them were many.
  for (let round = 0; round < 2; round++) {
    const crowd = Array.from({ length: 40 }, (_, n) => store.append(stream(40 * round + n), 'noStream', [note(n)]));
    for (const { status, ...why } of await Promise.allSettled(crowd)) {
      expect(status).toBe('rejected');
      expect(why).toMatchObject({ reason: { name: 'StoreUnavailable', reason: 'away' } });
    }
  }
  await expect(store.backup(`${file}.copy`)).rejects.toThrow('3');
});

it('writes alone and with others in any order, and the log is one', async () => {
  const store = open(writer);
  const sequences: number[] = [];
  for (let n = 0; n < 40; n += 4) {
    const together = [n, n + 1, n + 2].map((one) => store.append(stream(one), 'noStream', [note(one)]));
    sequences.push(...(await Promise.all(together)).map(({ sequence }) => sequence));
    for (const turn of [0, 1]) {
      if (turn === 1) await new Promise((resume) => setImmediate(resume));
      const { sequence } = await store.append(stream(n + 3), turn === 0 ? 'noStream' : 0, [note(n + 3)]);
      sequences.push(sequence);
    }
  }
  expect(sequences).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  const { count, root } = await store.head();
  const hashes = await store.readHashes({ after: 0, limit: 100 });
  expect({ count, root }).toEqual({
    count: 50,
    root: hashes.reduce((log, hash) => log.append(hash), Frontier.empty).root,
  });
});

it('copies the log while it is written, and the copy is whole', async () => {
  const store = open(writer);
  const text = 'x'.repeat(20_000);
  for (let n = 0; n < 40; n++) await store.append(stream(n), 'noStream', [note(n, { data: { text, number: n } })]);
  let isCopied = false;
  const copying = store.backup(`${file}.copy`).then(() => (isCopied = true));
  let written = 40;
  for (; !isCopied && written < 2_000; written++) await store.append(stream(written), 'noStream', [note(written)]);
  await copying;
  expect(written).toBeLessThan(2_000);
  const { count } = await open(writer, `${file}.copy`).head();
  expect(count).toBeGreaterThanOrEqual(40);
  expect(count).toBeLessThanOrEqual(written);
});

it('copies between two groups, and writes both', async () => {
  const store = open(writer);
  const crowd = (from: number) =>
    Array.from({ length: 16 }, (_, n) => store.append(stream(from + n), 'noStream', [note(n)]));
  await Promise.all(crowd(0));
  const before = crowd(100);
  const copied = store.backup(`${file}.copy`);
  const sequences = (await Promise.all([...before, ...crowd(200)])).map(({ sequence }) => sequence);
  expect(sequences).toEqual(Array.from({ length: 32 }, (_, n) => 17 + n));
  await copied;
  expect((await open(writer, `${file}.copy`).head()).count).toBeGreaterThanOrEqual(32);
});

it('ends a copy under way when it closes, and tells whoever waits for it', async () => {
  const store = open(writer);
  const text = 'x'.repeat(20_000);
  for (let n = 0; n < 40; n++) await store.append(stream(n), 'noStream', [note(n, { data: { text, number: n } })]);
  const copying = store.backup(`${file}.copy`).then(
    () => 'copied',
    (error: Error) => error.message,
  );
  await store.close();
  expect(await copying).toContain('已关闭');
  expect((await open(writer).head()).count).toBe(40);
});

it('answers each of two copies into one file', async () => {
  const store = open(writer);
  await store.append(stream(1), 'noStream', [note(1)]);
  const copies = await Promise.allSettled([1, 2].map(() => store.backup(`${file}.copy`)));
  expect(copies.map(({ status }) => status)).toContain('fulfilled');
});

it('a fault that is no loss of the thread is told as what it is, and ends no copy', async () => {
  // A thread that copies all that it is asked to.
  const says = `import { parentPort as port } from 'node:worker_threads';
    port.on('message', (asked) => asked === 'close' ? port.close() : port.postMessage({ copy: asked.copy, fault: null }));`;
  const entry = new URL(`data:text/javascript,${encodeURIComponent(says)}`);
  const writeHere = () => {
    throw new Error('the tip is gone');
  };
  const ignore = () => undefined;
  const thread = new WriterThread({ entry, file, now: () => moment, warn: ignore, written: ignore, writeHere });
  const one = { stream: stream(1), expected: 'noStream', events: [] } as const;
  const alone = thread.add(one);
  const first = thread.backup(`${file}.copy`);
  await expect(alone).rejects.toThrow('the tip is gone');
  await expect(first).resolves.toBeUndefined();
  const unsayable = { ...one, events: [ignore] } as unknown as typeof one;
  const [asked, second] = [thread.add(unsayable), thread.backup(`${file}.copy`)];
  const together = thread.add(one);
  await expect(asked).rejects.toThrow('could not be cloned');
  await expect(together).rejects.toThrow('could not be cloned');
  await expect(second).resolves.toBeUndefined();
  await thread.close();
});
