import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { verifierOf } from '@app/ledger';
import { Sqlite } from '@app/sqlite';
import { SqliteVault, Vault } from '@app/vault';
import {
  backup,
  data,
  edited,
  erasing,
  headOf,
  living,
  made,
  original,
  place,
  registered,
  restored,
  signer,
  storeId,
} from '@test/backed-up';
import { contentsOf } from '@test/contents';
import { keyOf, otherSignature } from '../../../../test/support/ledger-log.js';
import { DataDirectoryInUse, OwnerLock } from '../owner-lock.js';
import { Checkpoints } from '../proofs/checkpoints.js';

describe('a backup', () => {
  it('has a signed checkpoint of exactly its own size', async () => {
    const { count, root } = await headOf(made);
    const note = readFileSync(join(made, 'checkpoint.txt'), 'utf8');
    expect(note.split('\n').slice(0, 2)).toEqual([`hengjian/${storeId}`, '5']);
    expect(JSON.parse(readFileSync(join(made, 'backup.json'), 'utf8'))).toMatchObject({
      count,
      root,
      signedBy: signer.verifier,
    });
  });

  it('takes the place of a directory, which is kept; what is opened there is the backup', async () => {
    const done = await restored();
    expect(done).toMatchObject({
      count: 5,
      loss: { kind: 'none' },
      carried: { proofs: { kept: 0, aside: 0, isAll: true }, erased: 0 },
      files: 0,
    });
    expect(done.signedBy).toEqual([expect.stringContaining(storeId)]);
    expect(done.kept).toBe(`${data}-before-20250304T010000000Z`);
    expect(await headOf(done.kept!)).toEqual(await headOf(data));
    await living(data, async (context) => {
      expect(await context.get(Vault).findByUsername('stays')).toMatchObject({ accountId: 'stays' });
      await registered(context);
      expect((await context.get(Checkpoints).make('act')).count).toBe(6);
    });
    expect(readdirSync(place.directory).toSorted()).toEqual(['backup', 'data', 'data-before-20250304T010000000Z']);
  });

  it('is put where there was nothing, and leaves nothing else', async () => {
    const done = await restored({ into: join(place.directory, 'new') });
    expect([done.kept, done.count]).toEqual([null, 5]);
    expect(readdirSync(place.directory).toSorted()).toEqual(['backup', 'data', 'new']);
  });

  it('is not put where somebody works', async () => {
    const lock = OwnerLock.take(data);
    await expect(restored()).rejects.toThrow(DataDirectoryInUse);
    lock.release();
    await restored();
  });

  it.each([
    [
      'an edited event',
      () =>
        edited(join(backup, 'events.sqlite'), `update event set data = replace(data, '省', '州') where sequence = 3`),
      '第 3 条记录的内容被改动',
    ],
    [
      'an event less',
      () => edited(join(backup, 'events.sqlite'), `delete from event where sequence = 4`),
      '第 4 条记录缺失',
    ],
    [
      'no tail',
      () => edited(join(backup, 'events.sqlite'), `delete from event where sequence = 5`),
      '在第 5 条之前中断',
    ],
    [
      'another size in its record',
      () =>
        writeFileSync(
          join(backup, 'backup.json'),
          readFileSync(join(backup, 'backup.json'), 'utf8').replace('"count": 5', '"count": 4'),
        ),
      '条数或根值不同',
    ],
    ['no record', () => rmSync(join(backup, 'backup.json')), '不是完整的备份'],
    ['no people', () => rmSync(join(backup, 'vault.sqlite')), '没有 vault.sqlite'],
    [
      'people that cannot be read',
      () => writeFileSync(join(backup, 'vault.sqlite'), 'x'.repeat(9000)),
      'vault.sqlite 无法读取',
    ],
    [
      'operations of something else',
      () => edited(join(backup, 'operations.sqlite'), 'drop table key_value'),
      'operations.sqlite 无法读取',
    ],
    [
      'an edited journal',
      () => edited(join(backup, 'journal.sqlite'), `update journal set kind = 'signed-out'`),
      '登录日志第 1 条被改动',
    ],
    ['no checkpoint', () => rmSync(join(backup, 'checkpoint.txt')), '没有检查点'],
    ['a checkpoint of another size', () => note((text) => text.replace('\n5\n', '\n4\n')), '检查点与备份所记'],
    ['a checkpoint of another log', () => note((text) => text.replaceAll(storeId, 'another')), '属于另一个库'],
    ['a checkpoint with another signature', () => note(otherSignature), '签名是伪造的'],
    ['a checkpoint without a signature', () => note((text) => text.replace(/— .*\n/, '')), '没有经公钥'],
    ['a checkpoint that is none', () => note(() => 'x'), '检查点无法读取'],
  ])('with %s is refused by name, and nothing is changed', async (_, spoil, sentence) => {
    spoil();
    const before = contentsOf(data);
    await expect(restored()).rejects.toThrow(sentence);
    await expect(restored()).rejects.toThrow('什么也没有改动');
    expect(contentsOf(data)).toEqual(before);
    expect(readdirSync(place.directory).toSorted()).toEqual(['backup', 'data']);
  });
  const note = (change: (text: string) => string) => {
    const file = join(backup, 'checkpoint.txt');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };

  it('that somebody else signed is refused', async () => {
    const other = verifierOf(keyOf(`hengjian/${storeId}`, 2).verifier);
    await expect(restored({ keys: [other] })).rejects.toThrow(`没有经公钥 ${other.name}+${other.keyId}`);
  });

  it('that is older takes nothing away unasked; asked, what was signed since and who was erased are not forgotten', async () => {
    await erasing(data, 'erased');
    await living(data, (context) => context.get(Checkpoints).make('act'));
    await expect(restored()).rejects.toThrow('现有日志比备份多 3 条记录');
    expect(await headOf(data)).toMatchObject({ count: 8 });
    const done = await restored({ acceptLoss: true });
    expect(done).toMatchObject({
      loss: { kind: 'longer', lost: 3 },
      carried: { proofs: { kept: 0, aside: 1, isAll: true }, erased: 1 },
    });
    expect(await headOf(done.kept!)).toMatchObject({ count: 8 });
    await living(data, async (context) => {
      expect(await context.get(Vault).findByUsername('erased')).toBeNull();
      expect(await context.get(Vault).findByUsername('stays')).toMatchObject({ accountId: 'stays' });
      expect((await context.get(Checkpoints).make('asked')).count).toBe(5);
    });
    const notes = new Sqlite(join(data, 'operations.sqlite'), { readonly: true });
    expect(notes.all(`select key from key_value where room = 'note' and key like '-%8@%'`)).toHaveLength(1);
    notes.close();
  });

  it.each<[string, () => unknown, number | null]>([
    ['lost its people', () => rmSync(join(data, 'vault.sqlite')), 0],
    ['has fewer people, whom no record removed', () => edited(join(data, 'vault.sqlite'), 'delete from person'), 0],
    ['has just been made anew', () => (rmSync(data, { recursive: true }), living(data, async () => undefined)), null],
    ['is not there', () => rmSync(data, { recursive: true }), null],
    ['cannot be read', () => writeFileSync(join(data, 'events.sqlite'), 'x'.repeat(9000)), null],
  ])('brings everybody back where the directory %s', async (_, spoil, erased) => {
    await spoil();
    for (const side of ['-wal', '-shm']) rmSync(join(data, `events.sqlite${side}`), { force: true });
    expect(await restored({ acceptLoss: true })).toMatchObject({ carried: { erased } });
    const people = new SqliteVault(join(data, 'vault.sqlite'));
    expect(people.everybody().map(({ accountId }) => accountId)).toEqual(['erased', 'stays']);
    await people.close();
  });

  it('of another history names where it begins; beside a log that cannot be read, what was signed of that', async () => {
    rmSync(data, { recursive: true });
    cpSync(original, data, { recursive: true });
    edited(join(data, 'events.sqlite'), `update event set hash = randomblob(32) where sequence = 4`);
    await expect(restored()).rejects.toThrow('从第 4 条起与备份不是同一段历史，恢复后其中 2 条');
    for (const side of ['', '-wal', '-shm']) rmSync(join(data, `events.sqlite${side}`), { force: true });
    writeFileSync(join(data, 'events.sqlite'), 'x'.repeat(9000));
    await expect(restored()).rejects.toThrow('现有日志无法读取；它最近的检查点有 5 条');
    expect(await restored({ acceptLoss: true })).toMatchObject({ loss: { kind: 'unreadable', signed: 5 } });
  });
});
