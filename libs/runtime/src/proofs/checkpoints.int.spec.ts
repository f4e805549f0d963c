import { describe, expect, it } from '@jest/globals';
import { behind, EventTypes, InMemoryEventStore, LogTree } from '@app/event-store';
import { openNote, parseCheckpoint, verifierOf } from '@app/ledger';
import { InMemoryOperations } from '@app/vault';
import { keyOf } from '../../../../test/support/ledger-log.js';
import { note, notes } from '../../../../test/support/stored.js';
import { Checkpoints, HistoryDiffers } from './checkpoints.js';

const clock = { now: () => '2025-05-03T08:00:00.000Z' } as const;
const own = keyOf('hengjian/test', 1);
const logOf = () => new InMemoryEventStore({ types: new EventTypes([]), now: clock.now });

const checkpointsOf = (
  store: InMemoryEventStore,
  kept = new InMemoryOperations().notes,
  key: typeof own | null = own,
) => new Checkpoints(new LogTree(store), store.storeId, kept, key, clock);

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
    const late = new Checkpoints(new LogTree(store), first.storeId, kept, own, clock, shared);
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
});
