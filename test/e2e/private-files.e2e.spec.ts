import { chmodSync, readdirSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { founded, hengjian, serving } from '@test/processes';
import { temporaryDirectory } from '@test/temporary';

const { directory, remove } = temporaryDirectory();
afterAll(remove);

/** Files and folders that another account of the machine could read, write or enter. */
const open = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => (statSync(join(folder, name)).mode & 0o077) !== 0,
  );

it('log, people, lists, socket and copies are for the account that runs the program alone', async () => {
  const data = join(directory, 'store');
  await founded(data);
  const { process } = await serving(data);
  expect(readdirSync(data)).toEqual(expect.arrayContaining(['events.sqlite', 'vault.sqlite', 'control.sock']));
  expect([statSync(data).mode & 0o777, open(data)]).toEqual([0o700, []]);
  const copy = join(directory, 'copy');
  mkdirSync(copy);
  chmodSync(copy, 0o755);
  expect(await hengjian('backup', copy, '--data', data)).toMatchObject({ code: 0 });
  expect([readdirSync(copy).includes('vault.sqlite'), open(copy)]).toEqual([true, []]);
  await process.stop();
});
