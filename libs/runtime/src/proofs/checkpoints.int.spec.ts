import { describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { behind, EventTypes, InMemoryEventStore, LogTree } from '@app/event-store';
import { cosigned, openNote, parseCheckpoint, verifierOf } from '@app/ledger';
import { InMemoryOperations } from '@app/vault';
import { keyOf, keysOf, witnessOf } from '../../../../test/support/ledger-log.js';
import { note, notes } from '../../../../test/support/stored.js';
import { HistoryDiffers } from './checkpoint-refusals.js';
import { Checkpoints } from './checkpoints.js';
import { lastCosigned } from './cosignatures.js';

Logger.overrideLogger(false);
const clock = { now: () => '2025-05-03T08:00:00.000Z' } as const;
const own = keyOf('hengjian/test', 1);
const logOf = () => new InMemoryEventStore({ types: new EventTypes([]), now: clock.now });

const checkpointsOf = (
  store: InMemoryEventStore,
  kept = new InMemoryOperations().notes,
  key: typeof own | null = own,
) => new Checkpoints(new LogTree(store), store.storeId, kept, keysOf(key), clock);

describe('checkpoints', () => {
  it('are signed for the log of now, once for each count', async () => {
    const store = logOf();
    const checkpoints = checkpointsOf(store);
    await store.append('hj.main.note-1', 'noStream', notes(3));
    const made = await checkpoints.make('act');
    const { count, root } = await store.head();
    expect(made).toMatchObject({ count, root, reason: 'act', madeAt: clock.now(), verifier: own.verifier });
    const opened = openNote(made.note, [verifierOf(own.verifier)]);
    expect([opened.signedBy.length, parseCheckpoint(opened.text)]).toEqual([
      1,
      { origin: `hengjian/${store.storeId}`, count, root },
    ]);
    expect(await checkpoints.make('asked')).toEqual(made);
    await store.append('hj.main.note-2', 'noStream', [note(1)]);
    expect(await checkpoints.make('day')).toMatchObject({ count: 4 });
    expect((await checkpoints.recent(10)).map(({ count: events }) => events)).toEqual([4, 3]);
    expect(await checkpoints.latest()).toMatchObject({ count: 4, reason: 'day' });
  });

  it('say when nobody signed them', async () => {
    const store = logOf();
    await store.append('hj.main.note-1', 'noStream', notes(1));
    const made = await checkpointsOf(store, undefined, null).make('act');
    expect(made.verifier).toBeNull();
    expect(openNote(made.note, [verifierOf(own.verifier)]).signedBy).toEqual([]);
  });

  it('are not signed by a key that the log has replaced, and are signed when there is the new one', async () => {
    const store = logOf();
    await store.append('hj.main.note-1', 'noStream', notes(3));
    const next = keyOf('hengjian/test', 2);
    const kept = new InMemoryOperations().notes;
    const signing = (key: typeof own) =>
      new Checkpoints(new LogTree(store), store.storeId, kept, keysOf(key, next.verifier), clock);
    const retired = await signing(own).make('act');
    const signers = [own, next].map(({ verifier }) => verifierOf(verifier));
    expect([retired.verifier, openNote(retired.note, signers).signedBy]).toEqual([null, []]);
    expect((await signing(own).signCopy(await store.head())).verifier).toBeNull();
    const signed = await signing(next).make('asked');
    expect([signed.verifier, openNote(signed.note, signers).signedBy.length]).toEqual([next.verifier, 1]);
    expect(await signing(own).make('asked')).toEqual(signed);
    expect(await signing(next).latest()).toEqual(signed);
  });

  it('tell what is signed with now, and once that the key was replaced', async () => {
    const next = keyOf('hengjian/test', 2);
    const store = logOf();
    let keys = keysOf(own);
    const { notes: kept } = new InMemoryOperations();
    const asked = { current: () => keys.current(), named: () => keys.named() };
    const checkpoints = new Checkpoints(new LogTree(store), store.storeId, kept, asked, clock);
    const told = jest.spyOn(Logger.prototype, 'error');
    const verifiers: (string | null)[] = [];
    for (keys of [keysOf(own), ...Array(3).fill(keysOf(own, next.verifier)), keysOf(next, next.verifier), keysOf(null)])
      verifiers.push(await checkpoints.verifier());
    expect(verifiers).toEqual([own.verifier, null, null, null, next.verifier, null]);
    expect(checkpoints.given).toBeNull();
    expect(told.mock.calls).toEqual([[expect.stringContaining(`日志现在的公钥是 ${next.verifier}`)]]);
    keys = keysOf(own, next.verifier);
    await checkpoints.verifier();
    expect([checkpoints.given, told.mock.calls.length]).toEqual([own.verifier, 2]);
    told.mockRestore();
  });

  it('are refused for a log that was put back or written anew', async () => {
    const kept = new InMemoryOperations().notes;
    const first = logOf();
    await first.append('hj.main.note-1', 'noStream', notes(3));
    await checkpointsOf(first, kept).make('act');
    const shorter = logOf();
    await shorter.append('hj.main.note-1', 'noStream', notes(2));
    await expect(checkpointsOf(shorter, kept).make('act')).rejects.toThrow(HistoryDiffers);
    const anew = logOf();
    await anew.append('hj.main.note-1', 'noStream', notes(5, 7));
    await expect(checkpointsOf(anew, kept).make('act')).rejects.toThrow('3 条');
    expect(await kept.keys('')).toHaveLength(1);
  });

  it('wait on a node that is behind, and blame nobody', async () => {
    const kept = new InMemoryOperations().notes;
    const first = logOf();
    const same = notes(3);
    await first.append('hj.main.note-1', 'noStream', same);
    await checkpointsOf(first, kept).make('act');
    const store = logOf();
    let isReached = async (): Promise<void> => undefined;
    const shared = { reachEnd: () => isReached() };
    const late = new Checkpoints(new LogTree(store), first.storeId, kept, keysOf(own), clock, shared);
    await expect(late.make('act')).rejects.toThrow('还没有跟上');
    // Nor do they set aside what the others signed, whether the end can be reached or not.
    isReached = () => Promise.reject(behind());
    await expect(late.setAside()).rejects.toThrow('还没有跟上');
    isReached = async () => void (await store.append('hj.main.note-1', 'noStream', same));
    expect(await late.setAside()).toBe(0);
    expect((await late.latest())?.count).toBe(3);
  });

  it('are set aside by whoever has found out why, and signing goes on', async () => {
    const kept = new InMemoryOperations().notes;
    const store = logOf();
    const before = checkpointsOf(store, kept);
    await store.append('hj.main.note-1', 'noStream', notes(3));
    await before.make('act');
    expect(await before.setAside()).toBe(0);
    const restored = logOf();
    await restored.append('hj.main.note-1', 'noStream', notes(2));
    const after = checkpointsOf(restored, kept);
    await expect(after.make('act')).rejects.toThrow(HistoryDiffers);
    expect(await after.setAside()).toBe(1);
    expect(await after.make('act')).toMatchObject({ count: 2 });
    expect((await after.recent(10)).map(({ count }) => count)).toEqual([2]);
    expect(await kept.keys('-')).toHaveLength(1);
  });

  const city = witnessOf('audit.city', 2);
  const impostor = { ...witnessOf('audit.city', 8), keyId: city.keyId };
  const knowing = (store: InMemoryEventStore, witnesses = [verifierOf(city.verifier)]) =>
    new Checkpoints(
      new LogTree(store),
      store.storeId,
      new InMemoryOperations().notes,
      keysOf(own),
      clock,
      null,
      witnesses,
    );
  const seen = (checkpoint: string, witness = city) =>
    cosigned({
      checkpoint,
      witness,
      earlier: null,
      growth: null,
      seconds: 1_750_000_000,
      logKeys: [verifierOf(own.verifier)],
    });

  it('take the cosignatures of known witnesses, and show how the log grew from what these saw', async () => {
    const store = logOf();
    const checkpoints = knowing(store);
    await store.append('hj.main.note-1', 'noStream', notes(3));
    const { note: first } = await checkpoints.grown(null);
    expect(await checkpoints.bring(seen(first))).toEqual([`${city.name}+${city.keyId}`]);
    expect(await checkpoints.bring(seen(first))).toEqual([]);
    const kept = (await checkpoints.latest())!;
    expect(openNote(kept.note, [verifierOf(own.verifier), city]).signedBy).toHaveLength(2);
    await store.append('hj.main.note-2', 'noStream', notes(4, 3));
    const { note: second, growth } = await checkpoints.grown(3);
    expect(cosigned({ ...asked(second), earlier: kept.note, growth })).toContain(city.name);
    expect((await checkpoints.grown(7)).growth).toEqual([]);
    expect(lastCosigned(await checkpoints.recent(10))).toEqual([kept.note]);
  });

  it('list what each witness has seen last, however long ago', async () => {
    const [province, never] = [witnessOf('audit.province', 3), witnessOf('audit.never', 4)];
    const store = logOf();
    const checkpoints = knowing(
      store,
      [city, province, never].map(({ verifier }) => verifierOf(verifier)),
    );
    const seenBy = [[city], [city, province], [city], [], [], []];
    for (const [n, witnesses] of seenBy.entries()) {
      await store.append(`hj.main.note-${n}`, 'noStream', [note(n)]);
      const made = await checkpoints.make('act');
      for (const witness of witnesses) await checkpoints.bring(seen(made.note, witness));
    }
    const listed = async (limit: number) => (await checkpoints.listed(limit)).map(({ count }) => count);
    expect([await listed(2), await listed(4), await listed(6)]).toEqual([
      [6, 5, 3, 2],
      [6, 5, 4, 3, 2],
      [6, 5, 4, 3, 2, 1],
    ]);
  });

  it('show no growth from more events than there are, in words, and sign nothing for that', async () => {
    const store = logOf();
    await store.append('hj.main.note-1', 'noStream', notes(3));
    const kept = new InMemoryOperations().notes;
    const refused = (from: Checkpoints) => from.grown(5).catch((error: Error) => error);
    const wrong = await refused(checkpointsOf(store, kept));
    expect(wrong).toMatchObject({ name: 'BeyondLog', message: expect.stringMatching(/5 条.*3 条.*\n.*5 events.*3/) });
    expect(await kept.keys('')).toEqual([]);
    // A node that is only behind catches up first.
    const shared = { reachEnd: async () => void (await store.append('hj.main.note-2', 'noStream', notes(4))) };
    const late = new Checkpoints(new LogTree(store), store.storeId, kept, keysOf(own), clock, shared);
    expect(await late.grown(5)).toMatchObject({ count: 7, growth: expect.any(Array) });
  });
  const asked = (checkpoint: string) => ({
    checkpoint,
    witness: city,
    seconds: 1_750_000_000,
    logKeys: [verifierOf(own.verifier)],
  });

  it('take no cosignature that is forged, of a stranger, of another checkpoint, or of no known witness', async () => {
    const store = logOf();
    await store.append('hj.main.note-1', 'noStream', notes(3));
    const checkpoints = knowing(store);
    const { note } = await checkpoints.make('asked');
    const refused = (text: string, from = checkpoints) => from.bring(text).catch((error: Error) => error.message);
    expect(await refused(seen(note, impostor))).toContain('见证签名是伪造的');
    expect(await refused(seen(note, witnessOf('audit.other', 4)))).toContain('没有已登记的见证单位');
    expect(await refused(note)).toContain('没有已登记的见证单位');
    expect(await refused(seen(note), knowing(store, []))).toContain('WITNESS_KEYS_FILE');
    expect(await refused('x')).toContain('不是检查点');
    const other = logOf();
    await other.append('hj.main.note-1', 'noStream', notes(3, 5));
    const foreign = await checkpointsOf(other).make('asked');
    expect(await refused(seen(foreign.note))).toContain('另一段历史');
    await other.append('hj.main.note-1', 2, notes(1));
    expect(await refused(seen((await checkpointsOf(other).make('asked')).note))).toContain('没有 4 条的检查点');
    expect((await checkpoints.latest())!.note).toBe(note);
  });
});
