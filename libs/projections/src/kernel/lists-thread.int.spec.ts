import { expect, it } from '@jest/globals';
import { ListsThread } from './lists-thread.js';

const threadOf = (program: string, mostSilent?: number): ListsThread => {
  const entry = new URL(`data:text/javascript,${encodeURIComponent(program)}`);
  return new ListsThread(entry, { file: 'read.sqlite', storeFile: 'events.sqlite' }, mostSilent);
};
const ready = async (thread: ListsThread): Promise<void> => {
  while (!thread.wanted()) await new Promise((resume) => setTimeout(resume, 5));
};

it('gives up a thread that says nothing, and begins no other', async () => {
  const thread = threadOf(
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {}); parentPort.postMessage('ready')`,
    50,
  );
  await ready(thread);
  await expect(thread.enter(1)).rejects.toThrow('it did not answer');
  expect(thread.wanted()).toBe(false);
  await expect(thread.enter(1)).rejects.toThrow('over');
  await thread.end();
});

it('comes to its end with a thread that fails as it ends', async () => {
  const thread = threadOf(
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('no'); }); parentPort.postMessage('ready')`,
  );
  await ready(thread);
  await expect(thread.end()).resolves.toBeUndefined();
});

it('has nothing to end where no crowd ever came', async () => {
  await expect(threadOf('').end()).resolves.toBeUndefined();
});
