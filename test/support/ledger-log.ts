import {
  base64Of,
  canonical,
  checkpointText,
  consistencyRanges,
  eventLine,
  foldedRoot,
  Frontier,
  genesis,
  hashVersion,
  inclusionRanges,
  leafHash,
  linked,
  manifestText,
  originOf,
  sha256,
  signedNote,
  signerOf,
  verifierOf,
  writtenKey,
  type BundleScope,
  type Head,
  type LedgerRecord,
  type LeafRange,
  type NoteSigner,
} from '@app/ledger';

/** An event to be: which stream, what it says. */
export type LedgerDraft = Readonly<{ stream: string; data?: unknown }>;

/** A log that is right: each draft an event, in order. */
export const ledgerLog = (drafts: readonly LedgerDraft[]): LedgerRecord[] => {
  const last = new Map<string, LedgerRecord>();
  let link = genesis;
  return drafts.map(({ stream, data = {} }, index) => {
    const previous = last.get(stream);
    const event = { stream, revision: (previous?.revision ?? -1) + 1, id: `id-${index}`, type: 'note.note-taken' };
    const text = canonical(data);
    const meta = canonical({ ...event, hashVersion, dataHash: sha256(text), prevHash: previous?.hash ?? genesis });
    link = linked(link, sha256(meta));
    const record = { ...event, sequence: index + 1, data: text, meta, hash: sha256(meta), link };
    last.set(stream, record);
    return record;
  });
};

/** Count and root of a log of store `store`. */
export const ledgerHead = (events: readonly LedgerRecord[]): Head => {
  const { count, root } = events.reduce((tree, { hash }) => tree.append(hash), Frontier.empty);
  return { storeId: 'store', count, root };
};

const at = 1_750_000_000;

/** A key that signs, made of one byte; and what its signatures are verified by. */
export const keyOf = (name: string, byte: number, algorithm: 'ed25519' | 'cosignature' | 'sm2' = 'ed25519') =>
  signerOf(writtenKey(name, algorithm, Buffer.alloc(32, byte)).secret);

/** A note with another letter in its first signature, whichever stood there. */
export const otherSignature = (note: string): string =>
  note.replace(/(— \S+ \S{8})(.)/, (_, before: string, one: string) => before + (one === 'A' ? 'B' : 'A'));

/** What checkpoints are signed with: this key, none, or one that the log has put another in the place of. */
export const keysOf = (key: ReturnType<typeof keyOf> | null, named: string | null = null) => ({
  current: () => key,
  named: async () => named,
});

/** A key of a witness: it signs and is known by its public half. */
export const witnessOf = (name: string, byte: number) => {
  const key = keyOf(name, byte, 'cosignature');
  return { ...key, ...verifierOf(key.verifier) };
};

/** How a log of the first so many events grew into all of them, as `checkpoints proof` prints it. */
export const growthOf = (events: readonly LedgerRecord[], first: number): readonly string[] => {
  const leaves = events.map(({ hash }) => leafHash(hash));
  return consistencyRanges(first, events.length).map(({ start, end }) =>
    base64Of(foldedRoot(leaves.slice(start, end))),
  );
};

/** A signed checkpoint of a log. */
export const checkpointOf = (events: readonly LedgerRecord[], signers: readonly NoteSigner[]): string => {
  const { storeId, count, root } = ledgerHead(events);
  return signedNote(checkpointText({ origin: originOf(storeId), count, root }), signers, at);
};

/** How a bundle is made that is right (or, with `streams` or `signers` of one's own, not quite). */
export type BundleDraft = Readonly<{
  log: readonly LedgerRecord[];
  signers: readonly NoteSigner[];
  scope?: BundleScope;
  /** Streams of a part. */
  streams?: readonly string[];
  /** Counts of earlier checkpoints that the bundle says its growth from. */
  from?: readonly number[];
  files?: readonly string[];
  /** Statements that changed keys, and checkpoints that witnesses saw. */
  rotations?: readonly string[];
  cosigned?: readonly string[];
}>;

/** The lines of a bundle. */
export const bundleOf = ({
  log,
  signers,
  scope = { kind: 'all' },
  streams,
  from = [],
  files = [],
  rotations,
  cosigned,
}: BundleDraft): string[] => {
  const { storeId, count, root } = ledgerHead(log);
  const leaves = log.map(({ hash }) => leafHash(hash));
  const path = (ranges: readonly LeafRange[]) =>
    ranges.map(({ start, end }) => base64Of(foldedRoot(leaves.slice(start, end))));
  const chosen = streams ? log.filter(({ stream }) => streams.includes(stream)) : log;
  const lines = [
    {
      format: 'hengjian-bundle@1',
      scope,
      storeId,
      checkpoint: checkpointOf(log, signers),
      growth: from.map((earlier) => ({ count: earlier, path: path(consistencyRanges(earlier, count)) })),
      ...(rotations && { rotations }),
      ...(cosigned && { cosigned }),
    },
    ...chosen.map((event) =>
      eventLine(event, scope.kind === 'all' ? undefined : path(inclusionRanges(event.sequence - 1, count))),
    ),
    ...files.map((file) => ({ file, sequence: 1 })),
  ].map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const checkpoint = { origin: originOf(storeId), count, root };
  return [...lines, endOf(lines, { scope, checkpoint, events: chosen.length, files: files.length }, signers)];
};

/** The last line for lines that stand before it. */
export const endOf = (
  lines: readonly string[],
  said: Omit<Parameters<typeof manifestText>[0], 'digest'>,
  signers: readonly NoteSigner[],
): string => {
  const hashed = lines.map((line) => /^\{"sequence":\d+,"hash":"(\w{64})"/.exec(line)?.[1] ?? `${line}\n`);
  const digest = sha256(hashed.join(''));
  return JSON.stringify({ end: signedNote(manifestText({ ...said, digest }), signers, at) });
};
