import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { verifierOf } from '@app/ledger';
import { allProjections } from '@app/projections';
import { readFileName } from '@app/projections/kernel';
import { backup, data, edited, place, recording, signer } from '@test/backed-up';
import { contentsOf } from '@test/contents';
import { OwnerLock } from '../owner-lock.js';
import { rehearse } from './rehearse.js';

describe('a rehearsal', () => {
  const rehearsed = () =>
    rehearse({
      backup,
      data,
      temporary: place.directory,
      tenant: 'main',
      keys: [verifierOf(signer.verifier)],
      filesElsewhere: false,
    });

  it('compares with the lists that serve, then with their log, and alone; it removes what it made', async () => {
    const before = contentsOf(data);
    const first = await rehearsed();
    expect(first).toMatchObject({ count: 5, equal: true, against: 'serving', forkedFrom: null });
    expect(first.lists.map(({ projection }) => projection)).toEqual(allProjections.map(({ name }) => name));
    expect(contentsOf(data)).toEqual(before);
    await recording(data, 1);
    expect(await rehearsed()).toMatchObject({ count: 5, equal: true, against: 'log' });
    rmSync(data, { recursive: true });
    expect(await rehearsed()).toMatchObject({ count: 5, equal: true, against: 'twice' });
    expect(readdirSync(place.directory)).toEqual(['backup']);
  });

  it('names the list that is another one, and the event where another history begins', async () => {
    edited(readFileName(data, allProjections), `update organization_unit set name = 'x'`);
    const { lists, equal } = await rehearsed();
    expect(equal).toBe(false);
    expect(lists.filter(({ restored: one, other }) => one !== other).map(({ projection }) => projection)).toEqual([
      expect.stringContaining('organization'),
    ]);
    edited(join(data, 'events.sqlite'), `update event set hash = randomblob(32) where sequence = 4`);
    expect(await rehearsed()).toMatchObject({ equal: false, forkedFrom: 4 });
  });

  it('of a backup that is not as it was ends there, and removes what it made', async () => {
    edited(join(backup, 'events.sqlite'), `update event set data = replace(data, '省', '州') where sequence = 3`);
    await expect(rehearsed()).rejects.toThrow('第 3 条记录的内容被改动');
    expect(readdirSync(place.directory).toSorted()).toEqual(['backup', 'data']);
  });

  it('removes what one that was killed left, and nothing of one that goes on or of anybody else', async () => {
    const [left, held, other] = [
      'hengjian-rehearsal-abc123',
      'hengjian-rehearsal-def456',
      'hengjian-rehearsal-2025',
    ].map((name) => join(place.directory, name)) as [string, string, string];
    for (const directory of [left, held, other]) cpSync(data, directory, { recursive: true });
    rmSync(join(other, 'owner.sqlite'));
    const lock = OwnerLock.take(held);
    await rehearsed();
    expect(readdirSync(place.directory).toSorted()).toEqual(
      ['backup', 'data', 'hengjian-rehearsal-2025', 'hengjian-rehearsal-def456'].toSorted(),
    );
    lock.release();
  });
});
