import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { temporaryDirectory } from '@test/temporary';
import { ours, socketOf } from './control.js';

const { directory, remove } = temporaryDirectory();
afterAll(remove);

it('a socket stands in the data directory, or where its path is short enough', () => {
  expect(socketOf('/srv/data')).toBe(join('/srv/data', 'control.sock'));
  expect(Buffer.byteLength(socketOf(`/srv/${'d'.repeat(200)}`))).toBeLessThan(100);
});

it('what another account has put there is not spoken to', () => {
  const file = join(directory, 'control.sock');
  writeFileSync(file, '');
  const account = process.getuid!();
  expect([ours(file), ours(file, account), ours(file, account + 1)]).toEqual([true, true, false]);
});
