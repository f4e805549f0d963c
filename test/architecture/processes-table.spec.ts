import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { processTable, wakes } from '@app/domain/processes';

const cells = (text: string): readonly string[] =>
  text.split('\n').map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim().replace(/^-+$/, '---'))
      .join('|'),
  );

it('the README names what happens by itself, as the program does it', () => {
  const readme = readFileSync('README.md', 'utf8');
  const [, table = ''] = /<!-- processes -->\n+([\s\S]*?)\n+<!-- \/processes -->/.exec(readme) ?? [];
  expect(cells(table)).toEqual(cells(processTable()));
});

it('every kind of wake has its sentence', () => {
  const waker = readFileSync('libs/application/src/deadlines/waker.ts', 'utf8');
  const kinds = [...waker.matchAll(/case '(\w+)':/g)].map(([, kind]) => `wake ${kind}`);
  expect(kinds.length).toBeGreaterThan(0);
  expect(new Set(wakes.map(({ name }) => name))).toEqual(new Set(kinds));
});
