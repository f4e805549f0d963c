import { expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { signedRotation } from '@app/ledger';
import { keyOf } from '@test/ledger-log';
import { signingOf } from './signing.js';

Logger.overrideLogger(false);
const [old, next] = [keyOf('hengjian/x', 1), keyOf('hengjian/x', 2)] as const;
const statement = signedRotation('hengjian/x', old, next, 1_750_000_000);
const logOf = (statements: readonly string[]) => ({
  readStream: async () => statements.map((one) => ({ data: { statement: one } })) as never,
});
const state = (verifier: string | null, statements: readonly string[] = [], isStopped = false) =>
  signingOf({ verifier, isStopped }, logOf(statements), 'main');

it('tells a key that is there, none, one that was replaced, and a log that is not what was signed', async () => {
  expect(await state(old.verifier)).toBe('signed');
  expect(await state(next.verifier, [statement])).toBe('signed');
  expect(await state(null, [statement])).toBe('unsigned');
  expect(await state(old.verifier, [statement])).toBe('superseded');
  expect(await state(next.verifier, [statement], true)).toBe('stopped');
});
