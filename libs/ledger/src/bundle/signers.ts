import type { Checkpoint } from '../checkpoint.js';
import { finding, type Finding } from '../findings.js';
import { MalformedNote, openNote, parseNote, type NoteVerifier } from '../note.js';
import { followed, keyName, type FollowedKey } from '../rotation.js';
import { grewFrom } from './growth.js';
import type { BundleHead } from './lines.js';

/** The keys that are trusted with those that took their places, or the first change of keys that is forged. */
export const followedKeys = (
  keys: readonly NoteVerifier[],
  { rotations = [] }: Pick<BundleHead, 'rotations'>,
  origin: string,
): readonly FollowedKey[] | Finding => {
  const all = keys.map((key) => followed(key, rotations, origin));
  const forged = all.find((one) => one.forged !== null)?.forged;
  return forged ? finding('rotation-forged', 0, forged) : all;
};

/** Keys of all that were followed. */
export const membersOf = (keys: readonly FollowedKey[]): readonly NoteVerifier[] =>
  keys.flatMap(({ key, successors }) => [key, ...successors]);

/** The first key that has not signed, neither itself nor one that took its place. */
export const missingOf = (keys: readonly FollowedKey[], signedBy: readonly string[]): NoteVerifier | undefined =>
  keys.find((one) => !membersOf([one]).some((key) => signedBy.includes(keyName(key))))?.key;

/** Up to which event a witness vouches for the log. */
export type Witnessed = Readonly<{ witness: string; count: number }>;

type Cosigned = Readonly<{ heads: readonly Checkpoint[]; witnessed: readonly Witnessed[] }>;

/** Whether a note bears a signature in the name of that key, right or not. */
const bears = (note: string, { name, keyId }: NoteVerifier): boolean => {
  try {
    return parseNote(note).signatures.some((one) => one.name === name && one.keyId === keyId);
  } catch (error) {
    if (error instanceof MalformedNote) return false;
    throw error;
  }
};

/**
 * Whether each of the witnesses has cosigned a checkpoint that the log of the bundle has grown from; the first finding
 * otherwise: a cosignature that is forged, one that is missing, or a checkpoint of another history.
 */
export const witnessedBy = (
  witnesses: readonly NoteVerifier[],
  notes: readonly string[],
  now: Checkpoint,
  growth: BundleHead['growth'] | null,
): Cosigned | Finding => {
  const heads: Checkpoint[] = [];
  const witnessed: Witnessed[] = [];
  for (const witness of witnesses) {
    const own = notes.filter((note) => bears(note, witness));
    if (own.length === 0) return finding('not-witnessed', 0, keyName(witness));
    if (own.some((note) => openNote(note, [witness]).forged.length > 0))
      return finding('witness-forged', 0, keyName(witness));
    const grown = grewFrom(own, [witness], now, growth);
    if ('reason' in grown) return grown;
    const count = Math.max(...grown.heads.map((head) => head.count));
    // Whoever has seen the empty log has seen nothing.
    if (count === 0) return finding('not-witnessed', 0, keyName(witness));
    heads.push(...grown.heads);
    witnessed.push({ witness: keyName(witness), count });
  }
  return { heads, witnessed };
};
