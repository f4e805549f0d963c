import { expect, it } from '@jest/globals';
import { ledgerLog, bundleOf } from '@test/ledger-log';
import { Examiners } from './examiners.js';

const [, line] = bundleOf({ log: ledgerLog([{ stream: 'a' }]), signers: [] });
const block = () => ({ bytes: new TextEncoder().encode(`${line}\n`), part: null });
/** A thread that takes what it is given, and never answers. */
const busy = new URL(
  `data:text/javascript,${encodeURIComponent("import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {});")}`,
);

it('looks at a block here while all threads have enough to do, or there are none', async () => {
  const examiners = new Examiners(1, busy);
  const answered: number[] = [];
  const given = [1, 2, 3].map((number) => examiners.examine(block()).then(() => answered.push(number)));
  await given[2];
  expect([examiners.ahead, answered]).toEqual([4, [3]]);
  await examiners.end();
  const alone = block();
  expect(await new Examiners(0, busy).examine(alone)).toMatchObject({
    bytes: alone.bytes,
    stretch: { first: { sequence: 1 }, to: 1, lines: 1, bytes: alone.bytes.length },
  });
});
