import { describe, expect, it } from '@jest/globals';
import { bundleOf, checkpointOf, endOf, keyOf, ledgerHead, ledgerLog } from '../../../../test/support/ledger-log.js';
import { canonical } from '../canonical.js';
import { sha256 } from '../chain.js';
import { originOf } from '../checkpoint.js';
import type { FindingReason } from '../verify.js';
import { verifierOf } from '../keys.js';
import { signedNote } from '../note.js';
import { eventIn, eventLine } from './event-line.js';
import { BundleVerifier, type Trust } from './verify-bundle.js';

const own = keyOf('hengjian/store', 1);
const witness = keyOf('市教育局', 2, 'cosignature');
const thief = keyOf('hengjian/store', 3);
const trusted = (...keys: { verifier: string }[]) => keys.map(({ verifier }) => verifierOf(verifier));

const verified = (lines: readonly string[], trust: Partial<Trust> = {}) => {
  const verifier = new BundleVerifier({ keys: trusted(own), earlier: [], ...trust });
  for (const line of lines) verifier.add(Buffer.from(line));
  return verifier.finish();
};
const findingIn = (lines: readonly string[], trust: Partial<Trust> = {}) => verified(lines, trust).finding;

const drafts = ['a', 'b', 'a', 'b', 'a', 'c', 'c'].map((stream, number) => ({ stream, data: { number } }));
const log = ledgerLog(drafts);
const signers = [own, witness];
const whole = bundleOf({ log, signers, files: ['f1'] });
const issue = { kind: 'issue', id: 'ISS-1' } as const;
const part = bundleOf({ log, signers, scope: issue, streams: ['a', 'c'], from: [3] });
/** Events of the part: 1, 3, 5, 6, 7 of the log, in lines 1 to 5 of the bundle. */
const { count, root } = ledgerHead(log);
const checkpoint = { origin: originOf('store'), count, root };

/** A bundle whose last line was written anew for what stands before it, by whoever holds these keys. */
const ended = (lines: readonly string[], by = [thief], scope: typeof issue | { kind: 'all' } = { kind: 'all' }) => {
  const body = lines.slice(0, -1);
  const events = body.filter((line) => line.includes('"meta"')).length;
  const files = body.filter((line) => line.startsWith('{"file"')).length;
  return [...body, endOf(body, { scope, checkpoint, events, files }, by)];
};
/** The event of a line, as texts. */
const eventOf = (line: string, hasPath: boolean) => {
  const event = eventIn(Buffer.from(line), hasPath)!;
  return { ...event, meta: event.meta.toString(), data: event.data.toString() };
};
type BundleEvent = ReturnType<typeof eventOf>;
/** An event written anew throughout, so that it agrees with itself. */
const forged = (event: BundleEvent, more: object = {}): BundleEvent => {
  const data = canonical({ number: 99 });
  const meta = canonical({ ...(JSON.parse(event.meta) as object), dataHash: sha256(data), ...more });
  return { ...event, data, meta, hash: sha256(meta) };
};
const linkless = ({ link: _link, ...event }: BundleEvent): BundleEvent => event;

describe('a bundle that is right', () => {
  it('is found so, with who signed it', () => {
    expect(verified(whole, { keys: trusted(own, witness) })).toMatchObject({
      finding: null,
      events: 7,
      files: [{ file: 'f1', sequence: 1 }],
      checkpoint,
    });
    expect(verified(whole, { keys: trusted(own, witness) }).signedBy).toHaveLength(2);
    expect(verified(part)).toMatchObject({ finding: null, events: 5 });
    expect(verified(bundleOf({ log: [], signers }))).toMatchObject({ finding: null, events: 0 });
  });

  it('is found so without keys, which vouch for nothing', () => {
    expect(verified(bundleOf({ log, signers: [] }), { keys: [] })).toMatchObject({ finding: null, signedBy: [] });
  });
});

type Case = readonly [what: string, lines: readonly string[], reason: FindingReason, sequence: number];

