import { join } from 'node:path';
import { beforeEach, expect, it } from '@jest/globals';
import { checkpointText, cosigned, originOf, signedNote, verifierOf } from '@app/ledger';
import { SqliteOperations } from '@app/vault';
import { backup, headOf, restored, signer, storeId } from '@test/backed-up';
import { otherSignature, witnessOf } from '../../../../test/support/ledger-log.js';
import { keyOf, readKept, type KeptCheckpoint } from '../proofs/kept-checkpoints.js';

const operating = async (work: (notes: SqliteOperations['notes']) => Promise<unknown>) => {
  const operations = new SqliteOperations(join(backup, 'operations.sqlite'));
  await work(operations.notes);
  await operations.close();
};
/** Puts a record in the place of a checkpoint that the backup has kept of its five events, or at another count. */
const keeping = (change: (kept: KeptCheckpoint) => object | string, count = 5) =>
  operating(async (notes) => {
    const changed = change(readKept((await notes.get(keyOf(5)))!));
    await notes.put(keyOf(count), typeof changed === 'string' ? changed : JSON.stringify(changed));
  });
const signed = (head: Readonly<{ count: number; root: string }>, of = storeId) =>
  signedNote(checkpointText({ origin: originOf(of), ...head }), [signer], 1_750_000_000);

let head: Readonly<{ count: number; root: string }>;
beforeEach(async () => (head = await headOf(backup)));
const other = 'ab'.repeat(32);

it('takes what the kept checkpoints say from what was signed, whatever stands beside it', async () => {
  await keeping((kept) => ({ ...kept, count: 3, root: other }));
  expect((await restored()).count).toBe(5);
});

it.each<[string, () => Promise<void>, string]>([
  [
    'another history',
    () => keeping((kept) => ({ ...kept, note: signed({ ...head, root: other }) })),
    '与外部留存的摘要不符',
  ],
  ['another log', () => keeping((kept) => ({ ...kept, note: signed(head, 'x') })), '随库留存的检查点属于另一个库'],
  [
    'a signature that is none',
    () => keeping((kept) => ({ ...kept, note: otherSignature(kept.note) })),
    '随库留存的 5 条检查点的签名是伪造的',
  ],
  ['words that are none', () => keeping((kept) => ({ ...kept, note: 'x' })), '随库留存的检查点无法读取'],
  ['a record that is none', () => keeping(() => '{'), '随库留存的检查点无法读取'],
])('with a kept checkpoint of %s a copy is refused', async (_, spoil, sentence) => {
  await spoil();
  await expect(restored()).rejects.toThrow(sentence);
  await expect(restored()).rejects.toThrow('什么也没有改动');
});

it('looks at what a witness has seen, however many checkpoints came after it', async () => {
  const city = witnessOf('audit.city', 2);
  const first = signed({ count: 1, root: other });
  const logKeys = [verifierOf(signer.verifier)];
  const note = cosigned({
    checkpoint: first,
    witness: city,
    earlier: null,
    growth: null,
    seconds: 1_750_000_000,
    logKeys,
  });
  await keeping((kept) => ({ ...kept, count: 1, root: other, note }), 1);
  // Those that came after it, as many as are looked at at most.
  await operating(async (notes) => {
    const last = (await notes.get(keyOf(5)))!;
    for (let later = 6; later < 40; later++) await notes.put(keyOf(later), last);
  });
  await expect(restored()).rejects.toThrow('与外部留存的摘要不符');
});
