import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Attachments } from '@app/attachments';
import { CommandExecutor } from '@app/application/kernel';
import { account, type AccessCommand } from '@app/domain/access';
import { organization, type OrganizationCommand } from '@app/domain/organizations';
import { EventStore } from '@app/event-store';
import { SuppliedClock } from '@app/platform/clock';
import { Backups, openRuntime } from '@app/runtime';
import { openLog } from '@app/runtime/backup';
import { verifierOf } from '@app/ledger';
import { Checkpoints } from '@app/runtime/proofs';
import { restore } from '@app/runtime/restore';
import { Sqlite } from '@app/sqlite';
import { AccessJournal, Vault } from '@app/vault';
import { requested } from './counter.js';
import { keyOf } from './ledger-log.js';
import { note } from './stored.js';
import { temporaryDirectory } from './temporary.js';

// A store and its signed backup, made once a spec file; each test has its own copies: `data` and `backup` in `place`.

Logger.overrideLogger(false);

const all = temporaryDirectory();
afterAll(all.remove);
export const now = '2025-03-04T01:00:00.000Z';
export let signer: ReturnType<typeof keyOf>;
export let storeId: string;

let asked = 0;
export const openedOn = (dataDir: string) =>
  openRuntime({
    dataDir,
    tenant: 'main',
    clock: new SuppliedClock('2025-03-03T01:00:00.000Z'),
    logger: [],
    ...(signer && { signingKey: () => signer }),
  });
type Context = Awaited<ReturnType<typeof openedOn>>;
export const registered = (context: Context) => {
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
export const living = async <Result>(dataDir: string, work: (context: Context) => Promise<Result>): Promise<Result> => {
  const context = await openedOn(dataDir);
  try {
    return await work(context);
  } finally {
    await context.close();
  }
};
/** Records so many events there. */
export const recording = (dataDir: string, count: number) =>
  living(dataDir, async (context) => {
    for (let n = 0; n < count; n++) await registered(context);
  });

/** Does so with an account. */
export const ordering = (dataDir: string, accountId: string, ...commands: readonly AccessCommand[]) =>
  living(dataDir, async (context) => {
    for (const command of commands)
      await context.get(CommandExecutor).execute(account, accountId, command, requested((asked += 1)));
  });
export const county = { value: { kind: 'county', open: true }, sequence: 1 };

/** Opens an account, closes it and removes its person: three events, then the vault. */
export const erasing = async (dataDir: string, accountId: string) => {
  await ordering(
    dataDir,
    accountId,
    { type: 'OpenAccount', accountId, unitId: 'county-1', unit: county },
    { type: 'CloseAccount', reason: 'left' },
    { type: 'ErasePerson', basis: 'asked' },
  );
  await living(dataDir, (context) => context.get(Vault).erase(accountId));
};

/** Keeps a file and records an event that cites it; answers the file's hash. */
export const citing = (dataDir: string, text: string) =>
  living(dataDir, async (context) => {
    const { hash, mediaType, bytes } = await context.get(Attachments).put(Buffer.from(text));
    const entry = { countyId: 'county-1', dataYear: '2024-2025', standardId: 'hqb-2017', exemptionId: hash };
    const plan = { sectionId: 'section-1', subject: 'L5', plan: 'x', expires: '2026-12-31' };
    const data = { ...entry, ...plan, evidence: [{ hash, mediaType, bytes }] };
    const cites = note((asked += 1), { type: 'county-record.exemption-granted', schemaVersion: 1, data });
    await context.get(EventStore).append(`hj.main.county-record-${hash}`, 'noStream', [cites]);
    return hash;
  });
/** Makes a backup there. */
export const backedUp = (dataDir: string, to: string) =>
  living(dataDir, (context) => {
    mkdirSync(to);
    return context.get(Backups).into(to);
  });

export const original = join(all.directory, 'data');
export const made = join(all.directory, 'backup');

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

export let place: ReturnType<typeof temporaryDirectory>;
export let data: string;
export let backup: string;
beforeEach(() => {
  place = temporaryDirectory();
  data = join(place.directory, 'data');
  backup = join(place.directory, 'backup');
  cpSync(original, data, { recursive: true });
  cpSync(made, backup, { recursive: true });
});
afterEach(() => place.remove());

export const headOf = async (directory: string) => {
  const log = openLog(directory);
  const { count, root } = await log.head();
  await log.close();
  return { count, root };
};
export const edited = (file: string, sql: string) => {
  const db = new Sqlite(file);
  for (const { name } of db.all<{ name: string }>(`select name from sqlite_master where type = 'trigger'`))
    db.exec(`drop trigger ${name}`);
  db.exec(sql);
  db.close();
};

/** Restores the backup into the directory, with the log's own key; otherwise in what is named. */
export const restored = (changes: Partial<Parameters<typeof restore>[0]> = {}) =>
  restore({
    backup,
    into: data,
    tenant: 'main',
    keys: [verifierOf(signer.verifier)],
    acceptLoss: false,
    filesElsewhere: false,
    now,
    ...changes,
  });
