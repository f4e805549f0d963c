import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { CommandExecutor } from '@app/application/kernel';
import { organization, type OrganizationCommand } from '@app/domain/organizations';
import { EventStore, SqliteEventStore, type StoredEvent } from '@app/event-store';
import { SuppliedClock } from '@app/platform/clock';
import { ReadModel } from '@app/projections/kernel';
import { Sqlite } from '@app/sqlite';
import { Operations, Vault } from '@app/vault';
import { requested } from '@test/counter';
import { temporaryDirectory } from '@test/temporary';
import { openRuntime, type ContextOptions } from '../open-runtime.js';
import { ProcessBooks } from '../process-books.js';
import { NoFileToCopy } from './back-up.js';
import { Backups, BackupUnderWay } from './backups.js';
import { storedEvents } from './log.js';

Logger.overrideLogger(false);

let place: ReturnType<typeof temporaryDirectory>;
let data: string;
let folder: string;
const open: INestApplicationContext[] = [];
beforeEach(() => {
  place = temporaryDirectory();
  data = join(place.directory, 'data');
  folder = join(place.directory, 'backups');
});
afterEach(async () => {
  for (const context of open.splice(0)) await context.close();
  place.remove();
});

const runtime = async (dataDir = data, more: Partial<ContextOptions> = {}) => {
  const clock = new SuppliedClock('2025-03-03T01:00:00.000Z');
  const context = await openRuntime({ dataDir, backupsDir: folder, tenant: 'main', clock, logger: [], ...more });
  open.push(context);
  return context;
};
const noted = async () => undefined;

let asked = 0;
/** Registers a province; answers its number in the log. */
const registered = async (context: INestApplicationContext): Promise<number> => {
  const unitId = `province-${(asked += 1)}`;
  const command: OrganizationCommand = {
    type: 'RegisterUnit',
    unitId,
    kind: 'province',
    name: `省${asked}`,
    parentId: null,
    parent: { value: null, sequence: 0 },
    code: null,
    schoolType: null,
    stage: null,
    departmentType: null,
    urbanRural: null,
    sharedBuildings: false,
  };
  const outcome = await context.get(CommandExecutor).execute(organization, unitId, command, requested(asked));
  return outcome.sequence!;
};
const many = (context: INestApplicationContext, count: number) =>
  Promise.all(Array.from({ length: count }, () => registered(context)));

const ended = async (backups: Backups) => {
  for (;;) {
    const { work } = await backups.list();
    if (work.state !== 'running') return work;
    await new Promise((resume) => setTimeout(resume, 5));
  }
};
const log = async (context: INestApplicationContext): Promise<StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for await (const event of storedEvents(context.get(EventStore) as SqliteEventStore)) events.push(event);
  return events;
};

