import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteOperations, SqliteVault } from '@app/vault';
import { backup, data, living, now, place, recording, registered } from '@test/backed-up';
import { Backups } from '../backup/backups.js';
import { NightBook } from '../replays/night-book.js';
import { restore } from './restore.js';

const day = 86_400_000;
const restored = (from = backup) =>
  restore({ backup: from, into: data, tenant: 'main', keys: [], acceptLoss: true, filesElsewhere: false, now });

const operating = async <Result>(directory: string, work: (operations: SqliteOperations) => Promise<Result>) => {
  const operations = new SqliteOperations(join(directory, 'operations.sqlite'));
  try {
    return await work(operations);
  } finally {
    await operations.close();
  }
};
const changing = async (directory: string, accountId: string, passwordHash: string) => {
  const vault = new SqliteVault(join(directory, 'vault.sqlite'));
  expect(await vault.setPassword(accountId, passwordHash, true)).toBe(true);
  await vault.close();
};
const passwordsOf = async (directory: string) => {
  const vault = new SqliteVault(join(directory, 'vault.sqlite'));
  const people = vault.everybody();
  await vault.close();
  return Object.fromEntries(people.map((one) => [one.accountId, [one.passwordHash, one.mustChangePassword]]));
};

describe('after a restore', () => {
  let made: Record<'kept' | 'ended', Readonly<{ session: string; token: string }>>;
  /** A browser and a program that go on, and two that ended after the backup was made. */
  beforeEach(async () => {
    const issued = async ({ sessions, tokens }: SqliteOperations) => {
      const session = await sessions.open('stays', now, { absoluteMs: day });
      const token = await tokens.issue({ accountId: 'stays', label: 'x', at: now, endsAt: '2026-01-01T00:00:00.000Z' });
      return { session, token };
    };
    const [kept, ended] = await operating(data, async (operations) => [
      await issued(operations),
      await issued(operations),
    ]);
    cpSync(join(data, 'operations.sqlite'), join(backup, 'operations.sqlite'));
    await operating(data, async ({ sessions, tokens }) => {
      expect(await sessions.end('stays', ended!.session.session.id)).toBe(true);
      expect(await tokens.revoke('stays', ended!.token.record.id)).toBe(true);
    });
    const shown = ({ session, token }: Awaited<ReturnType<typeof issued>>) => ({
      session: session.token,
      token: token.token,
    });
    made = { kept: shown(kept!), ended: shown(ended!) };
    await changing(data, 'stays', 'later');
  });
  const works = ({ session, token }: Readonly<{ session: string; token: string }>) =>
    operating(data, async ({ sessions, tokens }) => [
      sessions.use(session, now, day) !== null,
      tokens.use(token, now) !== null,
    ]);

  it('what was ended or revoked since stays so, and a password that was changed since is the one that counts', async () => {
    await recording(data, 1);
    expect((await restored()).carried).toMatchObject({
      credentials: { ended: 2, isAll: false, isEarlier: false },
      passwords: 1,
    });
    expect([await works(made.kept), await works(made.ended)]).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(await passwordsOf(data)).toEqual({ stays: ['later', true], erased: ['x', false] });
  });

  it.each<[string, () => unknown]>([
    ['is not there', () => rmSync(data, { recursive: true })],
    ['is of another store', () => (rmSync(data, { recursive: true }), living(data, async () => undefined))],
    ['cannot be read', () => ['operations', 'vault'].forEach((name) => spoiled(`${name}.sqlite`))],
    ['has no such files', () => ['operations', 'vault'].forEach((name) => rmSync(join(data, `${name}.sqlite`)))],
  ])('nobody is signed in where the directory %s, and passwords are those of the backup', async (_, spoil) => {
    await spoil();
    expect((await restored()).carried).toMatchObject({ credentials: { ended: 4, isAll: true }, passwords: null });
    expect([await works(made.kept), await works(made.ended)].flat()).toEqual([false, false, false, false]);
    expect(await passwordsOf(data)).toEqual({ stays: ['x', false], erased: ['x', false] });
  });
  const spoiled = (name: string) => {
    for (const side of ['-wal', '-shm']) rmSync(join(data, `${name}${side}`), { force: true });
    writeFileSync(join(data, name), 'x'.repeat(9000));
  };

  it('a server whose lists are gone with the directory is not told of by what it proved there', async () => {
    const night = { night: '2025-03-04', startedAt: null, endedAt: null, points: 0, unproved: 0, open: [] };
    await operating(backup, ({ checkpoints }) => new NightBook(checkpoints).put({ replica: 'gone', ...night }));
    await operating(backup, ({ checkpoints }) => checkpoints.put('another', 'x'));
    await restored();
    await operating(data, async ({ checkpoints }) => {
      expect(await new NightBook(checkpoints).all(now, 'gone')).toEqual([]);
      expect(await checkpoints.get('another')).toBe('x');
    });
  });

  it('passwords are those of a backup that is later than the directory; what is signed in since then ends', async () => {
    const [other, later] = [join(place.directory, 'other'), join(place.directory, 'later')];
    cpSync(data, other, { recursive: true });
    await changing(other, 'stays', 'last');
    await operating(other, ({ sessions }) => sessions.open('stays', now, { absoluteMs: day }));
    mkdirSync(later);
    await living(other, async (context) => {
      await registered(context);
      await context.get(Backups).into(later);
    });
    const credentials = { ended: 1, isAll: false, isEarlier: true };
    expect((await restored(later)).carried).toMatchObject({ credentials, passwords: null });
    expect(await passwordsOf(data)).toMatchObject({ stays: ['last', true] });
  });
});
