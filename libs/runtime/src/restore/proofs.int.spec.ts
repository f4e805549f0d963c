import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { cosigned, openNote, signedNote, verifierOf } from '@app/ledger';
import { SqliteOperations } from '@app/vault';
import { backedUp, backup, data, living, now, place, recording, signer, storeId } from '@test/backed-up';
import { keyOf as signerOf, witnessOf } from '../../../../test/support/ledger-log.js';
import { keyOf, putAside, readKept, type KeptCheckpoint } from '../proofs/kept-checkpoints.js';
import { Checkpoints } from '../proofs/checkpoints.js';
import { restore } from './restore.js';

const [city, province] = [witnessOf('audit.city', 2), witnessOf('audit.province', 3)];
const restored = (from = backup) =>
  restore({ backup: from, into: data, tenant: 'main', keys: [], acceptLoss: true, filesElsewhere: false, now });
const operating = async <Result>(directory: string, work: (notes: SqliteOperations['notes']) => Promise<Result>) => {
  const operations = new SqliteOperations(join(directory, 'operations.sqlite'));
  try {
    return await work(operations.notes);
  } finally {
    await operations.close();
  }
};
const keptOf = (directory: string, count: number) =>
  operating(directory, async (notes) => {
    const text = await notes.get(keyOf(count));
    return text === null ? null : readKept(text);
  });
const witnessed = async (directory: string, witness: typeof city) => {
  const kept = (await keptOf(directory, 5))!;
  const logKeys = [verifierOf(signer.verifier)];
  const asked = { checkpoint: kept.note, witness, earlier: null, growth: null, seconds: 1_750_000_000, logKeys };
  await operating(directory, (notes) => notes.put(keyOf(5), JSON.stringify({ ...kept, note: cosigned(asked) })));
};
const asides = (directory: string) => operating(directory, (notes) => notes.keys('-'));

describe('what was signed before a restore', () => {
  let foreign: KeptCheckpoint;
  /** What this log once signed of a history that it has no more. */
  beforeEach(() => {
    const root = 'ab'.repeat(32);
    const text = `hengjian/${storeId}\n4\n${Buffer.from(root, 'hex').toString('base64')}\n`;
    const note = signedNote(text, [signerOf(`hengjian/${storeId}`, 1)], 1_750_000_000);
    foreign = { count: 4, root, note, madeAt: now, reason: 'act', verifier: signer.verifier };
  });

  it('keeps the names that witnesses put to it since, beside those that the backup has', async () => {
    await witnessed(backup, province);
    await witnessed(data, city);
    const { carried } = await restored();
    expect(carried.proofs).toEqual({ kept: 1, aside: 0, isAll: true });
    const kept = (await keptOf(data, 5))!;
    expect(openNote(kept.note, [verifierOf(signer.verifier), city, province]).signedBy).toHaveLength(3);
    expect((await restored()).carried.proofs).toEqual({ kept: 1, aside: 0, isAll: true });
  });

  it('stays set aside where it was, comes back where it is of this log, and is set aside where it is of none', async () => {
    const own = (await keptOf(data, 5))!;
    await operating(data, async (notes) => {
      await putAside(notes, foreign, '2025-03-01T00:00:00.000Z');
      await putAside(notes, own, '2025-03-02T00:00:00.000Z');
      await notes.remove(keyOf(5));
    });
    await recording(data, 2);
    await living(data, (context) => context.get(Checkpoints).make('act'));
    await operating(backup, (notes) => notes.remove(keyOf(5)));
    expect((await restored()).carried.proofs).toEqual({ kept: 2, aside: 1, isAll: true });
    expect(await keptOf(data, 5)).toEqual(own);
    expect(await keptOf(data, 7)).toBeNull();
    expect(await asides(data)).toEqual([`-${keyOf(4)}@2025-03-01T00:00:00.000Z`, `-${keyOf(7)}@${now}`]);
    // A later backup has what was set aside since, too.
    await living(data, (context) => context.get(Checkpoints).make('act'));
    await backedUp(data, join(place.directory, 'later'));
    expect((await restored(join(place.directory, 'later'))).carried.proofs).toEqual({ kept: 0, aside: 0, isAll: true });
  });

  it('is set aside when its record says something else than what was signed', async () => {
    const own = (await keptOf(data, 5))!;
    const lying = JSON.stringify({ ...own, note: foreign.note });
    await operating(data, (notes) => notes.put(keyOf(5), lying));
    expect((await restored()).carried.proofs).toEqual({ kept: 0, aside: 1, isAll: true });
    expect(await keptOf(data, 5)).toEqual(own);
  });

  it.each<[string, () => unknown]>([
    ['all that was signed', () => spoiled()],
    ['the file', () => rmSync(join(data, 'operations.sqlite'))],
    ['one of what was signed', () => operating(data, (notes) => notes.put(keyOf(3), '{'))],
    [
      'the text of one',
      () => operating(data, (notes) => notes.put(keyOf(4), JSON.stringify({ ...foreign, note: 'x' }))),
    ],
    ['the directory', () => rmSync(data, { recursive: true })],
  ])('is said not to be carried over where %s cannot be read', async (_, spoil) => {
    await spoil();
    expect((await restored()).carried.proofs).toEqual({ kept: 0, aside: 0, isAll: false });
    expect(await keptOf(data, 5)).toMatchObject({ count: 5 });
  });
  const spoiled = () => {
    for (const side of ['-wal', '-shm']) rmSync(join(data, `operations.sqlite${side}`), { force: true });
    writeFileSync(join(data, 'operations.sqlite'), 'x'.repeat(9000));
  };
});