describe('a backup', () => {
  it('made while everything writes is verified, and comes back as exactly the beginning of the log', async () => {
    const context = await runtime();
    await many(context, 800);
    const [backups, vault, operations] = [context.get(Backups), context.get(Vault), context.get(Operations)];
    const books = new ProcessBooks(operations);
    const names: { username: string; before: number }[] = [];
    let writing = true;
    // A process that has always followed the last event, and people who are kept before what names them.
    const writer = (async () => {
      for (let n = 0; writing; n += 1) {
        const username = `person${n}`;
        const person = { accountId: username, username, displayName: username, phone: null, email: null };
        await vault.add([{ ...person, passwordHash: 'x', mustChangePassword: false, createdAt: 'now' }]);
        const sequence = await registered(context);
        names.push({ username, before: sequence });
        await books.advance('follower', { position: String(sequence), sequence });
      }
    })();
    await backups.start(noted);
    const work = await ended(backups);
    writing = false;
    await writer;

    const { items } = await backups.list();
    expect(work).toMatchObject({ state: 'done', name: items[0]!.name });
    expect(items).toMatchObject([{ verified: true, files: { cited: 0, wrong: 0 }, filesElsewhere: false }]);
    const { count, root, name } = items[0]!;
    const whole = await log(context);
    expect(count).toBeGreaterThanOrEqual(800);
    expect(whole.length).toBeGreaterThan(count);

    const restored = await runtime(join(folder, name));
    expect(await log(restored)).toEqual(whole.slice(0, count));
    expect(await restored.get(EventStore).head()).toMatchObject({ count, root });
    expect(restored.get(ReadModel).sequence).toBe(count);
    for (const { username, before } of names.filter((one) => one.before <= count))
      expect({ before, found: await restored.get(Vault).findByUsername(username) }).toMatchObject({
        found: { username },
      });
    // Else what is recorded after the restore would never be followed up.
    const place = await new ProcessBooks(restored.get(Operations)).at('follower');
    expect(place?.sequence ?? 0).toBeLessThanOrEqual(count);
    await registered(restored);
    expect((await restored.get(EventStore).head()).count).toBe(count + 1);
  });

  it('is one at a time; the state is told while it runs', async () => {
    const context = await runtime();
    await many(context, 3);
    const backups = context.get(Backups);
    expect(await backups.list()).toEqual({ items: [], work: { state: 'idle' } });
    expect(await backups.start(noted)).toMatchObject({
      state: 'running',
      step: 'records',
      startedAt: expect.any(String),
    });
    await expect(backups.start(noted)).rejects.toThrow(BackupUnderWay);
    expect((await backups.list()).work.state).toBe('running');
    expect((await ended(backups)).state).toBe('done');
    await backups.start(noted);
    await ended(backups);
    const { items } = await backups.list();
    expect(items.map(({ count }) => count)).toEqual([3, 3]);
    expect(items[0]!.madeAt >= items[1]!.madeAt).toBe(true);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(JSON.stringify(items)).not.toContain(place.directory);
  });

  it('is not begun when it cannot be noted who asked', async () => {
    const backups = (await runtime()).get(Backups);
    await expect(backups.start(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect([(await backups.list()).work, existsSync(folder)]).toEqual([{ state: 'idle' }, false]);
  });

  it('of a log that was changed is kept, and says so', async () => {
    const context = await runtime();
    await many(context, 5);
    const file = new Sqlite(join(data, 'events.sqlite'));
    const triggers = file.all<{ name: string }>(`select name from sqlite_master where type = 'trigger'`);
    for (const { name } of triggers) file.exec(`drop trigger ${name}`);
    file.run(`update event set data = replace(data, '省', '州') where sequence = 3`);
    file.close();
    const backups = context.get(Backups);
    await backups.start(noted);
    expect((await ended(backups)).state).toBe('done');
    expect((await backups.list()).items).toMatchObject([{ count: 5, verified: false }]);
  });

  it('that cannot be written has failed, with the reason, and leaves nothing', async () => {
    writeFileSync(folder, 'a file stands here');
    const backups = (await runtime()).get(Backups);
    await backups.start(noted);
    expect(await ended(backups)).toMatchObject({ state: 'failed', reason: 'not-writable' });
    expect((await backups.list()).items).toEqual([]);
  });

  it('that a stopped program left half made has failed; the next one clears it away', async () => {
    mkdirSync(join(folder, '20250301T000000000Z.part'), { recursive: true });
    const backups = (await runtime()).get(Backups);
    expect((await backups.list()).work).toMatchObject({ state: 'failed', reason: 'interrupted' });
    await backups.start(noted);
    expect((await ended(backups)).state).toBe('done');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is finished before the program ends', async () => {
    const context = await runtime();
    await many(context, 200);
    await context.get(Backups).start(noted);
    await open.pop()!.close();
    expect((await (await runtime()).get(Backups).list()).items).toMatchObject([{ count: 200, verified: true }]);
  });

  it('is not made of what stands in no file', async () => {
    const backups = (await runtime(data, { memory: true })).get(Backups);
    await expect(backups.start(noted)).rejects.toThrow(NoFileToCopy);
    expect((await backups.list()).work).toEqual({ state: 'idle' });
  });
});
