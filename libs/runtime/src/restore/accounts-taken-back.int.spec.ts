import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AccessCommand } from '@app/domain/access';
import { SqliteOperations, SqliteVault } from '@app/vault';
import { backedUp, county, data, edited, now, ordering, place } from '@test/backed-up';
import { restore } from './restore.js';

const day = 86_400_000;
const grant = (until: string | null = null, role: 'inspector' | 'auditor' = 'inspector'): AccessCommand => ({
  type: 'GrantRole',
  role,
  unitId: 'county-1',
  unit: county,
  from: '2025-01-01',
  until,
});
const revoke: AccessCommand = { type: 'RevokeRole', role: 'inspector', unitId: 'county-1' };
const close: AccessCommand = { type: 'CloseAccount', reason: 'left' };
const reopen: AccessCommand = { type: 'ReopenAccount' };
const inspector = (accountId: string) => ({ accountId, role: 'inspector', unitId: 'county-1' });

const operating = async <Result>(work: (operations: SqliteOperations) => Promise<Result>) => {
  const operations = new SqliteOperations(join(data, 'operations.sqlite'));
  try {
    return await work(operations);
  } finally {
    await operations.close();
  }
};
const passwords = async () => {
  const vault = new SqliteVault(join(data, 'vault.sqlite'));
  const people = vault.everybody();
  await vault.close();
  return Object.fromEntries(people.map(({ accountId, passwordHash }) => [accountId, passwordHash]));
};

describe('what was taken from accounts after a backup', () => {
  let later: string;
  let issued: Readonly<Record<string, readonly [session: string, token: string]>>;
  const restored = (backup = later) =>
    restore({ backup, into: data, tenant: 'main', keys: [], acceptLoss: true, filesElsewhere: false, now });
  /** Two accounts with a role each, which are signed in and have a token; then the backup. */
  beforeEach(async () => {
    later = join(place.directory, 'later');
    for (const accountId of ['stays', 'erased'])
      await ordering(data, accountId, { type: 'OpenAccount', accountId, unitId: 'county-1', unit: county }, grant());
    issued = await operating(async ({ sessions, tokens }) => {
      const one = async (accountId: string) => {
        const { token: session } = await sessions.open(accountId, now, { absoluteMs: day });
        const { token } = await tokens.issue({ accountId, label: 'x', at: now, endsAt: '2026-01-01T00:00:00.000Z' });
        return [session, token] as const;
      };
      return { stays: await one('stays'), erased: await one('erased') };
    });
    await backedUp(data, later);
  });
  const works = (accountId: string) =>
    operating(async ({ sessions, tokens }) => [
      sessions.use(issued[accountId]![0], now, day) !== null,
      tokens.use(issued[accountId]![1], now) !== null,
    ]);

  it('is told, and whoever was closed cannot come in', async () => {
    await ordering(data, 'erased', close);
    await ordering(data, 'stays', revoke);
    const { takenBack } = (await restored()).carried;
    expect(takenBack).toEqual({ closed: ['erased'], roles: [inspector('stays')] });
    expect([await works('erased'), await works('stays')]).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(await passwords()).toEqual({ stays: 'x', erased: null });
    // The next restore knows nothing of it any more, and opens no door either.
    expect((await restored()).carried).toMatchObject({ takenBack: { closed: [], roles: [] }, passwords: 1 });
    expect([await passwords(), await works('erased')]).toEqual([{ stays: 'x', erased: null }, [false, false]]);
  });

  it('counts for nothing when it was given again, and counts when it was given for less', async () => {
    await ordering(data, 'erased', close, reopen, revoke, grant());
    await ordering(data, 'stays', grant('2025-02-01'), grant('2025-02-01', 'auditor'));
    expect((await restored()).carried.takenBack).toEqual({ closed: [], roles: [inspector('stays')] });
    expect(await passwords()).toEqual({ stays: 'x', erased: 'x' });
  });

  it('is not what a later backup itself gave back', async () => {
    await ordering(data, 'erased', close, revoke);
    const [other, last] = [join(place.directory, 'other'), join(place.directory, 'last')];
    cpSync(data, other, { recursive: true });
    await ordering(other, 'erased', reopen, grant());
    await backedUp(other, last);
    const { loss, carried } = await restored(last);
    expect([loss, carried.takenBack]).toEqual([
      { kind: 'none', behind: 2 },
      { closed: [], roles: [] },
    ]);
  });

  it('is told where another history took it', async () => {
    await ordering(data, 'erased', close, revoke);
    edited(join(data, 'events.sqlite'), `update event set hash = randomblob(32) where sequence = 9`);
    const { loss, carried } = await restored();
    expect([loss.kind, carried.takenBack]).toEqual(['forked', { closed: ['erased'], roles: [inspector('erased')] }]);
  });

  it('is not known where the log cannot be read', async () => {
    for (const side of ['-wal', '-shm']) rmSync(join(data, `events.sqlite${side}`), { force: true });
    writeFileSync(join(data, 'events.sqlite'), 'x'.repeat(9000));
    expect((await restored()).carried.takenBack).toBeNull();
  });
});
