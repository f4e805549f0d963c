import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Sqlite } from '@app/sqlite';
import { temporaryDirectory } from '@test/temporary';
import { SqliteAccessJournal, SqliteOperations, SqliteVault, type VaultPerson } from '../index.js';

const li: VaultPerson = {
  accountId: 'account-1',
  username: 'li.lei',
  displayName: '李雷某某某',
  phone: '13812345678',
  email: null,
  passwordHash: null,
  mustChangePassword: false,
  createdAt: '2025-03-03T01:00:00.000Z',
};
const at = '2025-03-03T01:00:00.000Z';

let directory: string;
let remove: () => void;
beforeEach(() => {
  ({ directory, remove } = temporaryDirectory());
});
afterEach(() => remove());
const path = (name: string) => join(directory, name);

it('are readable by their owner only, side files included', async () => {
  const vault = new SqliteVault(path('vault.sqlite'));
  await vault.add([li]);
  for (const file of ['vault.sqlite', 'vault.sqlite-wal']) expect(statSync(path(file)).mode & 0o777).toBe(0o600);
  await vault.close();
});

it('remember across restarts, and come back from a backup', async () => {
  const first = new SqliteVault(path('vault.sqlite'));
  await first.add([li]);
  await first.backup(path('vault.backup'));
  await first.close();
  for (const file of ['vault.sqlite', 'vault.backup']) {
    const again = new SqliteVault(path(file));
    expect(again.find('account-1')).toEqual(li);
    await again.close();
  }
  const operations = new SqliteOperations(path('operations.sqlite'));
  const { token } = await operations.sessions.open('a', at, { absoluteMs: 60_000 });
  await operations.close();
  expect(readFileSync(path('operations.sqlite'), 'latin1')).not.toContain(token);
  const again = new SqliteOperations(path('operations.sqlite'));
  expect(again.sessions.use(token, at, 60_000)).toMatchObject({ accountId: 'a' });
  await again.close();
});

it('take a file of before tokens told their last use', async () => {
  const { token } = await (async () => {
    const operations = new SqliteOperations(path('operations.sqlite'));
    const issued = await operations.tokens.issue({
      accountId: 'a',
      label: '接口',
      at,
      endsAt: '2026-01-01T00:00:00.000Z',
    });
    await operations.close();
    return issued;
  })();
  const old = new Sqlite(path('operations.sqlite'));
  old.exec('alter table bearer_token drop column used_at');
  old.close();
  for (const usedAt of [null, at]) {
    const operations = new SqliteOperations(path('operations.sqlite'));
    expect(await operations.tokens.list('a', at)).toMatchObject([{ label: '接口', usedAt }]);
    expect(operations.tokens.use(token, at)).toMatchObject({ accountId: 'a', usedAt: at });
    await operations.close();
  }
});

it('keep no trace of an erased person', async () => {
  const vault = new SqliteVault(path('vault.sqlite'));
  await vault.add([li]);
  await vault.erase('account-1');
  for (const file of ['vault.sqlite', 'vault.sqlite-wal']) {
    expect(readFileSync(path(file)).includes(Buffer.from('李雷某某某'))).toBe(false);
  }
  await vault.close();
});

describe('the journal file', () => {
  const tamper = async (sql: string) => {
    const journal = new SqliteAccessJournal(path('journal.sqlite'));
    for (const kind of ['signed-in', 'signed-out', 'signed-in'] as const) {
      await journal.note({ at, kind, accountId: 'a', address: null });
    }
    await journal.close();
    copyFileSync(path('journal.sqlite'), path('tampered.sqlite'));
    const db = new Sqlite(path('tampered.sqlite'));
    db.exec(`drop trigger journal_no_update; drop trigger journal_no_delete; ${sql}`);
    db.close();
    const tampered = new SqliteAccessJournal(path('tampered.sqlite'));
    const proof = await tampered.verify();
    await tampered.close();
    return proof;
  };

  it.each([
    [`update journal set account_id = 'b' where sequence = 2`, 2],
    [`delete from journal where sequence = 2`, 2],
    [`update journal set hash = '${'0'.repeat(64)}' where sequence = 1`, 1],
  ])('shows where it was changed by %s', async (sql, badFrom) => {
    expect((await tamper(sql)).badFrom).toBe(badFrom);
  });

  it('shows a cut tail against a count kept elsewhere', async () => {
    expect(await tamper('delete from journal where sequence = 3')).toMatchObject({ count: 2, badFrom: null });
  });

  it('is only added to', async () => {
    const journal = new SqliteAccessJournal(path('journal.sqlite'));
    await journal.note({ at, kind: 'signed-in', accountId: 'a', address: null });
    await journal.close();
    const db = new Sqlite(path('journal.sqlite'));
    expect(() => db.exec('delete from journal')).toThrow('only added to');
    expect(() => db.exec(`update journal set kind = 'x'`)).toThrow('only added to');
    db.close();
  });
});
