import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { genesis } from '@app/ledger';
import type { AccessJournal, JournalNote } from '@app/vault';
import type { Stage } from './stage.js';

const at = (minutes: number) => new Date(Date.UTC(2025, 2, 3, 1, minutes)).toISOString();
const note = (minutes: number, kind: JournalNote['kind'], accountId: string | null): JournalNote => ({
  at: at(minutes),
  kind,
  accountId,
  address: '10.0.0.7',
});

/** What every access journal does. */
export const accessJournalContract = (
  name: string,
  engine: () => Stage<AccessJournal> | Promise<Stage<AccessJournal>>,
): void => {
  describe(`the access journal (${name})`, () => {
    let journal: AccessJournal;
    let remove: Stage<AccessJournal>['remove'];
    beforeEach(async () => {
      const made = await engine();
      ({ remove } = made);
      journal = await made.open();
    });
    afterEach(async () => {
      await journal.close();
      await remove();
    });
    const morning = async () => {
      await journal.note(note(0, 'sign-in-failed', null));
      await journal.note(note(1, 'sign-in-failed', 'a'));
      await journal.note(note(2, 'signed-in', 'a'));
      await journal.note(note(3, 'signed-in', 'b'));
      await journal.note(note(4, 'signed-out', 'a'));
    };
    const sequences = async (query: Partial<Parameters<AccessJournal['list']>[0]>) => {
      const { items, total } = await journal.list({ limit: 10, offset: 0, ...query });
      return [items.map(({ sequence }) => sequence), total];
    };

    it('chains each entry to the one before', async () => {
      const first = await journal.note(note(0, 'signed-in', 'a'));
      const second = await journal.note(note(1, 'signed-out', 'a'));
      expect(first).toMatchObject({ sequence: 1, prevHash: genesis, accountId: 'a', address: '10.0.0.7' });
      expect(second).toMatchObject({ sequence: 2, prevHash: first.hash, kind: 'signed-out' });
      expect(second.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(await journal.verify()).toEqual({ count: 2, hash: second.hash, badFrom: null });
      expect((await journal.list({ limit: 10, offset: 0 })).items).toEqual([second, first]);
    });

    it('keeps what somebody looked at, in the chain, for whoever oversees the unit', async () => {
      const looked = { kinds: ['standing'], asOf: ['2024-09-01', '2024-12-01'], knownAt: null, knownBy: null } as const;
      const about = { unitId: 'county-1', ...looked, events: [3, 9], reads: 4 } as const;
      await journal.note(note(0, 'signed-in', 'a'));
      const entry = await journal.note({ ...note(1, 'history-read', 'b'), about });
      expect(entry.about).toEqual(about);
      expect((await journal.list({ limit: 10, offset: 0 })).items[0]).toEqual(entry);
      expect(await sequences({ accountIds: ['a'] })).toEqual([[1], 1]);
      expect(await sequences({ accountIds: ['a'], unitIds: ['county-1'] })).toEqual([[2, 1], 2]);
      expect(await sequences({ accountIds: [], unitIds: ['county-2'] })).toEqual([[], 0]);
      expect(await journal.verify()).toEqual({ count: 2, hash: entry.hash, badFrom: null });
    });

    it('is whole when it is empty', async () => {
      expect(await journal.verify()).toEqual({ count: 0, hash: genesis, badFrom: null });
      expect(await sequences({})).toEqual([[], 0]);
    });

    it('is read newest first, by account, by time and by page', async () => {
      await morning();
      expect(await sequences({})).toEqual([[5, 4, 3, 2, 1], 5]);
      expect(await sequences({ limit: 2, offset: 1 })).toEqual([[4, 3], 5]);
      expect(await sequences({ accountIds: ['a'] })).toEqual([[5, 3, 2], 3]);
      expect(await sequences({ accountIds: ['a', 'b'], from: at(2), to: at(4) })).toEqual([[4, 3], 2]);
      expect(await sequences({ accountIds: [] })).toEqual([[], 0]);
    });
  });
};
