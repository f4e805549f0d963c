import { createHash } from 'node:crypto';
import type { LogTree, StoredEvent } from '@app/event-store';
import {
  base64Of,
  bundleFormat,
  checkpointText,
  eventLine,
  manifestText,
  originOf,
  signedNote,
  type BundleHead,
  type BundleScope,
  type Growth,
  type NoteSigner,
} from '@app/ledger';
import { evidenceIn } from '@app/domain/kernel';
import { countIn } from './cosignatures.js';

/** What a bundle is to hold. */
export type BundleAsked = Readonly<{
  scope: BundleScope;
  /** Which events of the log, in its order. */
  includes: (event: StoredEvent) => boolean;
  /** Counts of checkpoints that whoever reads it may have kept: it says how the log grew from each. */
  earlier: readonly number[];
  /** Statements that changed the log's key, and its checkpoints that witnesses have cosigned. */
  rotations: readonly string[];
  cosigned: readonly string[];
  /** Nobody to sign makes a bundle that only agrees with itself. */
  signers: readonly NoteSigner[];
  /** ISO instant. */
  now: string;
}>;

/** What was written. */
export type BundleWritten = Readonly<{ count: number; root: string; events: number; files: readonly string[] }>;

/**
 * Writes a bundle line by line (see libs/ledger): what it is, the events, the files they cite, its signed end. Events
 * that arrive meanwhile are not in it. @throws StoreUnavailable, RangeError for an earlier count beyond the log's
 */
export const writeBundle = async (
  tree: LogTree,
  log: Readonly<{ storeId: string; events: AsyncIterable<StoredEvent> }>,
  { scope, includes, earlier, rotations, cosigned, signers, now }: BundleAsked,
  write: (line: string) => Promise<void> | void,
): Promise<BundleWritten> => {
  const { count, root } = await tree.head();
  const checkpoint = { origin: originOf(log.storeId), count, root };
  const seconds = Math.floor(Date.parse(now) / 1000);
  const digest = createHash('sha256');
  const put = async (line: object): Promise<void> => {
    const text = JSON.stringify(line);
    digest.update(`${text}\n`);
    await write(text);
  };
  await put({
    format: bundleFormat,
    scope,
    storeId: log.storeId,
    checkpoint: signedNote(checkpointText(checkpoint), signers, seconds),
    growth: scope.kind === 'all' ? [] : await growths(tree, [...earlier, ...cosigned.map(countIn)], count),
    ...(rotations.length > 0 && { rotations }),
    ...(cosigned.length > 0 && { cosigned }),
  } satisfies BundleHead);

  const files = new Map<string, number>();
  let events = 0;
  for await (const stored of log.events) {
    if (stored.sequence > count) break;
    if (!includes(stored)) continue;
    const { sequence, data } = stored;
    digest.update(stored.hash);
    const path = scope.kind === 'all' ? undefined : (await tree.inclusion(sequence, count)).map(base64Of);
    await write(eventLine(stored, path));
    events += 1;
    if (!data.includes('"mediaType"')) continue;
    for (const { hash } of evidenceIn(JSON.parse(data))) if (!files.has(hash)) files.set(hash, sequence);
  }
  for (const [file, sequence] of files) await put({ file, sequence });
  const manifest = { scope, checkpoint, events, files: files.size, digest: digest.digest('hex') };
  await write(JSON.stringify({ end: signedNote(manifestText(manifest), signers, seconds) }));
  return { count, root, events, files: [...files.keys()] };
};

const growths = async (tree: LogTree, earlier: readonly number[], count: number): Promise<readonly Growth[]> => {
  const grown: Growth[] = [];
  for (const first of new Set(earlier))
    if (first > 0 && first < count)
      grown.push({ count: first, path: (await tree.consistency(first, count)).map(base64Of) });
  return grown;
};
