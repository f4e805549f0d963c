import { describe, expect, it } from '@jest/globals';
import { type Fact, type Recorded } from '@app/domain/kernel';
import { StoreUnavailable } from '@app/event-store';
import { notes } from '../../support/stored.js';
import { collect, denseTo, numbers, type Held } from './held.js';

/** Following the log. */
export const subscriptionContract = (held: Held): void => {
  describe('subscription', () => {
    it('gives what is there, says that it has caught up, and gives what comes', async () => {
      await held.store.append('hj.main.note-1', 'noStream', notes(5));
      const said: string[] = [];
      for await (const message of held.store.subscribeAll({ signal: held.aborting.signal, batch: 2 })) {
        if (message.kind === 'events') said.push(numbers(message.events).join());
        else {
          said.push(`caught up at ${message.position === (await held.store.head()).position}`);
          void held.store.append('hj.main.note-1', 4, notes(1, 5));
        }
        if (said.at(-1) === '5') break;
      }
      expect(said).toEqual(['0,1', '2,3', '4', 'caught up at true', '5']);
    });

    it('says so at once on an empty log', async () => {
      for await (const message of held.store.subscribeAll({ signal: held.aborting.signal })) {
        expect(message).toStrictEqual({ kind: 'caught-up', position: null });
        break;
      }
    });

    it('resumes after every position', async () => {
      await held.store.append('hj.main.note-1', 'noStream', notes(9));
      for (const { position, sequence } of (await held.store.readAll()).events)
        expect(
          (await collect(held.store.subscribeAll({ after: position, signal: held.aborting.signal, batch: 4 }))).map(
            (event) => event.sequence,
          ),
        ).toEqual(denseTo(9).slice(sequence));
    });

    it('ends when it is aborted, waiting or in the middle, and goes on from there', async () => {
      await held.store.append('hj.main.note-1', 'noStream', notes(10));
      const first = new AbortController();
      const seen: Recorded<Fact>[] = [];
      for await (const message of held.store.subscribeAll({ signal: first.signal, batch: 3 })) {
        if (message.kind === 'events') seen.push(...message.events);
        if (seen.length === 6) first.abort();
      }
      expect(seen).toHaveLength(6);

      const second = new AbortController();
      for await (const message of held.store.subscribeAll({ after: seen.at(-1)!.position, signal: second.signal })) {
        if (message.kind === 'events') seen.push(...message.events);
        else setImmediate(() => second.abort());
      }
      expect(numbers(seen)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(await collect(held.store.subscribeAll({ signal: second.signal }))).toEqual([]);
    });

    it('misses and doubles nothing while four writers write thousands of events', async () => {
      const total = 10_000 * (held.running.share ?? 1);
      const tail = collect(held.store.subscribeAll({ signal: held.aborting.signal, batch: 100 }), total);
      const write = async (writer: number) => {
        for (let sent = 0; sent < total / 4; sent += 5)
          await held.store.append(`hj.main.note-${writer}`, sent === 0 ? 'noStream' : sent - 1, notes(5, sent));
      };
      await Promise.all([0, 1, 2, 3].map(write));
      const seen = await tail;
      expect(seen.map(({ sequence }) => sequence)).toEqual(denseTo(total));
      expect(new Set(seen.map(({ id }) => id)).size).toBe(total);
    });

    it('ends with its store, which then serves nothing more', async () => {
      const ended = collect(held.store.subscribeAll({ signal: held.aborting.signal }), 1);
      await held.store.close();
      await held.store.close();
      expect(await ended).toEqual([]);
      for (const use of [
        () => held.store.append('hj.main.note-1', 'noStream', notes(1)),
        () => held.store.readStream('hj.main.note-1'),
        () => held.store.readAll(),
        () => held.store.readStored(),
        () => held.store.head(),
      ])
        await expect(use()).rejects.toThrow(StoreUnavailable);
    });
  });
};
