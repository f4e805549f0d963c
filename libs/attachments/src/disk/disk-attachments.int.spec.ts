import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { temporaryDirectory } from '@test/temporary';
import { AttachmentDamaged } from '../attachments.js';
import { DiskAttachments } from './disk-attachments.js';

const text = Buffer.from('整改说明\n');
let directory: string;
let remove: () => void;
beforeEach(() => {
  ({ directory, remove } = temporaryDirectory());
});
afterEach(() => remove());
const files = () =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(directory, file)).isFile(),
  );

it('are files named by their hash, whole, private, and nothing beside', async () => {
  const { hash } = await new DiskAttachments(directory).put(text, { name: '李雷.txt', unitId: 'u' });
  const path = `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
  expect(files().toSorted()).toEqual([`files/${path}`, `names/${path}`]);
  expect(readFileSync(join(directory, 'files', path))).toEqual(text);
  expect(statSync(join(directory, 'files', path)).mode & 0o777).toBe(0o600);
});

it('are there after a restart', async () => {
  const { hash } = await new DiskAttachments(directory).put(text, { name: 'a.txt', unitId: 'u' });
  const again = new DiskAttachments(directory);
  expect(await again.get(hash)).toMatchObject({ name: 'a.txt', mediaType: 'text/plain', content: text });
  expect(await again.unitsOf(hash)).toEqual(['u']);
});

it('are known to be damaged, and mended by bringing them again', async () => {
  const attachments = new DiskAttachments(directory);
  const { hash } = await attachments.put(text, { name: 'a.txt' });
  writeFileSync(
    join(
      directory,
      files().find((file) => file.startsWith('files'))!,
    ),
    '整改說明\n',
  );
  expect(await attachments.verify(hash)).toBe(false);
  await expect(attachments.get(hash)).rejects.toBeInstanceOf(AttachmentDamaged);
  await attachments.put(text);
  expect(await attachments.verify(hash)).toBe(true);
});

it('survive a name that was half written', async () => {
  const attachments = new DiskAttachments(directory);
  const { hash } = await attachments.put(text, { name: 'a.txt', unitId: 'u' });
  const sidecar = join(
    directory,
    files().find((file) => file.startsWith('names'))!,
  );
  writeFileSync(sidecar, `${readFileSync(sidecar, 'utf8')}{"name":"b.t`);
  expect(await attachments.get(hash)).toMatchObject({ name: 'a.txt' });
  await attachments.put(text, { name: 'c.txt', unitId: 'u' });
  expect(await attachments.get(hash)).toMatchObject({ name: 'c.txt' });
});
