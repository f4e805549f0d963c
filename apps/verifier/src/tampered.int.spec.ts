import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BundleVerifier, canonical, genesis, linked, sha256, verifierOf, type Trust } from '@app/ledger';
import { bundleOf, checkpointOf, keyOf, ledgerLog } from '@test/ledger-log';
import { temporaryDirectory } from '@test/temporary';
import { Examiners } from './examiners.js';
import { LineTooLong } from './lines.js';
import { followBlocks } from './verify-file.js';

const { directory, remove } = temporaryDirectory();
const key = keyOf('hengjian/store', 1);
let examiners: Examiners;

/** The one file as the auditor runs it is the program of the threads. */
beforeAll(() => {
  const build = ['build', '-c', 'apps/verifier/vite.config.mjs', '--logLevel', 'warn', '--outDir', directory];
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', ...build]);
  examiners = new Examiners(2, pathToFileURL(join(directory, 'hengjian-verify.mjs')));
});
afterAll(async () => {
  await examiners.end();
  remove();
});

/** The rule itself: one line after the other. */
const plainly = (lines: readonly string[], trust: Trust) => {
  const verifier = new BundleVerifier(trust);
  for (const line of lines) if (verifier.add(Buffer.from(line))) break;
  return verifier.finish();
};

async function* blocksOf(lines: readonly string[], sizes: readonly number[], fault?: Error) {
  for (let [at, block] = [0, 0]; at < lines.length; block += 1) {
    const some = lines.slice(at, (at += sizes[block % sizes.length]!));
    yield Buffer.from(new TextEncoder().encode(`${some.join('\n')}\n`).buffer);
  }
  if (fault) throw fault;
}

const together = async (lines: readonly string[], trust: Trust, sizes: readonly number[], fault?: Error) => {
  const verifier = new BundleVerifier(trust);
  await followBlocks(blocksOf(lines, sizes, fault), verifier, examiners);
  return verifier.finish();
};

/** Another bundle of the same kind, of another history; and events that this one leaves out. */
type Others = Readonly<{ forked: readonly string[]; more: readonly string[] }>;

type Tampering = (lines: string[], at: number, other: number, others: Others) => string[];

const eventForm = /^\{"sequence":(\d+),"hash":"(\w+)"(?:,"link":"(\w+)")?,"meta":(.*),"data":(.*)\}$/;

/** An event of a whole log that agrees with itself, whatever else it says. */
const forged = (line: string, more: object, link = (old?: string, _hash?: string) => old): string => {
  const [, sequence, , old, meta, data] = eventForm.exec(line) ?? [];
  if (!meta || !data || data.includes('"path"')) return line;
  const text = canonical({ ...(JSON.parse(meta) as object), ...more });
  const next = link(old, sha256(text));
  return `{"sequence":${sequence},"hash":"${sha256(text)}"${next ? `,"link":"${next}"` : ''},"meta":${text},"data":${data}}`;
};
const linkOf = (line = ''): string => eventForm.exec(line)?.[3] ?? genesis;

const tamperings: readonly Tampering[] = [
  // A character of a line, wherever it stands.
  (lines, at, other) =>
    lines.with(
      at,
      lines[at]!.replace(/^(.*)$/, (text) => text.slice(0, other) + 'a' + text.slice(other + 1)),
    ),
  (lines, at, other) => lines.with(at, lines[at]!.replace(/\d(?=\D*$)/, String(other % 10))),
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at, other) => lines.toSpliced(other % lines.length, 0, lines[at]!),
  (lines, at, other) => lines.with(at, lines[other % lines.length]!).with(other % lines.length, lines[at]!),
  (lines, at) => lines.slice(0, at),
  (lines, at, other) => [...lines.slice(0, at), lines[at]!.slice(0, other)],
  (lines, at) => lines.toSpliced(at, 0, '{"file":"f1","sequence":1}'),
  (lines, at) => lines.toSpliced(at, 0, ''),
  (lines, at) => lines.with(at, lines[at]!.replace(/,"link":"\w+"/, '')),
  (lines, at) => lines.with(at, lines[at]!.replace(/"link":"\w/, '"link":"0')),
  (lines) => lines.map((line) => line.replace(/,"link":"\w+"/, '')),
  // All of them, or those from somewhere on, bear other numbers.
  (lines, at, other) =>
    lines.map((line, index) =>
      line.replace(
        /^\{"sequence":(\d+)/,
        (_, sequence) => `{"sequence":${Number(sequence) + (index < at ? 0 : other)}`,
      ),
    ),
  (lines, at) => lines.with(at, forged(lines[at]!, { note: 'x' })),
  (lines, at, other) => lines.with(at, forged(lines[at]!, { revision: other % 4 })),
  (lines, at, other) => lines.with(at, forged(lines[at]!, { stream: 'abc'[other % 3] })),
  (lines, at) => lines.with(at, forged(lines[at]!, { prevHash: genesis })),
  (lines, at) => lines.with(at, forged(lines[at]!, { stream: null })),
  // Its own link is right: the next one's is not.
  (lines, at) =>
    lines.with(
      at,
      forged(lines[at]!, { note: 'x' }, (_, hash) => linked(linkOf(lines[at - 1]), hash!)),
    ),
  // From somewhere on, history went another way: all links and chains hold.
  (lines, at, _, { forked }) => [...lines.slice(0, at), ...forked.slice(at)],
  (lines, at, _, { forked }) => [lines[0]!, ...forked.slice(1, at), ...lines.slice(Math.max(at, 1))],
  (lines, at, _, { forked }) => lines.with(at, forked[at] ?? lines[at]!),
  (lines, at, other, { more }) => lines.toSpliced(at, 0, ...more.slice(0, 1 + (other % 3))),
  (lines, _, other, { more }) => [...lines, ...more.slice(other % 3)],
];

const streams = ['a', 'b', 'c'];
const drafts = fc.array(fc.record({ stream: fc.constantFrom(...streams), data: fc.record({ number: fc.nat(3) }) }), {
  maxLength: 24,
});
const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });
const touches = fc.array(fc.tuple(fc.constantFrom(...tamperings), fc.nat(), fc.nat(200)), { maxLength: 2 });

