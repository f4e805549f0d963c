import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from '@jest/globals';
import { controllers } from './controllers.js';

const root = join(process.cwd(), 'apps/api/src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.controller.ts'),
);

it.each(files)('%s is reached: the list of controllers has it', async (file) => {
  const written = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
  const found = Object.values(written).filter((one) => typeof one === 'function');
  expect(found.length).toBeGreaterThan(0);
  expect(controllers.map(({ name }) => name)).toEqual(
    expect.arrayContaining(found.map((one) => (one as { name: string }).name)),
  );
});
