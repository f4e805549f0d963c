import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Config } from '@app/platform/config';
import { Api, type Client } from '@test/api';
import { temporaryDirectory } from '@test/temporary';
import type { BackupsDto } from './backups.dto.js';

const { directory, remove } = temporaryDirectory();
let api: Api;
let keeper: Client;
let keeperId: string;
beforeAll(async () => {
  api = await Api.start({ HENGJIAN_BACKUPS: join(directory, 'copies') });
  const county = await api.unit('county', null, { name: '彰武县' });
  keeperId = await api.account('keeper', county, ['administrator']);
  keeper = await api.as('keeper');
});
afterAll(async () => {
  await api.close();
  remove();
});

const listed = async () => (await keeper.get('/api/backups')).body as BackupsDto;

it('a backup is begun over HTTP, one at a time, and stands in the list with what it came to', async () => {
  expect(await listed()).toMatchObject({ items: [], work: { state: 'idle' } });
  const both = await Promise.all([keeper.post('/api/backups'), keeper.post('/api/backups')]);
  const [begun, refused] = both.toSorted((a, b) => a.status - b.status) as [(typeof both)[0], (typeof both)[0]];
  expect(begun).toMatchObject({ status: 202, body: { state: 'running', step: 'records', endedAt: null } });
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'backup.running', detail: expect.stringMatching(/等它完成/) },
  });
  while ((await listed()).work.state === 'running') await new Promise((resume) => setTimeout(resume, 10));

  const done = await listed();
  expect(done.work).toMatchObject({ state: 'done', name: done.items[0]!.name, reason: null });
  expect(done.items).toEqual([
    {
      name: '20250303T010000000Z',
      madeAt: '2025-03-03T01:00:00.000Z',
      bytes: expect.any(Number),
      count: 3,
      root: expect.stringMatching(/^[0-9a-f]{64}$/),
      verified: true,
      files: { cited: 0, wrong: 0 },
      filesElsewhere: false,
      signedBy: null,
    },
  ]);
  // Where it stands on the machine, and what signs its sessions, is told to nobody.
  const said = JSON.stringify(done);
  for (const secret of [directory, api.app.get(Config).dataDir]) expect(said).not.toContain(secret);
});

it('who asked for it stands in the access journal', async () => {
  const { body } = await keeper.get(`/api/access-journal?accountId=${keeperId}`);
  const { items } = body as { items: { kind: string }[] };
  expect(items.filter(({ kind }) => kind === 'backup-asked')).toMatchObject([
    { accountId: keeperId, address: '127.0.0.1' },
  ]);
});
