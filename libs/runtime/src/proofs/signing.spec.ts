import { expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { EventTypes, InMemoryEventStore, LogTree } from '@app/event-store';
import { signedRotation } from '@app/ledger';
import { SuppliedClock } from '@app/platform/clock';
import { InMemoryOperations } from '@app/vault';
import { keyOf, keysOf } from '@test/ledger-log';
import { Checkpoints } from './checkpoints.js';
import { namedKey } from './rotations.js';
import { signingOf } from './signing.js';

Logger.overrideLogger(false);
const [old, next] = [keyOf('hengjian/x', 1), keyOf('hengjian/x', 2)] as const;
const statement = signedRotation('hengjian/x', old, next, 1_750_000_000);
const store = new InMemoryEventStore({ types: new EventTypes([]), now: () => '2025-05-03T08:00:00.000Z' });
const state = (key: typeof old | null, statements: readonly string[] = [], isStopped = false) => {
  const keys = keysOf(key, namedKey(statements));
  const { notes } = new InMemoryOperations();
  const clock = new SuppliedClock('2025-05-03T08:00:00.000Z');
  const checkpoints = new Checkpoints(new LogTree(store), store.storeId, notes, keys, clock);
  checkpoints.isStopped = isStopped;
  return signingOf(checkpoints);
};

it('tells a key that is there, none, one that was replaced, and a log that is not what was signed', async () => {
  expect(await state(old)).toBe('signed');
  expect(await state(next, [statement])).toBe('signed');
  expect(await state(null, [statement])).toBe('unsigned');
  expect(await state(old, [statement])).toBe('superseded');
  expect(await state(next, [statement], true)).toBe('stopped');
});
