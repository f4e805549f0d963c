import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

// The document names a shape by its class: two classes of one name would be told as one of them.
it('gives every shape of the document a name of its own', () => {
  const names = ['apps/api/src', 'libs/platform/src'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.dto.ts'))
      .flatMap((file) => [...readFileSync(`${root}/${file}`, 'utf8').matchAll(/^(?:export )?class (\w+Dto)\b/gm)])
      .map(([, name]) => name!),
  );
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
