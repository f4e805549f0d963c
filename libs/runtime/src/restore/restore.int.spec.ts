import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { CommandExecutor } from '@app/application/kernel';
import { organization, type OrganizationCommand } from '@app/domain/organizations';
import { EventStore } from '@app/event-store';
import { verifierOf } from '@app/ledger';
import { SuppliedClock } from '@app/platform/clock';
import { allProjections } from '@app/projections';
import { ReadModelRefused, readFileName } from '@app/projections/kernel';
import { Sqlite } from '@app/sqlite';
import { AccessJournal, Vault } from '@app/vault';
import { requested } from '@test/counter';
import { temporaryDirectory } from '@test/temporary';
import { keyOf } from '../../../../test/support/ledger-log.js';
import { Backups } from '../backup/backups.js';
import { openLog } from '../backup/log.js';
import { openRuntime } from '../open-runtime.js';
import { DataDirectoryInUse, OwnerLock } from '../owner-lock.js';
import { Checkpoints, HistoryDiffers } from '../proofs/checkpoints.js';
import { rehearse } from './rehearse.js';
import { beingFilled, endReplacement, replace } from './replace.js';
import { restore } from './restore.js';

Logger.overrideLogger(false);

const all = temporaryDirectory();
afterAll(all.remove);
const now = '2025-03-04T01:00:00.000Z';
let signer: ReturnType<typeof keyOf>;
let storeId: string;

let asked = 0;
const openedOn = (dataDir: string) =>
  openRuntime({
    dataDir,
    tenant: 'main',
    clock: new SuppliedClock('2025-03-03T01:00:00.000Z'),
    logger: [],
    ...(signer && { signingKey: signer }),
  });
type Context = Awaited<ReturnType<typeof openedOn>>;
const registered = (context: Context) => {
  const unitId = `province-${(asked += 1)}`;
  const unit = {
    kind: 'province',
    name: `省${asked}`,
    parentId: null,
    parent: { value: null, sequence: 0 },
    code: null,
  };
  const school = { schoolType: null, stage: null, departmentType: null, urbanRural: null, sharedBuildings: false };
  const command: OrganizationCommand = { type: 'RegisterUnit', unitId, ...unit, ...school } as OrganizationCommand;
  return context.get(CommandExecutor).execute(organization, unitId, command, requested(asked));
};
const person = (username: string) => ({
  accountId: username,
  username,
  displayName: username,
  phone: null,
  email: null,
  passwordHash: 'x',
  mustChangePassword: false,
  createdAt: 'now',
});
/** Lives on a directory for a moment. */
const living = async <Result>(dataDir: string, work: (context: Context) => Promise<Result>): Promise<Result> => {
  const context = await openedOn(dataDir);
  try {
    return await work(context);
  } finally {
    await context.close();
  }
};
/** Records so many events there. */
const recording = (dataDir: string, count: number) =>
  living(dataDir, async (context) => {
    for (let n = 0; n < count; n++) await registered(context);
  });

const original = join(all.directory, 'data');
const made = join(all.directory, 'backup');

/** A store of five events with two people, and its signed backup. */
beforeAll(async () => {
  await recording(original, 3);
  const log = openLog(original);
  ({ storeId } = log);
  await log.close();
  signer = keyOf(`hengjian/${storeId}`, 1);
  await living(original, async (context) => {
    await context.get(Vault).add([person('stays'), person('erased')]);
    await registered(context);
    await registered(context);
    await context.get(AccessJournal).note({ at: now, kind: 'signed-in', accountId: 'stays', address: null });
    await context.get(Checkpoints).make('act');
    mkdirSync(made);
    await context.get(Backups).into(made);
  });
});

let place: ReturnType<typeof temporaryDirectory>;
let data: string;
let backup: string;
beforeEach(() => {
  place = temporaryDirectory();
  data = join(place.directory, 'data');
  backup = join(place.directory, 'backup');
  cpSync(original, data, { recursive: true });
  cpSync(made, backup, { recursive: true });
});
afterEach(() => place.remove());

const restored = (changes: Partial<Parameters<typeof restore>[0]> = {}) =>
  restore({
    backup,
    into: data,
    tenant: 'main',
    keys: [verifierOf(signer.verifier)],
    acceptLoss: false,
    now,
    ...changes,
  });
