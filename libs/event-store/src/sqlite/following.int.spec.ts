import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { Sqlite } from '@app/sqlite';
import { moment, note, noteTypes } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';
import { SqliteEventStore } from './sqlite-event-store.js';

let directory: string;
let remove: () => void;
const opened: SqliteEventStore[] = [];
beforeEach(() => {
  ({ directory, remove } = temporaryDirectory());
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const store of opened.splice(0)) await store.close();
  remove();
});

const open = (name: string, pollEvery = 5): SqliteEventStore => {
  const store = SqliteEventStore.open(join(directory, name), { types: noteTypes, now: () => moment, pollEvery });
  opened.push(store);
  return store;
};

/** Sequences as they are followed, until so many have come. */
const followed = async (store: SqliteEventStore, until: number, after: string | null = null): Promise<number[]> => {
  const seen: number[] = [];
  const signal = new AbortController();
  for await (const message of store.subscribeAll({ after, signal: signal.signal, batch: 3 })) {
    if (message.kind === 'events') seen.push(...message.events.map(({ sequence }) => sequence));
    if (seen.length >= until) signal.abort();
  }
  return seen;
};

let files = 0;
it('each of several follows all events in order, whichever process appends, whenever they begin', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('own', 'other', 'begin', 'turn'), { maxLength: 24 }), async (steps) => {
      const file = `${(files += 1)}.sqlite`;
      const [own, other] = [open(file), open(file)];
      const count = steps.filter((step) => step === 'own' || step === 'other').length;
      const all = Array.from({ length: count }, (_, n) => n + 1);
      const seen = [followed(own, count)];
      for (const [n, step] of steps.entries()) {
        if (step === 'begin') seen.push(followed(own, count));
        else if (step === 'turn') await new Promise((resolve) => setImmediate(resolve));
        else await (step === 'own' ? own : other).append(`hj.main.note-${n}`, 'noStream', [note(n)]);
      }
      for (const one of seen) expect(await one).toEqual(all);
      for (const store of opened.splice(0)) await store.close();
    }),
    { numRuns: 25 },
  ));

it('who begins looks for himself: an end that somebody saw may be from before another process appended', async () => {
  const [own, other] = [open('a.sqlite', 60_000), open('a.sqlite')];
  await own.append('hj.main.note-1', 'noStream', [note(1)]);
  const said = async (most: number): Promise<unknown[]> => {
    const heard: unknown[] = [];
    for await (const message of own.subscribeAll({ signal: new AbortController().signal })) {
      heard.push(message.kind === 'events' ? message.events.map(({ sequence }) => sequence) : 'caught up');
      if (heard.length === most) break;
    }
    return heard;
  };
  expect(await said(2)).toEqual([[1], 'caught up']);
  await other.append('hj.main.note-2', 'noStream', [note(2)]);
  expect(await said(2)).toEqual([[1, 2], 'caught up']);
});

it('the log is read once for all who follow', async () => {
  const store = open('a.sqlite', 60_000);
  const following = [followed(store, 3), followed(store, 3), followed(store, 3)];
  await new Promise((resolve) => setImmediate(resolve));
  const reads = jest.spyOn(Sqlite.prototype, 'allRaw');
  for (let n = 0; n < 3; n += 1) {
    await store.append(`hj.main.note-${n}`, 'noStream', [note(n)]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await Promise.all(following)).toEqual([
    [1, 2, 3],
    [1, 2, 3],
    [1, 2, 3],
  ]);
  // Fewer where two appends were met by one look; alone, each would look twice at least.
  expect(reads.mock.calls.length).toBeLessThanOrEqual(3);
});
