import * as fs from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { temporaryDirectory } from '@test/temporary';

/** What another program does in the moment in which nothing has the directory's name. */
let between: () => void;
jest.unstable_mockModule('node:fs', () => ({
  ...fs,
  renameSync: (from: string, to: string) => {
    fs.renameSync(from, to);
    if (basename(to).startsWith('data-before')) between();
  },
}));
const { beingFilled, endReplacement, letWaitNoMore, replace } = await import('./replace.js');
const { RestoreRefused } = await import('./refused.js');

let place: ReturnType<typeof temporaryDirectory>;
let data: string;
beforeEach(() => {
  place = temporaryDirectory();
  data = join(place.directory, 'data');
  for (const directory of [data, beingFilled(data)]) {
    fs.mkdirSync(directory);
    fs.writeFileSync(join(directory, 'events.sqlite'), basename(directory));
  }
});
afterEach(() => place.remove());
const logIn = (directory: string) => fs.readFileSync(join(directory, 'events.sqlite'), 'utf8');

it('a server that starts between the two names ends the replacing', () => {
  between = () => endReplacement(data);
  expect(replace(data, 'x')).toBe(`${data}-before-x`);
  expect([logIn(data), logIn(`${data}-before-x`)]).toEqual(['data.restoring', 'data']);
});

it.each([
  ['a place', () => undefined],
  ['a log', () => fs.writeFileSync(join(data, 'events.sqlite'), 'new')],
])('one that saw nothing there, and made %s of its own, is not taken for the backup', (_, more) => {
  between = () => {
    fs.mkdirSync(data);
    letWaitNoMore(data);
    more();
  };
  expect(() => replace(data, 'x')).toThrow(
    new RestoreRefused(
      `恢复时别的程序占用了 ${data}，没有恢复。原目录在 ${data}-before-x，核验过的备份在 ${data}-not-restored：请停止那个程序，移走它建的目录，把原目录改回原名，再恢复一次。`,
    ),
  );
  expect([logIn(`${data}-before-x`), logIn(`${data}-not-restored`)]).toEqual(['data', 'data.restoring']);
});
