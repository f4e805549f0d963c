import type { EventStore } from '@app/event-store';
import { base64Of, isIncluded, leafHash, sha256 } from '@app/ledger';
import type { Checkpoints } from './checkpoints.js';
import type { KeptCheckpoint } from './kept-checkpoints.js';

/** Why an event is what was recorded: its hash, and the way from it to the root of a checkpoint. */
export type EventProof = Readonly<{
  sequence: number;
  /** SHA-256 of its envelope, hex. */
  hash: string;
  /** Whether the stored bytes have their hashes, and the path leads to the root. */
  isSound: boolean;
  checkpoint: KeptCheckpoint;
  /** Base64, from the leaf's sibling up. */
  path: readonly string[];
  /** The same as a text of c2sp.org/tlog-proof, to be kept. */
  text: string;
}>;

/**
 * Proves an event of the log; by the last checkpoint, or by one that is made for it when it came later. Null where there
 * is no such event. @throws HistoryDiffers, StoreUnavailable
 */
export const eventProof = async (
  store: EventStore,
  checkpoints: Checkpoints,
  sequence: number,
): Promise<EventProof | null> => {
  const [stored] = await store.readStored({ after: sequence - 1, limit: 1 });
  if (stored?.sequence !== sequence) return null;
  const latest = await checkpoints.latest();
  const checkpoint = latest && latest.count >= sequence ? latest : await checkpoints.make('asked');
  const { count: size, root, note } = checkpoint;
  const path = await checkpoints.tree.inclusion(sequence, size);
  const isSound =
    isAsSealed(stored) && isIncluded({ leaf: leafHash(stored.hash), index: sequence - 1, size, root, path });
  const lines = path.map(base64Of);
  const text = ['c2sp.org/tlog-proof@v1', `index ${sequence - 1}`, ...lines, '', note].join('\n');
  return { sequence, hash: stored.hash, isSound, checkpoint, path: lines, text };
};

/** Whether an event's stored bytes have the hashes that they were sealed with. */
export const isAsSealed = ({ meta, data, hash }: Readonly<{ meta: string; data: string; hash: string }>): boolean =>
  sha256(meta) === hash && sha256(data) === dataHashIn(meta);

/** Null where somebody has made something else of the envelope. */
const dataHashIn = (meta: string): unknown => {
  try {
    return (JSON.parse(meta) as Readonly<{ dataHash?: unknown }> | null)?.dataHash ?? null;
  } catch {
    return null;
  }
};
