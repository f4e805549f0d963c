import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fact, Recorded } from '@app/domain/kernel';
import {
  EventIdTaken,
  EventStore,
  StoreUnavailable,
  UnknownEvent,
  WrongExpectedRevision,
  type SubscriptionMessage,
} from '@app/event-store';
import { canonical, genesis, NotCanonical, sha256, Verifier } from '@app/ledger';
import { moment, note, notes } from '../support/stored.js';

/** How a suite gets a store on an empty log, and rid of it. */
export type Engine = Readonly<{
  open(): Promise<EventStore>;
  close(): Promise<void>;
  /** The same log opened anew after a crash of the program that served it; absent where nothing survives. */
  afterCrash?(): Promise<EventStore>;
}>;

const numbers = (events: readonly Recorded<Fact>[]): unknown[] =>
  events.map(({ data }) => (data as { number: number }).number);

/** Reads a subscription until it has given so many events (or until the head when no number is given). */
const collect = async (
  subscription: AsyncIterable<SubscriptionMessage>,
  count = Infinity,
): Promise<Recorded<Fact>[]> => {
  const seen: Recorded<Fact>[] = [];
  for await (const message of subscription) {
    if (message.kind === 'events') seen.push(...message.events);
    else if (count === Infinity) return seen;
    if (seen.length >= count) return seen;
  }
  return seen;
};

const denseTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** What every `EventStore` must do, whatever its engine. */
export const eventStoreContract = (name: string, engine: () => Engine): void => {
  describe(`event store contract: ${name}`, () => {
    let running: Engine;
    let store: EventStore;
    let aborting: AbortController;

    beforeEach(async () => {
      running = engine();
      store = await running.open();
      aborting = new AbortController();
    });
    afterEach(async () => {
      aborting.abort();
      await running.close();
    });

    describe('append and read', () => {
      it('gives back what was appended, in order, with its envelope', async () => {
        const [first, second] = notes(2) as [ReturnType<typeof note>, ReturnType<typeof note>];
        const appended = await store.append('hj.main.note-1', 'noStream', [first, second]);
        const [one, two] = await store.readStream('hj.main.note-1');

        expect(appended).toStrictEqual({ revision: 1, sequence: 2, position: two!.position });
        expect(one).toStrictEqual({
          ...first,
          type: 'NoteTaken',
          wireType: 'note.note-taken',
          stream: 'hj.main.note-1',
          revision: 0,
          sequence: 1,
          position: one!.position,
          recordedAt: moment,
          dataHash: sha256(canonical(first.data)),
          hashVersion: 1,
          prevHash: genesis,
        });
        expect(two).toMatchObject({ id: second.id, revision: 1, sequence: 2 });
      });

      it('keeps text of every script, escapes, the odd numbers, and 900 KiB', async () => {
        const data = {
          text: '督导«𠮷»\u0000\u2028"\\ud800 é e\u0301 😀',
          number: 1e21,
          tiny: 5e-324,
          minusZero: 0,
          keys: { ü: null, '10': [], '9': {}, __proto__x: true },
          large: '衡'.repeat(300 * 1024),
        };
        await store.append('hj.main.note-1', 'noStream', [note(0, { data })]);
        expect((await store.readStream('hj.main.note-1'))[0]!.data).toStrictEqual(data);
      });

      it('stores data and metadata as canonical bytes, and hashes those', async () => {
        const event = note(7, { causationId: 'cause', actor: { unit: 'u', role: 'r', id: 'i' } });
        await store.append('hj.main.note-1', 'noStream', [event]);
        const [stored] = await store.readStored();
        const { data: _, ...about } = event;
        const meta = {
          ...about,
          stream: 'hj.main.note-1',
          revision: 0,
          recordedAt: moment,
          dataHash: sha256('{"number":7,"text":"音乐教室面积不足"}'),
          hashVersion: 1,
          prevHash: genesis,
        };

        expect(stored!.data).toBe('{"number":7,"text":"音乐教室面积不足"}');
        expect(stored!.meta).toBe(canonical(meta));
        expect(stored!.hash).toBe(sha256(stored!.meta));
      });

      it('gives what is read to its reader alone', async () => {
        await store.append('hj.main.note-1', 'noStream', [note(1)]);
        const [first] = await store.readStream('hj.main.note-1');
        Object.assign(first!.data, { number: 99 });
        expect(numbers(await store.readStream('hj.main.note-1'))).toEqual([1]);
      });

      it('reads a stream from a revision, and so many', async () => {
        await store.append('hj.main.note-1', 'noStream', notes(5));
        await store.append('hj.main.note-2', 'noStream', notes(1, 50));
        expect(numbers(await store.readStream('hj.main.note-1', { from: 2 }))).toEqual([2, 3, 4]);
        expect(numbers(await store.readStream('hj.main.note-1', { from: 1, limit: 2 }))).toEqual([1, 2]);
        expect(numbers(await store.readStream('hj.main.note-1', { from: 5 }))).toEqual([]);
        expect(await store.readStream('hj.main.nothing')).toEqual([]);
      });

      it('brings older shapes up to today', async () => {
        await store.append('hj.main.note-1', 'noStream', [note(0, { schemaVersion: 1, data: { text: 'old' } })]);
        expect((await store.readStream('hj.main.note-1'))[0]).toMatchObject({
          type: 'NoteTaken',
          schemaVersion: 1,
          data: { text: 'old', number: 0 },
        });
      });

      it.each([
        ['type', { type: 'note.note-sung' }],
        ['version', { schemaVersion: 3 }],
      ])('does not pass over an event of an unknown %s', async (_, changes) => {
        await store.append('hj.main.note-1', 'noStream', [note(0, changes)]);
        await expect(store.readStream('hj.main.note-1')).rejects.toThrow(UnknownEvent);
        await expect(store.readAll()).rejects.toThrow(UnknownEvent);
        expect(await store.readStored()).toHaveLength(1);
      });

      it('writes nothing of an append that has no canonical form', async () => {
        for (const bad of [note(0, { data: { number: NaN } }), note(0, { commandId: '\ud800' })])
          await expect(store.append('hj.main.note-1', 'noStream', [note(), bad])).rejects.toThrow(NotCanonical);
        await expect(store.append('hj.main.note-1', 'noStream', [])).rejects.toThrow(TypeError);
        await expect(store.append('hj.main.note-1', -1, notes(1))).rejects.toThrow(TypeError);
        expect(await store.readStored()).toEqual([]);
        expect((await store.append('hj.main.note-1', 'noStream', [note()])).sequence).toBe(1);
      });
    });

    describe('expected revision', () => {
      it('is noStream for a new stream only', async () => {
        await store.append('hj.main.note-1', 'noStream', notes(2));
        await expect(store.append('hj.main.note-1', 'noStream', notes(1))).rejects.toMatchObject({
          name: 'WrongExpectedRevision',
          stream: 'hj.main.note-1',
          expected: 'noStream',
          actual: 1,
        });
      });

      it('is the last revision of an existing one', async () => {
        await store.append('hj.main.note-1', 'noStream', notes(2));
        expect((await store.append('hj.main.note-1', 1, notes(1))).revision).toBe(2);
        for (const expected of [0, 1, 3])
          await expect(store.append('hj.main.note-1', expected, notes(1))).rejects.toMatchObject({
            expected,
            actual: 2,
          });
        await expect(store.append('hj.main.note-9', 0, notes(1))).rejects.toMatchObject({ expected: 0, actual: null });
        expect((await store.head()).count).toBe(3);
      });

      it('lets exactly one of two writers win each of 200 rounds', async () => {
        let expected: 'noStream' | number = 'noStream';
        for (let round = 0; round < 200; round++) {
          const race = await Promise.allSettled([
            store.append('hj.main.note-1', expected, [note(round)]),
            store.append('hj.main.note-1', expected, [note(round)]),
          ]);
          const lost = race.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
          expect(lost).toStrictEqual([new WrongExpectedRevision('hj.main.note-1', expected, round)]);
          expected = round;
        }
        expect(numbers(await store.readStream('hj.main.note-1'))).toEqual(Array.from({ length: 200 }, (_, n) => n));
      });
    });

    describe('repeats', () => {
      it('answers the same ids at the same revisions as it did, and writes nothing', async () => {
        const events = notes(2);
        const more = notes(1);
        const first = await store.append('hj.main.note-1', 'noStream', events);
        const second = await store.append('hj.main.note-1', 1, more);
        expect(await store.append('hj.main.note-1', 'noStream', events)).toStrictEqual(first);
        expect(await store.append('hj.main.note-1', 1, more)).toStrictEqual(second);
        expect((await store.head()).count).toBe(3);
      });

      it('answers twins of one burst alike', async () => {
        const events = notes(2);
        const [first, second] = await Promise.all([
          store.append('hj.main.note-1', 'noStream', events),
          store.append('hj.main.note-1', 'noStream', events),
        ]);
        expect(second).toStrictEqual(first);
        expect((await store.head()).count).toBe(2);
      });

      it('takes other ids, or a part of them, for a conflict', async () => {
        const [first, second, third] = notes(3) as [
          ReturnType<typeof note>,
          ReturnType<typeof note>,
          ReturnType<typeof note>,
        ];
        await store.append('hj.main.note-1', 'noStream', [first, second]);
        for (const events of [[third], [first, third], [second], [second, first], [first, second, third]])
          await expect(store.append('hj.main.note-1', 'noStream', events)).rejects.toThrow(WrongExpectedRevision);
        await expect(store.append('hj.main.note-1', 0, [second, third])).rejects.toThrow(WrongExpectedRevision);
      });

      it('refuses an id that stands elsewhere, and lets the rest of the burst through', async () => {
        const event = note();
        await store.append('hj.main.note-1', 'noStream', [event]);
        const burst = await Promise.allSettled([
          store.append('hj.main.note-2', 'noStream', [note(2)]),
          store.append('hj.main.note-3', 'noStream', [note(3), event]),
          store.append('hj.main.note-4', 'noStream', [note(4)]),
        ]);
        expect(burst.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
        expect(burst[1]).toMatchObject({ reason: new EventIdTaken(event.id) });
        await expect(store.append('hj.main.note-1', 0, [event])).rejects.toThrow(EventIdTaken);

        const twice = note();
        await expect(store.append('hj.main.note-5', 'noStream', [twice, twice])).rejects.toThrow(EventIdTaken);
        expect((await store.readAll()).events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
      });
    });

    describe('the whole log', () => {
      it('is in the order of the appends, and can be resumed after every position', async () => {
        for (let index = 0; index < 30; index++)
          await store.append(`hj.main.note-${index % 4}`, index < 4 ? 'noStream' : Math.floor(index / 4) - 1, [
            note(index),
          ]);
        const { events, next, atHead } = await store.readAll();
        expect(numbers(events)).toEqual(Array.from({ length: 30 }, (_, index) => index));
        expect([next, atHead]).toEqual([events.at(-1)!.position, true]);
        expect(events.map(({ position }) => position)).toEqual(events.map(({ position }) => position).sort());
        for (const { position, sequence } of events)
          expect((await store.readAll({ after: position })).events.map((event) => event.sequence)).toEqual(
            denseTo(30).slice(sequence),
          );
      });

      it('comes in pages that say when they reach the head', async () => {
        expect(await store.readAll()).toStrictEqual({ events: [], next: null, atHead: true });
        await store.append('hj.main.note-1', 'noStream', notes(4));
        const first = await store.readAll({ limit: 2 });
        const second = await store.readAll({ after: first.next, limit: 2 });
        const third = await store.readAll({ after: second.next, limit: 2 });
        expect([first.atHead, second.atHead, third.atHead]).toEqual([false, true, true]);
        expect(numbers([...first.events, ...second.events])).toEqual([0, 1, 2, 3]);
        expect([third.events, third.next]).toEqual([[], second.next]);
      });

      it('is numbered densely from 1, whatever failed in between', async () => {
        await store.append('hj.main.note-1', 'noStream', notes(1));
        await Promise.allSettled([
          store.append('hj.main.note-1', 'noStream', notes(3)),
          store.append('hj.main.note-2', 'noStream', notes(2)),
          store.append('hj.main.note-2', 7, notes(2)),
        ]);
        expect((await store.readStored()).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
        expect((await store.readStored({ after: 1, limit: 1 })).map(({ sequence }) => sequence)).toEqual([2]);
      });

      it('has a chain and a root that verify from the stored bytes alone', async () => {
        const empty = await store.head();
        expect(empty).toStrictEqual({ storeId: store.storeId, count: 0, root: sha256(''), position: null });
        await Promise.all(
          Array.from({ length: 40 }, (_, index) => store.append(`hj.main.note-${index}`, 'noStream', notes(3, index))),
        );
        const early = await store.head();
        for (let index = 0; index < 40; index++) await store.append(`hj.main.note-${index}`, 2, notes(1));

        const verifier = new Verifier(store.storeId, early);
        for (
          let after = 0, page;
          (page = await store.readStored({ after, limit: 50 })).length > 0;
          after += page.length
        )
          for (const event of page) expect(verifier.add(event)).toBeNull();
        const head = await store.head();
        expect(verifier.finish(head)).toStrictEqual({ count: 160, root: head.root, finding: null, tailProven: false });
        expect(early.count).toBe(120);
      });

      it('gives a stream of 50 000 events by pages', async () => {
        for (let from = 0; from < 50_000; from += 1000)
          await store.append('hj.main.note-1', from === 0 ? 'noStream' : from - 1, notes(1000, from));
        let read = 0;
        for (let page; (page = await store.readStream('hj.main.note-1', { from: read, limit: 2000 })).length > 0;)
          for (const event of page) expect(event.revision === read++ && event.sequence === read).toBe(true);
        expect(read).toBe(50_000);
      }, 60_000);
    });

    describe('subscription', () => {
      it('gives what is there, says that it has caught up, and gives what comes', async () => {
        await store.append('hj.main.note-1', 'noStream', notes(5));
        const said: string[] = [];
        for await (const message of store.subscribeAll({ signal: aborting.signal, batch: 2 })) {
          if (message.kind === 'events') said.push(numbers(message.events).join());
          else {
            said.push(`caught up at ${message.position === (await store.head()).position}`);
            void store.append('hj.main.note-1', 4, notes(1, 5));
          }
          if (said.at(-1) === '5') break;
        }
        expect(said).toEqual(['0,1', '2,3', '4', 'caught up at true', '5']);
      });

      it('says so at once on an empty log', async () => {
        for await (const message of store.subscribeAll({ signal: aborting.signal })) {
          expect(message).toStrictEqual({ kind: 'caught-up', position: null });
          break;
        }
      });

      it('resumes after every position', async () => {
        await store.append('hj.main.note-1', 'noStream', notes(9));
        for (const { position, sequence } of (await store.readAll()).events)
          expect(
            (await collect(store.subscribeAll({ after: position, signal: aborting.signal, batch: 4 }))).map(
              (event) => event.sequence,
            ),
          ).toEqual(denseTo(9).slice(sequence));
      });

      it('ends when it is aborted, waiting or in the middle, and goes on from there', async () => {
        await store.append('hj.main.note-1', 'noStream', notes(10));
        const first = new AbortController();
        const seen: Recorded<Fact>[] = [];
        for await (const message of store.subscribeAll({ signal: first.signal, batch: 3 })) {
          if (message.kind === 'events') seen.push(...message.events);
          if (seen.length === 6) first.abort();
        }
        expect(seen).toHaveLength(6);

        const second = new AbortController();
        for await (const message of store.subscribeAll({ after: seen.at(-1)!.position, signal: second.signal })) {
          if (message.kind === 'events') seen.push(...message.events);
          else setImmediate(() => second.abort());
        }
        expect(numbers(seen)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        expect(await collect(store.subscribeAll({ signal: second.signal }))).toEqual([]);
      });

      it('misses and doubles nothing while four writers write 10 000 events', async () => {
        const total = 10_000;
        const tail = collect(store.subscribeAll({ signal: aborting.signal, batch: 100 }), total);
        const write = async (writer: number) => {
          for (let sent = 0; sent < total / 4; sent += 5)
            await store.append(`hj.main.note-${writer}`, sent === 0 ? 'noStream' : sent - 1, notes(5, sent));
        };
        await Promise.all([0, 1, 2, 3].map(write));
        const seen = await tail;
        expect(seen.map(({ sequence }) => sequence)).toEqual(denseTo(total));
        expect(new Set(seen.map(({ id }) => id)).size).toBe(total);
      }, 60_000);

      it('ends with its store, which then serves nothing more', async () => {
        const ended = collect(store.subscribeAll({ signal: aborting.signal }), 1);
        await store.close();
        await store.close();
        expect(await ended).toEqual([]);
        for (const use of [
          () => store.append('hj.main.note-1', 'noStream', notes(1)),
          () => store.readStream('hj.main.note-1'),
          () => store.readAll(),
          () => store.readStored(),
          () => store.head(),
        ])
          await expect(use()).rejects.toThrow(StoreUnavailable);
      });
    });
  });
};
