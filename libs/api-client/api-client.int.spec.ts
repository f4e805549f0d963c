import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const document = 'libs/api-client/openapi.json';
const schema = 'libs/api-client/src/schema.ts';

/** What a program of this checkout prints. */
const printed = (...command: readonly string[]): string =>
  execFileSync(process.execPath, command, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });

// Both fail after a change of the API until `npm run client` has been run and its result committed.
it('is committed with the document that the built program prints', () => {
  const now = printed('dist/apps/cli/src/main.js', 'openapi');
  expect(JSON.parse(readFileSync(document, 'utf8'))).toEqual(JSON.parse(now));
  expect(readFileSync(document, 'utf8') === now).toBe(true);
});

it('is committed with the types of its document', () => {
  const now = printed('node_modules/openapi-typescript/bin/cli.js', document);
  expect(readFileSync(schema, 'utf8').trimEnd() === now.trimEnd()).toBe(true);
});
