import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { CommandExecutor } from '@app/application/kernel';
import { catalogues } from '@app/domain/catalogue';
import { organization } from '@app/domain/organizations';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { allProjections } from '@app/projections';
import { ProjectionHost, rowsDigest } from '@app/projections/kernel';
import { unitById } from '@app/projections/organizations';
import { requested } from '@test/counter';
import { temporaryDirectory } from '@test/temporary';

Logger.overrideLogger(false);

/** Made by the build, which the test command runs first. */
const built = (name: string) => pathToFileURL(join(process.cwd(), `dist/libs/${name}.js`));
const entry = built('projections/src/lists-worker');
const types = new EventTypes(catalogues);
const now = () => '2025-03-03T01:00:00.000Z';

let directory: string;
let remove: () => void;
let store: SqliteEventStore;
let registered = 0;
const hosts: ProjectionHost[] = [];
beforeEach(() => {
  ({ directory, remove } = temporaryDirectory());
  const writer = built('event-store/src/sqlite/writer-worker');
  store = SqliteEventStore.open(join(directory, 'events.sqlite'), { types, now, writer });
  registered = 0;
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.stop();
  await store.close();
  remove();
});

const startedHost = async (name: string, lists?: URL): Promise<ProjectionHost> => {
  const { directory: folder, remove: removeFolder } = temporaryDirectory();
  const before = remove;
  remove = () => {
    removeFolder();
    before();
  };
  const host = new ProjectionHost({
    store,
    types,
    projections: allProjections,
    directory: folder,
    ...(lists && { lists: { entry: lists, storeFile: join(directory, 'events.sqlite') } }),
  });
  hosts.push(host);
  await host.start();
  return host;
};

/** So many provinces, all asked for at once. */
const provinces = async (count: number): Promise<string> => {
  const commands = new CommandExecutor(store, types);
  const done = await Promise.all(
    Array.from({ length: count }, () => {
      const n = (registered += 1);
      const nothing = { code: null, schoolType: null, stage: null, departmentType: null, urbanRural: null } as const;
      const parent = { value: null, sequence: 0 } as const;
      const unit = { kind: 'province', name: `${n} 省`, parentId: null, parent, sharedBuildings: false } as const;
      const register = { type: 'RegisterUnit', unitId: `unit-${n}`, ...unit, ...nothing } as const;
      return commands.execute(organization, register.unitId, register, requested(n));
    }),
  );
  return done
    .map(({ position }) => position ?? '')
    .toSorted()
    .at(-1)!;
};

const countOf = ({ db }: ProjectionHost) => db.get<{ count: number }>('select count(*) as count from trail')!.count;

/** Changes when another connection than the host's own has written. */
const ofOthers = ({ db }: ProjectionHost) => db.edition().split('.')[1];

it('enters what comes in crowds in a thread, and each look sees whole batches and where they end', async () => {
  expect(existsSync(entry)).toBe(true);
  const [threaded, here] = [await startedHost('threaded', entry), await startedHost('here')];
  // The first crowds are entered here, while the thread begins.
  const before = ofOthers(threaded);
  while (ofOthers(threaded) === before) await threaded.reached(await provinces(40), 60_000);
  const looks = (async () => {
    const all = registered + 200;
    for (let seen = 0; seen < all;) {
      seen = countOf(threaded);
      expect(seen).toBe(threaded.sequence);
      await turn();
    }
  })();
  await threaded.reached(await provinces(200), 60_000);
  await looks;
  expect(unitById(threaded.db, `unit-${registered}`)?.name).toBe(`${registered} 省`);
  // One by one again: entered here, after what the thread entered.
  const after = ofOthers(threaded);
  for (let n = 0; n < 3; n += 1) await threaded.reached(await provinces(1), 60_000);
  expect(ofOthers(threaded)).toBe(after);
  await here.reached((await store.head()).position!, 60_000);
  expect(rowsDigest(threaded.db, allProjections)).toBe(rowsDigest(here.db, allProjections));
});

it.each([
  ['ends before it is open', 'process.exit(3)'],
  [
    'ends when it is given work',
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(4)); parentPort.postMessage('ready')`,
  ],
  [
    'answers all with a fault',
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', (asked) => asked === 'end' ? process.exit() : parentPort.postMessage({ fault: 'no room' })); parentPort.postMessage('ready')`,
  ],
])('loses nothing to a thread that %s', async (_, program) => {
  const host = await startedHost('failing', new URL(`data:text/javascript,${encodeURIComponent(program)}`));
  for (let n = 0; n < 4; n += 1) {
    await host.reached(await provinces(30), 60_000);
    expect([host.sequence, countOf(host), host.state().state]).toEqual([registered, registered, 'live']);
  }
});

it('copies the file that serves while crowds come', async () => {
  const host = await startedHost('copied', entry);
  const { directory: folder, remove: removeFolder } = temporaryDirectory();
  let isCopied = false;
  await host.reached(await provinces(30), 60_000);
  const crowds = (async () => {
    while (!isCopied) await host.reached(await provinces(30), 60_000);
  })();
  const replica = await host.copyTo(folder);
  isCopied = true;
  await crowds;
  removeFolder();
  expect(replica.sequence).toBeGreaterThan(0);
  expect(host.sequence).toBe(registered);
});