const altered = (lines: readonly string[], scope: typeof issue | { kind: 'all' }): readonly Case[] => {
  const isPart = scope.kind === 'issue';
  const at = isPart ? 3 : 2;
  const event = eventOf(lines[2]!, isPart);
  const line = (text: string) => ended(lines.with(2, text), [own], scope);
  const third = (other: BundleEvent) => line(eventLine(other, other.path));
  return [
    ['edited data', third({ ...event, data: '{"number":8}' }), 'data-differs', at],
    ['an edited envelope', third({ ...event, meta: event.meta.replace('note', 'nota') }), 'hash-differs', at],
    ['a nulled hash', line(lines[2]!.replace(/"hash":"\w+"/, '"hash":null')), 'line-unreadable', 0],
    ['an empty hash', line(lines[2]!.replace(/"hash":"\w+"/, '"hash":""')), 'line-unreadable', 0],
    [
      'a purge that says so',
      line(JSON.stringify({ sequence: at, hash: event.hash, purged: true })),
      'line-unreadable',
      0,
    ],
    ['a purge that keeps the hash', third({ ...event, data: '""', meta: '""' }), 'hash-differs', at],
    ['an event written anew', third(forged(event)), isPart ? 'not-included' : 'order-differs', at],
    ['the same without its link', third(linkless(forged(event))), isPart ? 'not-included' : 'order-differs', 3],
    ['an envelope that leads the cut astray', third(forged(event, { about: { a: 1, data: 2 } })), 'hash-differs', at],
    ['an envelope without a stream', third(forged(event, { stream: null })), 'unreadable', at],
    [
      'a removed event',
      ended(lines.toSpliced(2, 1), [own], scope),
      isPart ? 'revision-gap' : 'sequence-gap',
      isPart ? 5 : 2,
    ],
    [
      'a doubled event',
      ended(lines.toSpliced(2, 0, lines[2]!), [own], scope),
      isPart ? 'out-of-order' : 'sequence-gap',
      at + (isPart ? 0 : 1),
    ],
    [
      'swapped events',
      ended(lines.with(2, lines[3]!).with(3, lines[2]!), [own], scope),
      isPart ? 'revision-gap' : 'sequence-gap',
      isPart ? 5 : 2,
    ],
  ];
};

describe.each([
  ['the whole log', altered(whole, { kind: 'all' })],
  ['a part of it', altered(part, issue)],
] as const)('a bundle of %s, signed by its own key and wrong all the same', (_, cases) => {
  it.each(cases)('%s', (__, lines, reason, sequence) => {
    const finding = findingIn(lines);
    expect(finding).toMatchObject({ reason, sequence });
    expect(`${finding!.english}${finding!.chinese}`).not.toMatch(/[{}]|undefined/);
  });
});

describe('a bundle that somebody else has touched', () => {
  const cases: readonly Case[] = [
    ['cut off before its end', whole.slice(0, -1), 'bundle-cut', 0],
    ['cut to its first line', whole.slice(0, 1), 'bundle-cut', 0],
    ['nothing', [], 'bundle-cut', 0],
    ['something else', ['{}'], 'not-a-bundle', 0],
    ['not even JSON', ['x'], 'not-a-bundle', 0],
    ['a line more after its end', [...whole, whole[1]!], 'after-end', 0],
    ['a tail cut off, its end kept', whole.toSpliced(7, 1), 'cut-tail', 7],
    ['a tail cut off, its end written anew', ended(whole.toSpliced(7, 1)), 'cut-tail', 7],
    ['the last event of a part left out, its end kept', part.toSpliced(5, 1), 'bundle-differs', 0],
    ['a whole stream left out, its end kept', part.toSpliced(4, 2), 'bundle-differs', 0],
    [
      'a whole stream left out, its end signed by a thief',
      ended(part.toSpliced(4, 2), [thief], issue),
      'manifest-unsigned',
      0,
    ],
    ['a file left out', whole.toSpliced(-2, 1), 'bundle-differs', 0],
    ['blanks between', whole.with(1, whole[1]!.replace(',', ', ')), 'line-unreadable', 0],
    ['another scope', part.with(0, part[0]!.replace('ISS-1', 'ISS-2')), 'bundle-differs', 0],
    [
      'a checkpoint of another store',
      whole.with(0, whole[0]!.replace('"storeId":"store"', '"storeId":"other"')),
      'foreign-head',
      0,
    ],
    [
      'no checkpoint',
      whole.with(0, whole[0]!.replace(/"checkpoint":"[^"]*"/, '"checkpoint":""')),
      'note-unreadable',
      0,
    ],
    ['all of it written by a thief', bundleOf({ log, signers: [thief] }), 'not-signed', 0],
  ];
  it.each(cases)('%s', (_, lines, reason, sequence) => expect(findingIn(lines)).toMatchObject({ reason, sequence }));

  it('a signature of the right name that is none', () => {
    const note = signedNote('x\n', [own], 0);
    const [, line] = note.split('\n\n');
    const fake = whole.with(
      0,
      JSON.stringify({
        ...(JSON.parse(whole[0]!) as object),
        checkpoint: `${checkpointOf(log, []).trimEnd()}\n\n${line!}`,
      }),
    );
    expect(findingIn(fake)).toMatchObject({ reason: 'signature-forged' });
  });

  it('a witness that was asked for and has not signed', () =>
    expect(findingIn(bundleOf({ log, signers: [own] }), { keys: trusted(own, witness) })).toMatchObject({
      reason: 'not-signed',
    }));
});