const scenes = fc
  .record({ told: drafts, others: drafts, part: fc.boolean(), kept: fc.nat(), shared: fc.nat(), touches, sizes })
  .map(({ told, others, part, kept, shared, touches: acts, sizes: some }) => {
    const log = ledgerLog(told);
    const count = kept % (told.length + 1);
    const scope = { kind: 'issue', id: 'ISS-1' } as const;
    const bundled = (of: typeof log, chosen: readonly string[]) =>
      bundleOf({
        log: of,
        signers: [key],
        files: ['f1'],
        ...(part && { scope, streams: chosen, from: count > 0 ? [count] : [] }),
      });
    const lines = bundled(log, ['a', 'c']);
    const forked = ledgerLog([...told.slice(0, shared % (told.length + 1)), ...others, ...told].slice(0, told.length));
    const another = {
      forked: bundled(forked, ['a', 'c']),
      more: part
        ? bundled(log, ['b']).slice(1, -2)
        : bundled(ledgerLog([...told, ...others]), []).slice(1 + told.length),
    };
    return {
      lines: acts.reduce((now, [act, at, other]) => (now[0] ? act(now, at % now.length, other, another) : now), lines),
      sizes: some,
      trust: {
        keys: [verifierOf(key.verifier)],
        earlier: count > 0 ? [checkpointOf(log.slice(0, count), [key])] : [],
      },
    };
  });

it('finds by blocks and threads just what is found line by line, however a bundle was tampered with', async () => {
  await fc.assert(
    fc.asyncProperty(scenes, async ({ lines, sizes: some, trust }) => {
      expect(await together(lines, trust, some)).toEqual(plainly(lines, trust));
    }),
    { numRuns: 500 },
  );
});

it('looks at all that stands before a line without end', async () => {
  const lines = bundleOf({ log: ledgerLog([{ stream: 'a' }, { stream: 'b' }, { stream: 'a' }]), signers: [key] });
  const trust = { keys: [], earlier: [] };
  const found = (some: readonly string[]) => together(some, trust, [2], new LineTooLong());
  expect((await found(lines.slice(0, -1))).finding).toMatchObject({
    reason: 'line-unreadable',
    english: expect.stringContaining('Line 5 '),
  });
  expect((await found(lines.slice(0, 3).toSpliced(1, 1))).finding).toMatchObject({ reason: 'sequence-gap' });
});

it('takes no events that are right by themselves after the end, or too late', async () => {
  const log = ledgerLog([{ stream: 'a' }, { stream: 'b' }, { stream: 'c' }]);
  const trust = { keys: [], earlier: [] };
  const scope = { kind: 'issue', id: 'ISS-1' } as const;
  const whole = bundleOf({ log: log.slice(0, 2), signers: [] });
  const part = bundleOf({ log, signers: [], scope, streams: ['a', 'c'] });
  const [, next] = bundleOf({ log, signers: [] }).slice(2);
  const [, late] = bundleOf({ log, signers: [], scope, streams: ['b'] });
  expect((await together([...whole, next!], trust, [1])).finding).toMatchObject({ reason: 'after-end' });
  expect((await together(part.toSpliced(3, 0, late!), trust, [1])).finding).toMatchObject({ reason: 'out-of-order' });
});