const headOf = async (directory: string) => {
  const log = openLog(directory);
  const { count, root } = await log.head();
  await log.close();
  return { count, root };
};
/** Everything in a directory but what SQLite keeps beside its files and the place that is locked. */
const contentsOf = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/-wal$|-shm$|^owner/.test(entry.name))
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
const edited = (file: string, sql: string) => {
  const db = new Sqlite(file);
  for (const { name } of db.all<{ name: string }>(`select name from sqlite_master where type = 'trigger'`))
    db.exec(`drop trigger ${name}`);
  db.exec(sql);
  db.close();
};

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
    expect(done).toMatchObject({ count: 5, loss: { kind: 'none' }, carried: { aside: 0, erased: 0 }, files: 0 });
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
    [
      'a checkpoint with another signature',
      () => note((text) => text.replace(/(— \S+ \S{8})../, '$1AA')),
      '签名是伪造的',
    ],
    ['a checkpoint without a signature', () => note((text) => text.replace(/— .*\n/, '')), '没有经公钥'],
    ['a checkpoint that is none', () => note(() => 'x'), '检查点无法读取'],
    [
      'a kept checkpoint of another history',
      () =>
        edited(
          join(backup, 'operations.sqlite'),
          `update key_value set value = replace(value, '"root":"', '"root":"00') where room = 'note'`,
        ),
      '与外部留存的摘要不符',
    ],
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
    await recording(data, 2);
    await living(data, async (context) => {
      await context.get(Checkpoints).make('act');
      await context.get(Vault).erase('erased');
    });
    await expect(restored()).rejects.toThrow('现有日志比备份多 2 条记录');
    expect(await headOf(data)).toMatchObject({ count: 7 });
    const done = await restored({ acceptLoss: true });
    expect(done).toMatchObject({ loss: { kind: 'longer', lost: 2 }, carried: { aside: 1, erased: 1 } });
    expect(await headOf(done.kept!)).toMatchObject({ count: 7 });
    await living(data, async (context) => {
      expect(await context.get(Vault).findByUsername('erased')).toBeNull();
      expect((await context.get(Checkpoints).make('asked')).count).toBe(5);
    });
    const notes = new Sqlite(join(data, 'operations.sqlite'), { readonly: true });
    expect(notes.all(`select key from key_value where room = 'note' and key like '-%7@%'`)).toHaveLength(1);
    notes.close();
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

  it('is whole, or what was there is, wherever the replacing was cut off', async () => {
    // Each line is what stands there when the process is killed before the next step.
    const [filling, waiting, kept] = [beingFilled(data), `${data}.restored`, `${data}-before`];
    cpSync(made, filling, { recursive: true });
    endReplacement(data);
    expect(await headOf(data)).toMatchObject({ count: 5 });
    renameSync(filling, waiting);
    writeFileSync(join(data, 'old'), '');
    endReplacement(data);
    expect(existsSync(join(data, 'old'))).toBe(true);
    renameSync(data, kept);
    await living(data, async (context) => expect((await context.get(EventStore).head()).count).toBe(5));
    expect([existsSync(join(data, 'old')), existsSync(waiting)]).toEqual([false, false]);
    // Whoever only reads comes to the same.
    renameSync(data, waiting);
    expect(await headOf(data)).toMatchObject({ count: 5 });
    // What was cut off earlier is no hindrance.
    cpSync(made, filling, { recursive: true });
    cpSync(made, waiting, { recursive: true });
    await restored();
    cpSync(made, filling, { recursive: true });
    expect(replace(data, 'x')).toBe(`${data}-before-x`);
  });
});

describe('a log that was put back by hand', () => {
  it('does not start with lists that are ahead of it, nor sign beside what was signed', async () => {
    await recording(data, 2);
    await living(data, (context) => context.get(Checkpoints).make('act'));
    for (const side of ['-wal', '-shm']) rmSync(join(data, `events.sqlite${side}`), { force: true });
    cpSync(join(made, 'events.sqlite'), join(data, 'events.sqlite'));
    await expect(openedOn(data)).rejects.toThrow(ReadModelRefused);
    rmSync(readFileName(data, allProjections));
    await living(data, async (context) => {
      await expect(context.get(Checkpoints).make('act')).rejects.toThrow(HistoryDiffers);
      await expect(context.get(Checkpoints).make('act')).rejects.toThrow('7 条');
      // A copy is made all the same, and says that nobody vouches for it.
      const to = join(place.directory, 'copy');
      mkdirSync(to);
      expect(await context.get(Backups).into(to)).toMatchObject({ verified: true, signedBy: null });
      expect(await context.get(Checkpoints).setAside()).toBe(1);
      expect((await context.get(Checkpoints).make('act')).verifier).toBe(signer.verifier);
    });
  });
});

describe('a rehearsal', () => {
  const rehearsed = () =>
    rehearse({ backup, data, temporary: place.directory, tenant: 'main', keys: [verifierOf(signer.verifier)] });

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
});
