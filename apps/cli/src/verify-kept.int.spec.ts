import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { KeptNodes, LogTree, SqliteEventStore } from '@app/event-store';
import { cosigned, verifierOf, type Trust, Verifier } from '@app/ledger';
import { Checkpoints, lastCosigned, notesIn, type KeptCheckpoint } from '@app/runtime/proofs';
import { SqliteOperations } from '@app/vault';
import { storedEvents } from '@app/runtime/backup';
import { keyOf, keysOf, witnessOf } from '@test/ledger-log';
import { moment, note, notes, noteTypes } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';
import { keptTrust } from './verify-kept.js';

const own = keyOf('hengjian/test', 1);
const city = witnessOf('audit.city', 2);
const clock = { now: () => moment } as const;
const nobody: Trust = { keys: [], earlier: [] };
const byKey: Trust = { ...nobody, keys: [verifierOf(own.verifier)] };

let directory: string;
let remove: () => void;
let operations: SqliteOperations;
const opened: { close: () => unknown }[] = [];
beforeEach(() => {
  ({ directory, remove } = temporaryDirectory());
  operations = new SqliteOperations(join(directory, 'operations.sqlite'));
  opened.push(operations);
});
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
  remove();
});

/** A log of so many events, and what signs it into the books of the directory. */
const logOf = async (count: number, name = 'events.sqlite', first = 0) => {
  const log = SqliteEventStore.open(join(directory, name), { types: noteTypes, now: clock.now });
  const tree = new LogTree(log, new KeptNodes());
  opened.push(log, tree);
  await log.append('hj.main.note-1', 'noStream', notes(count, first));
  const witnesses = [verifierOf(city.verifier)];
  return {
    log,
    checkpoints: new Checkpoints(tree, log.storeId, operations.notes, keysOf(own), clock, null, witnesses),
  };
};

/** What `verify` finds in a log, held against what is kept in the directory. */
const found = async (log: SqliteEventStore, trust = byKey) => {
  const { heads, finding, ...signed } = await keptTrust({ data: directory, tenant: 'main', log }, trust);
  const verifier = new Verifier(log.storeId, ...heads);
  for await (const event of storedEvents(log)) verifier.add(event);
  return { ...signed, reason: (verifier.finish(await log.head()).finding ?? finding)?.reason ?? null };
};

/** Changes what the books say beside the last note, which is signed by nobody. */
const forged = async (change: Partial<KeptCheckpoint>) => {
  const [key] = await operations.notes.lastKeys(1);
  const kept = JSON.parse((await operations.notes.get(key!))!) as KeptCheckpoint;
  await operations.notes.put(key!, JSON.stringify({ ...kept, ...change }));
};
const seen = (checkpoint: string) =>
  cosigned({
    checkpoint,
    earlier: null,
    growth: null,
    logKeys: byKey.keys,
    witness: city,
    seconds: 1_750_000_000,
  });

it('finds nothing wrong with a log that has grown from what was signed, and says up to where it was', async () => {
  const { log, checkpoints } = await logOf(3);
  await checkpoints.make('act');
  await log.append('hj.main.note-1', 2, notes(2, 3));
  expect(await found(log)).toEqual({
    reason: null,
    signedBy: [expect.stringContaining('hengjian/test+')],
    signedUpTo: 3,
    witnessed: [],
  });
});

it('takes size and root from the signed text, whatever stands beside it', async () => {
  const { checkpoints } = await logOf(3);
  await checkpoints.make('act');
  // Another history of the same store, and the books made to agree with it.
  const { log } = await logOf(4, 'forged.sqlite', 7);
  Object.defineProperty(log, 'storeId', { value: await storeIdOf(checkpoints) });
  const { count, root } = await log.head();
  await forged({ count, root });
  expect(await found(log)).toMatchObject({ reason: 'head-differs' });
  expect(await found(log, nobody)).toMatchObject({ reason: 'head-differs' });
});
const storeIdOf = async (checkpoints: Checkpoints) => /^hengjian\/(\S+)/.exec((await checkpoints.latest())!.note)![1]!;

it('takes no checkpoint of another log, though signed by the key', async () => {
  const { checkpoints } = await logOf(3);
  await checkpoints.make('act');
  const { log } = await logOf(3, 'other.sqlite');
  expect(await found(log)).toMatchObject({ reason: 'foreign-head' });
});

it('says that what is kept cannot be read, in words', async () => {
  const { log, checkpoints } = await logOf(3);
  await checkpoints.make('act');
  for (const text of ['x', 'hengjian/x\n3\n', '', 'hengjian/x\n3\nx\n\n']) {
    await forged({ note: text });
    expect(await found(log)).toMatchObject({ reason: 'note-unreadable' });
  }
  await operations.notes.put((await operations.notes.lastKeys(1))[0]!, '{');
  expect(await found(log, nobody)).toMatchObject({ reason: 'note-unreadable' });
});

it('asks for the signature of the checkpoint that counts most, under whatever key it is kept', async () => {
  const { log, checkpoints } = await logOf(3);
  const { note: signed, ...rest } = await checkpoints.make('act');
  await log.append('hj.main.note-1', 2, [note(3)]);
  const { note: later } = await checkpoints.make('act');
  await operations.notes.put('0000000000000009', JSON.stringify({ ...rest, note: signed }));
  await operations.notes.put('0000000000000004', JSON.stringify({ ...rest, note: later.replace(/— .*\n/, '') }));
  expect(await found(log)).toMatchObject({ reason: 'not-signed' });
});

it('never drops what a witness has seen, however many checkpoints came after it', async () => {
  const { log, checkpoints } = await logOf(3);
  const { note: first } = await checkpoints.make('act');
  await checkpoints.bring(seen(first));
  for (let n = 0; n < 6; n++) {
    await log.append('hj.main.note-1', 2 + n, [note(n)]);
    await checkpoints.make('act');
  }
  const kept = await notesIn(directory, 2);
  expect(kept).toHaveLength(3);
  expect(lastCosigned(kept)).toEqual([expect.stringContaining('audit.city')]);
  expect(await found(log, { ...byKey, witnesses: [verifierOf(city.verifier)] })).toMatchObject({
    reason: null,
    signedUpTo: 9,
    witnessed: [{ count: 3 }],
  });
  // A thousand later ones.
  const [key] = await operations.notes.lastKeys(1);
  const last = (await operations.notes.get(key!))!;
  const later = Array.from({ length: 1200 }, (_, n) => [`${key}~${String(n).padStart(4, '0')}`, last] as const);
  await operations.notes.replace(`${key}~`, new Map(later));
  expect(await found(log, { ...byKey, witnesses: [verifierOf(city.verifier)] })).toMatchObject({ reason: null });
});
