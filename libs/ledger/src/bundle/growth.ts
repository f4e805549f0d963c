import { parseCheckpoint, type Checkpoint } from '../checkpoint.js';
import { finding, type Finding } from '../findings.js';
import { openNote, type NoteVerifier } from '../note.js';
import { isConsistent } from '../proof.js';
import type { Growth } from './lines.js';
import { hexOf } from './part.js';

/** Reads a checkpoint that somebody kept: signed by one of the keys, where there are keys. */
const kept = (note: string, keys: readonly NoteVerifier[]): Checkpoint | Finding => {
  try {
    const { text, signedBy, forged } = openNote(note, keys);
    if (forged.length > 0) return finding('signature-forged', 0, forged.join('、'));
    if (keys.length > 0 && signedBy.length === 0) return finding('earlier-unsigned', 0);
    return parseCheckpoint(text);
  } catch {
    return finding('note-unreadable', 0);
  }
};

const compared = (earlier: Checkpoint, now: Checkpoint, growth: readonly Growth[] | null): Finding | null => {
  if (earlier.origin !== now.origin) return finding('foreign-head', 0, earlier.origin);
  if (earlier.count > now.count) return finding('older-than-kept', now.count, earlier.count);
  if (earlier.count === now.count) return earlier.root === now.root ? null : finding('forked', earlier.count);
  // A whole log is counted again up to there; an empty one has grown into anything.
  if (growth === null || earlier.count === 0) return null;
  const path = growth.find(({ count }) => count === earlier.count)?.path;
  if (!path) return finding('growth-missing', earlier.count);
  return isConsistent(earlier, now, path.map(hexOf)) ? null : finding('forked', earlier.count);
};

/**
 * Whether the log of a bundle has grown from each checkpoint that was kept: the checkpoints, or the first finding.
 * `growth` are the bundle's own paths, null for a whole log, which needs none.
 */
export const grewFrom = (
  notes: readonly string[],
  keys: readonly NoteVerifier[],
  now: Checkpoint,
  growth: readonly Growth[] | null,
): Finding | Readonly<{ heads: readonly Checkpoint[] }> => {
  const heads: Checkpoint[] = [];
  for (const note of notes) {
    const earlier = kept(note, keys);
    if ('reason' in earlier) return earlier;
    const wrong = compared(earlier, now, growth);
    if (wrong) return wrong;
    heads.push(earlier);
  }
  return { heads };
};
