import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { keyName } from '@app/ledger';
import { keyOf, witnessOf } from '@test/ledger-log';
import { temporaryDirectory } from '@test/temporary';
import { readWitnessKeys } from './witness-keys.js';

const city = witnessOf('audit.city', 2);
const read = (...lines: string[]) => {
  const { directory, remove } = temporaryDirectory();
  const file = join(directory, 'witnesses.txt');
  writeFileSync(file, lines.join('\n'));
  try {
    return readWitnessKeys(file).map(keyName);
  } catch (error) {
    return (error as Error).message;
  } finally {
    remove();
  }
};

it('are those of witnesses, one a line; what is none is named by its line', () => {
  expect(readWitnessKeys(null)).toEqual([]);
  expect(read('# 市审计局', '', city.verifier, '')).toEqual([keyName(city)]);
  expect(read(city.verifier, 'audit.city')).toContain('第 2 行不是公钥');
});

it('are never a key that signs a log: a log is no witness of itself', () => {
  for (const algorithm of ['ed25519', 'sm2'] as const) {
    const { verifier } = keyOf('hengjian/x', 1, algorithm);
    expect(read(city.verifier, verifier)).toMatch(/第 2 行.*不是见证单位的公钥.*cosignature/);
  }
});
