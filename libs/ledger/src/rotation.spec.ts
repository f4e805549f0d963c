import { describe, expect, it } from '@jest/globals';
import { bundleOf, checkpointOf, keyOf, ledgerLog } from '../../../test/support/ledger-log.js';
import { BundleVerifier, type Trust } from './bundle/verify-bundle.js';
import { verifierOf } from './keys.js';
import { signedNote } from './note.js';
import { rotationIn, signedRotation } from './rotation.js';

const origin = 'hengjian/store';
const [first, second, third, thief] = [1, 2, 3, 9].map((byte) => keyOf(origin, byte)) as [Key, Key, Key, Key];
type Key = ReturnType<typeof keyOf>;
const sm2 = keyOf(origin, 4, 'sm2');
const at = 1_750_000_000;
const changed = (from: Key, to: Key, name = origin) => signedRotation(name, from, to, at);
/** A statement with words of one's own, signed by whoever is named. */
const said = (from: Key, to: Key, signers: readonly Key[]) => {
  const { origin: name, ...keys } = rotationIn(changed(from, to))!;
  return signedNote(['hengjian-key-rotation@1', name, keys.from, keys.to, ''].join('\n'), signers, at);
};

const log = ledgerLog(['a', 'b', 'a'].map((stream) => ({ stream })));
const verified = (signer: Key, rotations: readonly string[], trust: Partial<Trust> = {}) => {
  const verifier = new BundleVerifier({ keys: [verifierOf(first.verifier)], earlier: [], ...trust });
  for (const line of bundleOf({ log, signers: [signer], rotations })) verifier.add(Buffer.from(line));
  return verifier.finish();
};
const nameOf = ({ name, keyId }: Key) => `${name}+${keyId}`;

describe('whoever trusts an older key', () => {
  it('follows it to the one that signs now, over several changes and into another algorithm', () => {
    expect(verified(second, [changed(first, second)])).toMatchObject({ finding: null, signedBy: [nameOf(second)] });
    const long = [changed(first, second), changed(second, sm2), changed(sm2, third)];
    expect(verified(third, long).finding).toBeNull();
    // The old one goes on being trusted: whoever holds it may have signed before it was changed.
    expect(verified(first, [changed(first, second)]).finding).toBeNull();
  });

  it('accepts checkpoints that were kept under each of them', () => {
    const earlier = [checkpointOf(log.slice(0, 1), [first]), checkpointOf(log.slice(0, 2), [second])];
    expect(verified(second, [changed(first, second)], { earlier }).finding).toBeNull();
    expect(verified(second, [changed(first, second)], { earlier: [checkpointOf(log, [thief])] }).finding).toMatchObject(
      {
        reason: 'earlier-unsigned',
      },
    );
  });

  const forged = { reason: 'rotation-forged', chinese: expect.stringContaining(nameOf(first)) };
  const unsigned = { reason: 'not-signed', chinese: expect.stringContaining(nameOf(first)) };
  it.each<[string, Key, readonly string[], object]>([
    ['no statement at all', second, [], unsigned],
    ['one that only the new key has signed', thief, [said(first, thief, [thief])], unsigned],
    ['one that only the old key has signed, for somebody else’s key', thief, [said(first, thief, [first])], unsigned],
    [
      'one with another signature in the name of the old key',
      thief,
      [said(first, thief, [{ ...thief, name: first.name, keyId: first.keyId }, thief])],
      forged,
    ],
    [
      'one with another signature in the name of the new key',
      second,
      [said(first, second, [first, { ...thief, name: second.name, keyId: second.keyId }])],
      forged,
    ],
    [
      'one whose words were changed afterwards',
      thief,
      [changed(first, second).replace(second.verifier, thief.verifier)],
      forged,
    ],
    ['one of another log', second, [changed(first, second, 'hengjian/another')], unsigned],
    ['one that begins with another key', second, [changed(third, second)], unsigned],
    ['those in the wrong order', third, [changed(second, third), changed(first, second)], unsigned],
    [
      'a second one for the same key, after the first',
      thief,
      [changed(first, second), changed(first, thief)],
      unsigned,
    ],
    ['one that is no statement', second, ['x', signedNote('x\n', [first], at)], unsigned],
    ['a link that is missing', third, [changed(first, second), said(second, third, [third])], unsigned],
  ])('is not led elsewhere by %s', (_, signer, rotations, reason) => {
    expect(verified(signer, rotations).finding).toMatchObject(reason);
  });

  it('is not held up by a circle', () => {
    const circle = [changed(first, second), changed(second, first), changed(second, third)];
    expect(verified(third, circle).finding).toBeNull();
  });

  it('finds a statement that was taken out of the bundle or put into it', () => {
    const lines = bundleOf({ log, signers: [first], rotations: [changed(first, second)] });
    const without = lines.with(0, lines[0]!.replace(/"rotations":\[.*?\]/, '"rotations":[]'));
    const verifier = new BundleVerifier({ keys: [verifierOf(first.verifier)], earlier: [] });
    for (const line of without) verifier.add(Buffer.from(line));
    expect(verifier.finish().finding).toMatchObject({ reason: 'bundle-differs' });
  });
});

it('says public halves only', () => {
  const note = changed(first, second);
  expect(rotationIn(note)).toEqual({ origin, from: first.verifier, to: second.verifier });
  expect(note).not.toContain('PRIVATE');
  for (const other of ['', 'x\n\n', note.replace('hengjian-key-rotation@1', 'hengjian-key-rotation@2')])
    expect(rotationIn(other)).toBeNull();
});
