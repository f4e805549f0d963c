import { expect, it } from '@jest/globals';
import { CommandExecutor } from '@app/application/kernel';
import { signingKeyEvents } from '@app/domain/proofs';
import { EventTypes, InMemoryEventStore } from '@app/event-store';
import { originOf, signedRotation } from '@app/ledger';
import { requested } from '@test/counter';
import { keyOf } from '@test/ledger-log';
import { moment } from '@test/stored';
import { isRetired, namedKey, recordRotation, rotationsIn } from './rotations.js';

const [first, second, third, thief] = [1, 2, 3, 8].map((byte) => keyOf('hengjian/x', byte)) as [Key, Key, Key, Key];
type Key = ReturnType<typeof keyOf>;

/** A log, and a server that signs it with a key: what became of a change of keys, in words where it was refused. */
const logOf = () => {
  const types = new EventTypes([signingKeyEvents]);
  const store = new InMemoryEventStore({ types, now: () => moment });
  const place = { storeId: store.storeId, executor: new CommandExecutor(store, types) };
  let asked = 0;
  const rotate = (from: Key, to: Key, signing: Key | null) => {
    const statement = signedRotation(originOf(store.storeId), from, to, 1_750_000_000);
    const request = requested((asked += 1));
    return recordRotation({ ...place, request }, statement, signing?.verifier ?? null).then(
      ({ isNew }) => isNew,
      (error: Error & Readonly<{ code?: string }>) => error.code ?? error.message,
    );
  };
  const rotations = () => rotationsIn(store, 'main');
  const retired = async (key: Key) => isRetired(await rotations(), key.verifier);
  return { rotate, retired, named: async () => namedKey(await rotations()) };
};

it('is authorised by the key that the server signs with, and recorded once', async () => {
  const { rotate, retired, named } = logOf();
  expect(await retired(first)).toBe(false);
  expect(await rotate(first, second, first)).toBe(true);
  expect(await rotate(first, second, first)).toBe(false);
  expect(await rotate(second, third, second)).toBe(true);
  expect(await named()).toBe(third.verifier);
  expect(await Promise.all([first, second, third, thief].map(retired))).toEqual([true, true, false, false]);
});

it('is not recorded for a key that nobody knows to be that of the log', async () => {
  const { rotate, named } = logOf();
  expect(await rotate(thief, second, null)).toContain('SIGNING_KEY_FILE');
  expect(await rotate(thief, second, first)).toContain('不是要换下的那一把');
  // A server may have been given its new key before the change was recorded; that key has signed it.
  expect(await rotate(thief, third, second)).toContain('不是要换下的那一把');
  expect(await named()).toBeNull();
  expect(await rotate(first, second, first)).toBe(true);
  expect(await rotate(thief, third, thief)).toBe('proofs.key-not-current');
  expect(await rotate(second, third, null)).toContain('SIGNING_KEY_FILE');
  expect(await named()).toBe(second.verifier);
});
