import { describe, expect, it } from '@jest/globals';
import { EventIdTaken, WrongExpectedRevision } from '@app/event-store';
import { note, notes } from '../../support/stored.js';
import { type Held } from './held.js';

/** The same asked again. */
export const repeatContract = (held: Held): void => {
  describe('repeats', () => {
    it('answers the same ids at the same revisions as it did, and writes nothing', async () => {
      const events = notes(2);
      const more = notes(1);
      const first = await held.store.append('hj.main.note-1', 'noStream', events);
      const second = await held.store.append('hj.main.note-1', 1, more);
      expect(await held.store.append('hj.main.note-1', 'noStream', events)).toStrictEqual(first);
      expect(await held.store.append('hj.main.note-1', 1, more)).toStrictEqual(second);
      expect((await held.store.head()).count).toBe(3);
    });

    it('answers twins of one burst alike', async () => {
      const events = notes(2);
      const [first, second] = await Promise.all([
        held.store.append('hj.main.note-1', 'noStream', events),
        held.store.append('hj.main.note-1', 'noStream', events),
      ]);
      expect(second).toStrictEqual(first);
      expect((await held.store.head()).count).toBe(2);
    });

    it('takes other ids, or a part of them, for a conflict', async () => {
      const [first, second, third] = notes(3) as [
        ReturnType<typeof note>,
        ReturnType<typeof note>,
        ReturnType<typeof note>,
      ];
      await held.store.append('hj.main.note-1', 'noStream', [first, second]);
      for (const events of [[third], [first, third], [second], [second, first], [first, second, third]])
        await expect(held.store.append('hj.main.note-1', 'noStream', events)).rejects.toThrow(WrongExpectedRevision);
      await expect(held.store.append('hj.main.note-1', 0, [second, third])).rejects.toThrow(WrongExpectedRevision);
    });

    it('refuses an id that stands elsewhere, and lets the rest of the burst through', async () => {
      const event = note();
      await held.store.append('hj.main.note-1', 'noStream', [event]);
      const burst = await Promise.allSettled([
        held.store.append('hj.main.note-2', 'noStream', [note(2)]),
        held.store.append('hj.main.note-3', 'noStream', [note(3), event]),
        held.store.append('hj.main.note-4', 'noStream', [note(4)]),
      ]);
      expect(burst.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(burst[1]).toMatchObject({ reason: new EventIdTaken(event.id) });
      await expect(held.store.append('hj.main.note-1', 0, [event])).rejects.toThrow(EventIdTaken);

      const twice = note();
      await expect(held.store.append('hj.main.note-5', 'noStream', [twice, twice])).rejects.toThrow(EventIdTaken);
      expect((await held.store.readAll()).events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    });
  });
};
