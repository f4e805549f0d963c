import { expect, it } from '@jest/globals';
import { Examiners } from './examiners.js';

const block = (text: string) => ({ bytes: new TextEncoder().encode(text), hasPaths: false });
/** A thread that takes what it is given, and never answers. */
const busy = new URL(
  `data:text/javascript,${encodeURIComponent("import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {});")}`,
);

it('looks at a block here while all threads have enough to do, or there are none', async () => {
  const examiners = new Examiners(1, busy);
  const answered: string[] = [];
  const given = ['one\n', 'two\n', 'three\n'].map((text) =>
    examiners.examine(block(text)).then((lines) => answered.push(...(lines as string[]))),
  );
  await given[2];
  expect([examiners.ahead, answered]).toEqual([2, ['three']]);
  await examiners.end();
  expect(await new Examiners(0, busy).examine(block('alone\n'))).toEqual(['alone']);
});
