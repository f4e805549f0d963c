import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { CommandExecutor } from '@app/application/kernel';
import { organization, type OrganizationCommand } from '@app/domain/organizations';
import { EventStore } from '@app/event-store';
import { SuppliedClock } from '@app/platform/clock';
import { ReadPosition, Resources, Tree } from '@app/platform/http';
import { ProjectionHost, ReadModel } from '@app/projections/kernel';
import { unitById } from '@app/projections/organizations';
import { requested } from '@test/counter';
import { openRuntime, type ContextOptions } from './open-runtime.js';

Logger.overrideLogger(false);

let dataDir: string;
const open: INestApplicationContext[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'runtime-'));
});
afterEach(async () => {
  for (const context of open.splice(0)) await context.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const runtime = async (more: Partial<ContextOptions> = {}) => {
  const clock = new SuppliedClock('2025-03-03T01:00:00.000Z');
  const context = await openRuntime({ dataDir, tenant: 'main', clock, logger: [], ...more });
  open.push(context);
  return context;
};

const register: OrganizationCommand = {
  type: 'RegisterUnit',
  unitId: 'province',
  kind: 'province',
  name: '辽宁省',
  parentId: null,
  parent: { value: null, sequence: 0 },
  code: null,
  schoolType: null,
  stage: null,
  departmentType: null,
  urbanRural: null,
  sharedBuildings: false,
};
const registered = async (context: INestApplicationContext) => {
  const outcome = await context.get(CommandExecutor).execute(organization, 'province', register, requested(1));
  await context.get(ReadPosition).reached(outcome.position!, 60_000);
  return outcome;
};

describe('the runtime', () => {
  it('takes a command from the executor to the read model', async () => {
    const context = await runtime();
    await expect(registered(context)).resolves.toMatchObject({ outcome: 'done', sequence: 1 });
    expect(unitById(context.get(ReadModel).db, 'province')).toMatchObject({ name: '辽宁省' });
    expect(context.get(Tree).within('province', 'province')).toBe(true);
    expect(context.get(Tree).within('nowhere', 'province')).toBe(false);
    expect(context.get(Resources).unitsOf('unit', 'province', [])).toEqual(['province']);
    expect(context.get(Resources).unitsOf('unit', 'nowhere', [])).toBeNull();
  });

  it('is there again after a restart', async () => {
    const first = await runtime();
    await registered(first);
    await open.pop()!.close();
    const second = await runtime();
    expect(unitById(second.get(ReadModel).db, 'province')).toMatchObject({ name: '辽宁省' });
    await expect(registered(second)).resolves.toMatchObject({ outcome: 'repeated' });
  });

  it('leaves nothing behind when it ran in memory', async () => {
    const isOurs = (name: string) => name.startsWith(`hengjian-memory-${process.pid}-`);
    // A process of the same number that was killed may have left some.
    const before = new Set(readdirSync(tmpdir()));
    const passing = () => readdirSync(tmpdir()).filter((name) => isOurs(name) && !before.has(name));
    const context = await runtime({ memory: true });
    await registered(context);
    expect(passing()).toHaveLength(1);
    await open.pop()!.close();
    expect(passing()).toEqual([]);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('builds the read model anew when asked to', async () => {
    await registered(await runtime());
    await open.pop()!.close();
    const told: number[] = [];
    const context = await runtime({ fresh: true, onProgress: ({ sequence }) => void told.push(sequence) });
    expect(told.at(-1)).toBe(1);
    expect(context.get(ProjectionHost).sequence).toBe(1);
  });
});

describe('a data directory', () => {
  const children: ChildProcess[] = [];
  afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

  /** Another process that owns the directory, as `OwnerLock` does. */
  const otherOwner = async (): Promise<ChildProcess> => {
    const driver = createRequire(import.meta.url).resolve('better-sqlite3');
    const script = `const db = new (require(${JSON.stringify(driver)}))(${JSON.stringify(join(dataDir, 'owner.sqlite'))});
      db.pragma('journal_mode = MEMORY');
      db.exec('create table if not exists owner (one integer primary key, pid integer not null) strict');
      db.prepare('insert or replace into owner values (1, ?)').run(process.pid);
      db.exec('begin immediate');
      process.stdout.write('owned');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    await once(child.stdout!, 'data');
    return child;
  };

  it('has one owner, who is named to the second', async () => {
    await runtime();
    await expect(runtime()).rejects.toMatchObject({
      name: 'DataDirectoryInUse',
      pid: process.pid,
      message: expect.stringContaining(`进程 ${process.pid}`),
    });
  });

  it('is free again when its owner is killed', async () => {
    const child = await otherOwner();
    await expect(runtime()).rejects.toMatchObject({ name: 'DataDirectoryInUse', pid: child.pid });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await expect(registered(await runtime())).resolves.toMatchObject({ outcome: 'done' });
  });

  it('is free again after a start that failed', async () => {
    writeFileSync(join(dataDir, 'vault.sqlite'), 'x'.repeat(5000));
    await expect(runtime()).rejects.toMatchObject({
      name: 'DataDirectoryUnusable',
      message: expect.stringMatching(/vault\.sqlite.*备份/),
    });
    rmSync(join(dataDir, 'vault.sqlite'));
    await expect(registered(await runtime())).resolves.toMatchObject({ outcome: 'done' });
  });

  it('that is a file is refused', async () => {
    const file = join(dataDir, 'file');
    writeFileSync(file, '');
    await expect(runtime({ dataDir: join(file, 'below') })).rejects.toMatchObject({ name: 'DataDirectoryUnusable' });
    await expect(runtime({ dataDir: file })).rejects.toMatchObject({ name: 'DataDirectoryUnusable' });
    expect(existsSync(join(dataDir, 'file'))).toBe(true);
  });

  it('is made for its owner alone, with all above it that is missing', async () => {
    const made = join(dataDir, 'a', 'b');
    await runtime({ dataDir: made });
    for (const one of [made, dirname(made)]) expect(statSync(one).mode & 0o777).toBe(0o700);
  });

  it.each(['/proc/hengjian', '/proc/hengjian/below'])('that the system never makes is refused: %s', async (where) => {
    await expect(runtime({ dataDir: where })).rejects.toMatchObject({
      name: 'DataDirectoryUnusable',
      message: expect.stringContaining('请改用另一个目录'),
    });
  });

  it('that may not be written is refused', async () => {
    // A superuser may write anywhere, so for one there is nothing to see here but the start.
    chmodSync(dataDir, 0o500);
    const superuser = process.getuid?.() === 0;
    const started = runtime().then(
      () => 'started',
      (error: Error) => error.name,
    );
    await expect(started).resolves.toBe(superuser ? 'started' : 'DataDirectoryUnusable');
    chmodSync(dataDir, 0o700);
  });

  it('with a read model that is ahead of its log is refused, and says what to do', async () => {
    await registered(await runtime());
    await open.pop()!.close();
    const other = mkdtempSync(join(tmpdir(), 'runtime-'));
    await runtime({ dataDir: other });
    await open.pop()!.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(dataDir, `events.sqlite${suffix}`), { force: true });
    await expect(runtime()).rejects.toMatchObject({
      name: 'ReadModelRefused',
      message: expect.stringContaining('hengjian rebuild'),
    });
    const context = await runtime({ fresh: true });
    expect((await context.get(EventStore).head()).count).toBe(0);
    rmSync(other, { recursive: true });
  });
});
