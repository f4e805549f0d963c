import { describe, expect, it } from '@jest/globals';
import { sha256, Verifier } from '@app/ledger';
import { note, notes } from '../../support/stored.js';
import { denseTo, numbers, type Held } from './held.js';

/** The log as one: its order, its pages, its numbers, its root. */
export const wholeLogContract = (held: Held): void => {
  describe('the whole log', () => {
    it('is in the order of the appends, and can be resumed after every position', async () => {
      for (let index = 0; index < 30; index++)
        await held.store.append(`hj.main.note-${index % 4}`, index < 4 ? 'noStream' : Math.floor(index / 4) - 1, [
          note(index),
        ]);
      const { events, next, atHead } = await held.store.readAll();
      expect(numbers(events)).toEqual(Array.from({ length: 30 }, (_, index) => index));
      expect([next, atHead]).toEqual([events.at(-1)!.position, true]);
      expect(events.map(({ position }) => position)).toEqual(events.map(({ position }) => position).sort());
      for (const { position, sequence } of events)
        expect((await held.store.readAll({ after: position })).events.map((event) => event.sequence)).toEqual(
          denseTo(30).slice(sequence),
        );
    });

    it('comes in pages that say when they reach the head', async () => {
      expect(await held.store.readAll()).toStrictEqual({ events: [], next: null, atHead: true });
      await held.store.append('hj.main.note-1', 'noStream', notes(4));
      const first = await held.store.readAll({ limit: 2 });
      const second = await held.store.readAll({ after: first.next, limit: 2 });
      const third = await held.store.readAll({ after: second.next, limit: 2 });
      expect([first.atHead, second.atHead, third.atHead]).toEqual([false, true, true]);
      expect(numbers([...first.events, ...second.events])).toEqual([0, 1, 2, 3]);
      expect([third.events, third.next]).toEqual([[], second.next]);
    });

    it('is numbered densely from 1, whatever failed in between', async () => {
      await held.store.append('hj.main.note-1', 'noStream', notes(1));
      await Promise.allSettled([
        held.store.append('hj.main.note-1', 'noStream', notes(3)),
        held.store.append('hj.main.note-2', 'noStream', notes(2)),
        held.store.append('hj.main.note-2', 7, notes(2)),
      ]);
      expect((await held.store.readStored()).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
      expect((await held.store.readStored({ after: 1, limit: 1 })).map(({ sequence }) => sequence)).toEqual([2]);
    });

    it('has a chain and a root that verify from the stored bytes alone', async () => {
      const empty = await held.store.head();
      expect(empty).toStrictEqual({ storeId: held.store.storeId, count: 0, root: sha256(''), position: null });
      await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          held.store.append(`hj.main.note-${index}`, 'noStream', notes(3, index)),
        ),
      );
      const early = await held.store.head();
      for (let index = 0; index < 40; index++) await held.store.append(`hj.main.note-${index}`, 2, notes(1));

      const stored = await held.store.readStored({ limit: 1000 });
      expect(await held.store.readHashes({ after: 0, limit: 1000 })).toEqual(stored.map(({ hash }) => hash));
      expect(await held.store.readHashes({ after: 2, limit: 2 })).toEqual(stored.slice(2, 4).map(({ hash }) => hash));
      expect(await held.store.readHashes({ after: 160, limit: 2 })).toEqual([]);

      const [first, last] = [stored[0]!, stored.at(-1)!];
      expect(await held.store.sequenceOf(first.id)).toBe(1);
      expect(await held.store.sequenceOf(last.id)).toBe(stored.length);
      expect(await held.store.sequenceOf('00000000-0000-5000-8000-00000000ffff')).toBeNull();

      const ofOne = stored.filter(({ stream }) => stream === last.stream).map(({ sequence }) => sequence);
      expect(await held.store.sequencesIn(last.stream, stored.length)).toEqual(ofOne);
      expect(await held.store.sequencesIn(last.stream, ofOne[2]!)).toEqual(ofOne.slice(0, 3));
      expect(await held.store.sequencesIn('hj.main.note-none', stored.length)).toEqual([]);

      const verifier = new Verifier(held.store.storeId, early);
      for (
        let after = 0, page;
        (page = await held.store.readStored({ after, limit: 50 })).length > 0;
        after += page.length
      )
        for (const event of page) expect(verifier.add(event)).toBeNull();
      const head = await held.store.head();
      expect(verifier.finish(head)).toStrictEqual({ count: 160, root: head.root, finding: null, tailProven: false });
      expect(early.count).toBe(120);
    });

    it('gives a stream of tens of thousands of events by pages', async () => {
      const total = 50_000 * (held.running.share ?? 1);
      for (let from = 0; from < total; from += 1000)
        await held.store.append('hj.main.note-1', from === 0 ? 'noStream' : from - 1, notes(1000, from));
      let read = 0;
      for (let page; (page = await held.store.readStream('hj.main.note-1', { from: read, limit: 2000 })).length > 0;)
        for (const event of page) expect(event.revision === read++ && event.sequence === read).toBe(true);
      expect(read).toBe(total);
    });
  });
};
