import { describe, expect, it } from '@jest/globals';
import { bundleOf, checkpointOf, keyOf, ledgerLog } from '../../../../test/support/ledger-log.js';
import { verifierOf } from '../keys.js';
import { signedNote } from '../note.js';
import { BundleVerifier, type Trust } from './verify-bundle.js';

const own = keyOf('hengjian/store', 1);
const thief = keyOf('hengjian/store', 3);
const signers = [own];
const drafts = ['a', 'b', 'a', 'b', 'a', 'c', 'c'].map((stream, number) => ({ stream, data: { number } }));
const log = ledgerLog(drafts);
const issue = { kind: 'issue', id: 'ISS-1' } as const;
const whole = bundleOf({ log, signers });
const part = bundleOf({ log, signers, scope: issue, streams: ['a', 'c'], from: [3] });

const findingIn = (lines: readonly string[], trust: Partial<Trust>) => {
  const verifier = new BundleVerifier({ keys: [verifierOf(own.verifier)], earlier: [], ...trust });
  for (const line of lines) verifier.add(Buffer.from(line));
  return verifier.finish().finding;
};

describe('against a checkpoint that was kept earlier', () => {
  it('a bundle has grown from each checkpoint that was kept', () => {
    const earlier = [0, 1, 3, 7].map((count) => checkpointOf(log.slice(0, count), [own]));
    expect(findingIn(whole, { earlier })).toBeNull();
    expect(findingIn(part, { earlier: [earlier[0]!, earlier[2]!, earlier[3]!] })).toBeNull();
    expect(findingIn(part, { earlier })).toMatchObject({ reason: 'growth-missing', sequence: 1 });
  });

  const other = ledgerLog([...drafts.slice(0, 2), { stream: 'z' }, ...drafts.slice(3)]);

  it.each(['all', 'issue'] as const)('a history that forked is found (%s)', (kind) => {
    const forkedLog =
      kind === 'all'
        ? bundleOf({ log: other, signers })
        : bundleOf({ log: other, signers, scope: issue, streams: ['a'], from: [3] });
    const earlier = [checkpointOf(log.slice(0, 3), [own])];
    expect(findingIn(forkedLog, { earlier })).toMatchObject({
      reason: kind === 'all' ? 'head-differs' : 'forked',
      sequence: 3,
    });
    expect(findingIn(forkedLog, { earlier: [checkpointOf(log, [own])] })).toMatchObject({
      reason: 'forked',
      sequence: 7,
    });
  });

  it('an old state shown again is found', () =>
    expect(
      findingIn(bundleOf({ log: log.slice(0, 4), signers }), { earlier: [checkpointOf(log, [own])] }),
    ).toMatchObject({
      reason: 'older-than-kept',
    }));

  it('is itself looked at: unsigned, forged, of another log, no checkpoint at all', () => {
    const kept = checkpointOf(log.slice(0, 3), [own]);
    const name = { root: kept.split('\n')[2]!, other: checkpointOf(log.slice(0, 4), []).split('\n')[2]! };
    expect(findingIn(whole, { earlier: [checkpointOf(log.slice(0, 3), [thief])] })).toMatchObject({
      reason: 'earlier-unsigned',
    });
    expect(findingIn(whole, { earlier: [kept.replace(name.root, name.other)] })).toMatchObject({
      reason: 'signature-forged',
    });
    expect(findingIn(whole, { earlier: ['x'], keys: [] })).toMatchObject({ reason: 'note-unreadable' });
    const foreign = signedNote(`hengjian/elsewhere\n3\n${name.root}\n`, [own], 0);
    expect(findingIn(whole, { earlier: [foreign] })).toMatchObject({ reason: 'foreign-head' });
  });

  it('may be of a key that was changed since, which signs nothing of now', () => {
    const former = keyOf('hengjian/store', 9);
    const earlier = [checkpointOf(log.slice(0, 3), [former])];
    const earlierKeys = [verifierOf(former.verifier)];
    expect(findingIn(whole, { earlier })).toMatchObject({ reason: 'earlier-unsigned' });
    expect(findingIn(whole, { earlier, earlierKeys })).toBeNull();
    expect(findingIn(bundleOf({ log, signers: [former] }), { earlier, earlierKeys })).toMatchObject({
      reason: 'not-signed',
    });
  });
});
