import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import audit from '@web/texts/zh-CN/audit';

type Paths = Record<string, Record<string, { parameters?: { name: string }[] }>>;
const { paths } = JSON.parse(readFileSync('libs/api-client/openapi.json', 'utf8')) as { paths: Paths };

it('has a word for each kind of look at the past that the journal can note', () => {
  const kinds = Object.entries(paths)
    .filter(
      ([path, acts]) =>
        path.startsWith('/api/audit/events/') ||
        Object.values(acts).some(({ parameters = [] }) =>
          parameters.some(({ name }) => /(asOf|known(At|By))$/i.test(name)),
        ),
    )
    .map(([path]) => path.split('/').findLast((part) => part !== '' && !part.startsWith('{'))!);
  expect(kinds).toContain('standing');
  expect(kinds.filter((kind) => !Object.keys(audit.looks.kinds).includes(kind))).toEqual([]);
});
