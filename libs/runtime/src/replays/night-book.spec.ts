import { describe, expect, it } from '@jest/globals';
import { plusDays } from '@app/domain/kernel';
import type { OpenReplay } from '@app/domain/proofs';
import { InMemoryOperations } from '@app/vault';
import { NightBook, provedWell, type NightRecord } from './night-book.js';

const own = 'own';
const today = '2025-03-03';
const noon = `${today}T12:00:00+08:00`;
const open = [{ countyId: 'county-1' }] as unknown as readonly OpenReplay[];
/** A night that ended well so many days before today's. */
const night = (ago: number, besides: Partial<NightRecord> = {}): NightRecord => {
  const day = plusDays(today, -ago);
  const at = `${plusDays(day, -1)}T19:30:00.000Z`;
  return { replica: own, night: day, startedAt: at, endedAt: at, points: 21, unproved: 0, open: [], ...besides };
};
const well = (...records: readonly NightRecord[]) => provedWell(records, own, noon);

describe('the nights of a server are well', () => {
  it('while its last one is at most two nights behind, and left nothing open or unproved', () => {
    expect([0, 1, 2, 3, 40].map((ago) => well(night(ago)))).toEqual([true, true, true, false, false]);
    expect([well(night(0, { unproved: 1 })), well(night(0, { open }))]).toEqual([false, false]);
  });

  it('before its first one, for as long as any other time, and not for ever', () => {
    const none = { startedAt: null, endedAt: null, points: 0 };
    expect([well(), well(night(0, none)), well(night(2, none)), well(night(3, none))]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('whatever a server said that is no more, and not when one that is here differs', () => {
    const other = (ago: number) => night(ago, { replica: 'other', open });
    expect([well(night(0), other(0)), well(night(0), other(2))]).toEqual([false, false]);
    expect(well(night(0), other(5))).toBe(true);
  });
});

it('a server’s own record is never forgotten, another’s after a month', async () => {
  const book = new NightBook(new InMemoryOperations().checkpoints);
  for (const replica of [own, 'other', 'here']) await book.put(night(replica === 'here' ? 29 : 60, { replica }));
  expect((await book.all(noon, own)).map(({ replica }) => replica)).toEqual(['here', own]);
});
