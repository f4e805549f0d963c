import { describe, expect, it } from '@jest/globals';
import { canonical } from './canonical.js';
import { ledgerHead, ledgerLog } from '../../../test/support/ledger-log.js';
import { genesis, sha256 } from './chain.js';
import { Verifier, type FindingReason, type Head, type LedgerRecord } from './verify.js';

const verified = (events: readonly LedgerRecord[], outside?: Head, own = ledgerHead(events)) => {
  const verifier = new Verifier('store', outside);
  for (const event of events) verifier.add(event);
  return verifier.finish(own);
};

const drafts = ['a', 'b', 'a', 'b', 'a', 'c', 'c'].map((stream, number) => ({ stream, data: { number } }));
const right = ledgerLog(drafts);
const changed = (sequence: number, change: Partial<LedgerRecord>) =>
  right.map((event) => (event.sequence === sequence ? { ...event, ...change } : event));
const renumbered = (events: readonly LedgerRecord[]) =>
  events.map((event, index) => ({ ...event, sequence: index + 1 }));
const linkless = (events: readonly LedgerRecord[]): LedgerRecord[] =>
  events.map(({ sequence, stream, revision, id, type, data, meta, hash }) => ({
    sequence,
    stream,
    revision,
    id,
    type,
    data,
    meta,
    hash,
  }));
/** Meta and hash that agree with each other, of an envelope that was written anew. */
const forged = (sequence: number, change: object) => {
  const meta = canonical({ ...(JSON.parse(right[sequence - 1]!.meta) as object), ...change });
  return changed(sequence, { meta, hash: sha256(meta) });
};
const [a0, b0, a1, b1, a2, c0, c1] = right as [
  LedgerRecord,
  LedgerRecord,
  LedgerRecord,
  LedgerRecord,
  LedgerRecord,
  LedgerRecord,
  LedgerRecord,
];

describe('verifier', () => {
  it('finds nothing in a log that is right, and vouches for its tail with the head of now', () => {
    const { count, root } = ledgerHead(right);
    expect(verified(right)).toStrictEqual({ count, root, finding: null, tailProven: false });
    expect(verified(right, ledgerHead(right))).toStrictEqual({ count, root, finding: null, tailProven: true });
    expect(verified(right, ledgerHead(right.slice(0, 4)))).toMatchObject({ finding: null, tailProven: false });
    expect(verified(right, ledgerHead([]))).toMatchObject({ finding: null });
    expect(verified([])).toMatchObject({ count: 0, finding: null });
    expect(verified(linkless(right))).toMatchObject({ finding: null });
  });

  const cases: [string, readonly LedgerRecord[], number, FindingReason][] = [
    ['a changed byte of data', changed(3, { data: a1.data.replace('2', '3') }), 3, 'data-differs'],
    ['a changed byte of the envelope', changed(3, { meta: a1.meta.replace('id-2', 'id-9') }), 3, 'hash-differs'],
    ['a changed hash', changed(3, { hash: a2.hash }), 3, 'hash-differs'],
    ['an envelope that is no JSON', changed(3, { meta: 'x', hash: sha256('x') }), 3, 'unreadable'],
    ['an envelope that is no object', changed(3, { meta: '1', hash: sha256('1') }), 3, 'unreadable'],
    ['a hash version of the future', forged(3, { hashVersion: 2 }), 3, 'hash-version'],
    ['an event filed under another stream', changed(3, { stream: 'b' }), 3, 'column-differs'],
    ['an event filed under another type', changed(3, { type: 'note.note-struck' }), 3, 'column-differs'],
    ['an event filed under another id', changed(3, { id: 'id-9' }), 3, 'column-differs'],
    ['an event filed under another revision', changed(3, { revision: 7 }), 3, 'column-differs'],
    ['an event that was written anew', forged(3, { id: 'id-2', tenant: 'x' }), 3, 'order-differs'],
    [
      'the same without links: by the next event of the stream',
      linkless(forged(3, { tenant: 'x' })),
      5,
      'chain-broken',
    ],
    ['a removed event', [a0, b0, b1, a2, c0, c1], 3, 'sequence-gap'],
    ['a removed event, closed up', renumbered([a0, b0, b1, a2, c0, c1]), 3, 'order-differs'],
    ['the same without links', linkless(renumbered([a0, b0, b1, a2, c0, c1])), 4, 'revision-gap'],
    ['a removed first event', [b0, a1, b1, a2, c0, c1], 1, 'sequence-gap'],
    ['swapped events of two streams', renumbered([a0, b0, b1, a1, a2, c0, c1]), 3, 'order-differs'],
    ['swapped events of one stream', renumbered([a0, b0, a2, b1, a1, c0, c1]), 3, 'revision-gap'],
    ['events out of order', [a0, b0, b1, a1, a2, c0, c1], 3, 'sequence-gap'],
    [
      'an inserted event',
      renumbered([a0, b0, { ...ledgerLog([{ stream: 'z' }])[0]! }, a1, b1, a2, c0, c1]),
      3,
      'order-differs',
    ],
    ['an event told twice', [a0, a0, b0], 2, 'sequence-gap'],
  ];
  it.each(cases)('names the first bad event: %s', (_, events, sequence, reason) => {
    const { finding } = verified(events);
    expect(finding).toMatchObject({ sequence, reason });
    expect(finding!.english).toContain(String(sequence));
    expect(finding!.chinese).toMatch(/[一-鿿]/);
    expect(`${finding!.english}${finding!.chinese}`).not.toMatch(/[{}]|undefined/);
  });

  it('finds against the own count what keeps all links: a cut tail, a forged last event', () => {
    expect(verified(right.slice(0, 5), undefined, ledgerHead(right)).finding).toMatchObject({
      sequence: 6,
      reason: 'cut-tail',
    });
    const reforged = ledgerLog([...drafts.slice(0, 6), { stream: 'c', data: { number: 99 } }]);
    expect(verified(reforged, undefined, ledgerHead(right)).finding).toMatchObject({
      sequence: 7,
      reason: 'frontier-differs',
    });
    expect(verified(right, undefined, ledgerHead(right.slice(0, 6))).finding).toMatchObject({
      reason: 'frontier-differs',
    });
  });

  it('finds against a head kept outside what was rewritten throughout', () => {
    const head = ledgerHead(right);
    expect(verified(right.slice(0, 5), head).finding).toMatchObject({ sequence: 6, reason: 'cut-tail' });
    const withoutC = ledgerLog(drafts.slice(0, 5));
    expect(verified(withoutC).finding).toBeNull();
    expect(verified(withoutC, head).finding).toMatchObject({ sequence: 6, reason: 'cut-tail' });
    const withoutB = ledgerLog([...drafts.filter(({ stream }) => stream !== 'b'), { stream: 'd' }, { stream: 'd' }]);
    expect(verified(withoutB, head).finding).toMatchObject({ sequence: 7, reason: 'head-differs' });
    expect(verified(right, { ...head, storeId: 'other' }).finding).toMatchObject({
      sequence: 0,
      reason: 'foreign-head',
    });
    expect(verified(right, { storeId: 'store', count: 0, root: head.root }).finding).toMatchObject({
      reason: 'head-differs',
    });
  });

  it('keeps to its first finding', () => {
    const verifier = new Verifier('store');
    const bad = changed(2, { hash: genesis });
    const answers = bad.map((event) => verifier.add(event)?.sequence ?? null);
    expect(answers).toEqual([null, 2, 2, 2, 2, 2, 2]);
    expect(verifier.finish().finding).toMatchObject({ sequence: 2 });
  });
});
