import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryDirectory } from '@test/temporary';
import { editionOf, programEdition } from './program-edition.js';

it('is another one as soon as a module says something else, and the same wherever the same program stands', () => {
  const { directory, remove } = temporaryDirectory();
  const program = (name: string, files: Readonly<Record<string, string>>) => {
    const root = join(directory, name);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(root, 'rules/deep'), { recursive: true });
      writeFileSync(join(root, 'rules', file), text);
    }
    return editionOf(root, ['rules']);
  };
  const first = program('first', { 'a.js': 'one', 'deep/b.js': 'two' });
  expect(first).toMatch(/^[0-9a-f]{12}$/);
  expect(program('copied', { 'deep/b.js': 'two', 'a.js': 'one' })).toBe(first);
  expect(program('with tests', { 'a.js': 'one', 'deep/b.js': 'two', 'a.spec.ts': 'x', 'a.js.map': 'y' })).toBe(first);
  expect(program('changed', { 'a.js': 'one', 'deep/b.js': 'three' })).not.toBe(first);
  expect(program('renamed', { 'c.js': 'one', 'deep/b.js': 'two' })).not.toBe(first);
  remove();
});

it('finds the program that runs', () => {
  expect(programEdition()).toBe(programEdition());
  expect(programEdition()).toMatch(/^[0-9a-f]{12}$/);
});
