import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { corpusFolder, outcomeOf, outcomes } from '@test/workbook-outcomes';

const files = readdirSync(corpusFolder).filter((name) => name !== 'README.md');

it('has a line for every file, and a file for every line', () => {
  expect(files.toSorted()).toEqual(Object.keys(outcomes).toSorted());
});

it.each(files)('%s comes out as it must', async (name) => {
  expect(await outcomeOf(readFileSync(join(corpusFolder, name)))).toEqual(outcomes[name]);
});
