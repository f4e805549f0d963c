import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { CommandExecutor } from '@app/application/kernel';
import { catalogues } from '@app/domain/catalogue';
import { organization } from '@app/domain/organizations';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { allProjections } from '@app/projections';
import { ProjectionHost, rowsDigest, type RebuildProgress } from '@app/projections/kernel';
import { Sqlite } from '@app/sqlite';
import { requested } from '@test/counter';

Logger.overrideLogger(false);

/** Made by the build, which the test command runs first. */
const entry = pathToFileURL(join(process.cwd(), 'dist/libs/projections/src/rebuild-worker.js'));
const types = new EventTypes(catalogues);
const now = () => '2025-03-03T01:00:00.000Z';

let directory: string;
let storeFile: string;
let store: SqliteEventStore;
const hosts: ProjectionHost[] = [];
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'thread-'));
  storeFile = join(directory, 'events.sqlite');
  store = SqliteEventStore.open(storeFile, { types, now });
  const commands = new CommandExecutor(store, types);
  for (let n = 1; n <= 20; n++) {
    const unitId = `unit-${n}`;
    const command = {
      kind: 'province',
      name: `${n} 省`,
      parentId: null,
      parent: { value: null, sequence: 0 },
    } as const;
    const nothing = { code: null, schoolType: null, stage: null, departmentType: null, urbanRural: null } as const;
    const register = { type: 'RegisterUnit', unitId, ...command, ...nothing, sharedBuildings: false } as const;
    await commands.execute(organization, unitId, register, requested(n));
  }
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.stop();
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

const newHost = (folder: string, threaded: boolean) => {
  const worker = threaded ? { worker: { entry, storeFile }, shortLog: 0 } : {};
  const host = new ProjectionHost({ store, types, projections: allProjections, directory: folder, ...worker });
  hosts.push(host);
  return host;
};

it('gives the same rows in a thread of its own as here', async () => {
  expect(existsSync(entry)).toBe(true);
  const told: RebuildProgress[] = [];
  const threaded = newHost(directory, true);
  await threaded.start({ onProgress: (progress) => void told.push(progress) });
  const here = newHost(mkdtempSync(join(directory, 'here-')), false);
  await here.start();
  expect(threaded.sequence).toBe(20);
  expect(told.at(-1)).toMatchObject({ sequence: 20, head: 20 });
  expect(rowsDigest(threaded.db, allProjections)).toBe(rowsDigest(here.db, allProjections));
});

/** An event of a type that nobody knows, where the seventh stood. */
const spoil = async () => {
  await store.close();
  const raw = new Sqlite(storeFile);
  raw.exec(`drop trigger event_no_update; update event set type = 'organization.unit-vanished',
    meta = replace(meta, 'organization.unit-registered', 'organization.unit-vanished') where sequence = 7`);
  raw.close();
  store = SqliteEventStore.open(storeFile, { types, now });
};

it('says in the thread, too, which event it stopped at', async () => {
  await spoil();
  const folder = mkdtempSync(join(directory, 'stopped-'));
  await expect(newHost(folder, true).start()).rejects.toMatchObject({
    name: 'RebuildStopped',
    sequence: 7,
    stream: 'hj.main.organization-unit-7',
    wireType: 'organization.unit-vanished',
  });
  expect(readdirSync(folder)).toEqual([]);
});

it('is thrown away when the program stops while it works', async () => {
  const folder = mkdtempSync(join(directory, 'stopping-'));
  const host = newHost(folder, true);
  const outcome = host.start().then(
    () => 'built',
    () => 'thrown away',
  );
  await new Promise((resume) => setTimeout(resume, 20));
  await host.stop();
  await expect(outcome).resolves.toBe('thrown away');
  expect(readdirSync(folder)).toEqual([]);
});
