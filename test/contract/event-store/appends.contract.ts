import { describe, expect, it } from '@jest/globals';
import { UnknownEvent, WrongExpectedRevision } from '@app/event-store';
import { canonical, genesis, NotCanonical, sha256 } from '@app/ledger';
import { moment, note, notes } from '../../support/stored.js';
import { numbers, type Held } from './held.js';

/** Appending, and the expected revision. */
export const appendContract = (held: Held): void => {
  describe('append and read', () => {
    it('gives back what was appended, in order, with its envelope', async () => {
      const [first, second] = notes(2) as [ReturnType<typeof note>, ReturnType<typeof note>];
      const appended = await held.store.append('hj.main.note-1', 'noStream', [first, second]);
      const [one, two] = await held.store.readStream('hj.main.note-1');

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
      await held.store.append('hj.main.note-1', 'noStream', [note(0, { data })]);
      expect((await held.store.readStream('hj.main.note-1'))[0]!.data).toStrictEqual(data);
    });

    it('stores data and metadata as canonical bytes, and hashes those', async () => {
      const event = note(7, { causationId: 'cause', actor: { unit: 'u', role: 'r', id: 'i' } });
      await held.store.append('hj.main.note-1', 'noStream', [event]);
      const [stored] = await held.store.readStored();
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
      await held.store.append('hj.main.note-1', 'noStream', [note(1)]);
      const [first] = await held.store.readStream('hj.main.note-1');
      Object.assign(first!.data, { number: 99 });
      expect(numbers(await held.store.readStream('hj.main.note-1'))).toEqual([1]);
    });

    it('reads a stream from a revision, and so many', async () => {
      await held.store.append('hj.main.note-1', 'noStream', notes(5));
      await held.store.append('hj.main.note-2', 'noStream', notes(1, 50));
      expect(numbers(await held.store.readStream('hj.main.note-1', { from: 2 }))).toEqual([2, 3, 4]);
      expect(numbers(await held.store.readStream('hj.main.note-1', { from: 1, limit: 2 }))).toEqual([1, 2]);
      expect(numbers(await held.store.readStream('hj.main.note-1', { from: 5 }))).toEqual([]);
      expect(await held.store.readStream('hj.main.nothing')).toEqual([]);
    });

    it('brings older shapes up to today', async () => {
      await held.store.append('hj.main.note-1', 'noStream', [note(0, { schemaVersion: 1, data: { text: 'old' } })]);
      expect((await held.store.readStream('hj.main.note-1'))[0]).toMatchObject({
        type: 'NoteTaken',
        schemaVersion: 1,
        data: { text: 'old', number: 0 },
      });
    });

    it.each([
      ['type', { type: 'note.note-sung' }],
      ['version', { schemaVersion: 3 }],
    ])('does not pass over an event of an unknown %s', async (_, changes) => {
      await held.store.append('hj.main.note-1', 'noStream', [note(0, changes)]);
      await expect(held.store.readStream('hj.main.note-1')).rejects.toThrow(UnknownEvent);
      await expect(held.store.readAll()).rejects.toThrow(UnknownEvent);
      expect(await held.store.readStored()).toHaveLength(1);
    });

    it('writes nothing of an append that has no canonical form', async () => {
      for (const bad of [note(0, { data: { number: NaN } }), note(0, { commandId: '\ud800' })])
        await expect(held.store.append('hj.main.note-1', 'noStream', [note(), bad])).rejects.toThrow(NotCanonical);
      await expect(held.store.append('hj.main.note-1', 'noStream', [])).rejects.toThrow(TypeError);
      await expect(held.store.append('hj.main.note-1', -1, notes(1))).rejects.toThrow(TypeError);
      expect(await held.store.readStored()).toEqual([]);
      expect((await held.store.append('hj.main.note-1', 'noStream', [note()])).sequence).toBe(1);
    });
  });

  describe('expected revision', () => {
    it('is noStream for a new stream only', async () => {
      await held.store.append('hj.main.note-1', 'noStream', notes(2));
      await expect(held.store.append('hj.main.note-1', 'noStream', notes(1))).rejects.toMatchObject({
        name: 'WrongExpectedRevision',
        stream: 'hj.main.note-1',
        expected: 'noStream',
        actual: 1,
      });
    });

    it('is the last revision of an existing one', async () => {
      await held.store.append('hj.main.note-1', 'noStream', notes(2));
      expect((await held.store.append('hj.main.note-1', 1, notes(1))).revision).toBe(2);
      for (const expected of [0, 1, 3])
        await expect(held.store.append('hj.main.note-1', expected, notes(1))).rejects.toMatchObject({
          expected,
          actual: 2,
        });
      await expect(held.store.append('hj.main.note-9', 0, notes(1))).rejects.toMatchObject({
        expected: 0,
        actual: null,
      });
      expect((await held.store.head()).count).toBe(3);
    });

    it('lets exactly one of two writers win each of 200 rounds', async () => {
      let expected: 'noStream' | number = 'noStream';
      for (let round = 0; round < 200; round++) {
        const race = await Promise.allSettled([
          held.store.append('hj.main.note-1', expected, [note(round)]),
          held.store.append('hj.main.note-1', expected, [note(round)]),
        ]);
        const lost = race.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
        expect(lost).toStrictEqual([new WrongExpectedRevision('hj.main.note-1', expected, round)]);
        expected = round;
      }
      expect(numbers(await held.store.readStream('hj.main.note-1'))).toEqual(Array.from({ length: 200 }, (_, n) => n));
    });
  });
};
