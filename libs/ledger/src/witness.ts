import { MalformedCheckpoint, parseCheckpoint, type Checkpoint } from './checkpoint.js';
import {
  exactBase64,
  MalformedNote,
  noteText,
  openNote,
  parseNote,
  signedNote,
  type NoteSigner,
  type NoteVerifier,
} from './note.js';
import { isConsistent } from './proof.js';

/** Why a witness does not put its name to a checkpoint. */
export type WitnessRefusal =
  | 'unreadable'
  | 'log-unsigned'
  | 'earlier-unreadable'
  | 'earlier-not-own'
  | 'other-log'
  | 'older'
  | 'forked'
  | 'growth-missing'
  | 'growth-wrong';

/** A checkpoint that is not cosigned, and why. */
export class NotWitnessed extends Error {
  constructor(readonly reason: WitnessRefusal) {
    super(`not witnessed: ${reason}`);
    this.name = 'NotWitnessed';
  }
}

/** What a witness is asked, and what it remembers: the checkpoint that it cosigned last, null at its first. */
export type WitnessAsked = Readonly<{
  checkpoint: string;
  earlier: string | null;
  /** How the log grew from the earlier one: hashes in base64, from `hengjian checkpoints proof`. */
  growth: readonly string[] | null;
  /** The log's keys: one of them must have signed. */
  logKeys: readonly NoteVerifier[];
  witness: NoteSigner & NoteVerifier;
  seconds: number;
}>;

const opened = (note: string, keys: readonly NoteVerifier[], problem: WitnessRefusal) => {
  try {
    const { text, signedBy, forged } = openNote(note, keys);
    return { checkpoint: parseCheckpoint(text), signedBy, forged };
  } catch (error) {
    if (error instanceof MalformedNote || error instanceof MalformedCheckpoint) throw new NotWitnessed(problem);
    throw error;
  }
};

const hashesOf = (growth: readonly string[]): readonly string[] => {
  const hashes = growth.map((line) => exactBase64(line));
  if (hashes.some((hash) => hash?.length !== 32)) throw new NotWitnessed('growth-wrong');
  return hashes.map((hash) => hash!.toString('hex'));
};

const checkGrowth = (earlier: Checkpoint, now: Checkpoint, growth: readonly string[] | null): void => {
  if (earlier.origin !== now.origin) throw new NotWitnessed('other-log');
  if (earlier.count > now.count) throw new NotWitnessed('older');
  if (earlier.count === now.count && earlier.root !== now.root) throw new NotWitnessed('forked');
  if (earlier.count === now.count || earlier.count === 0) return;
  if (growth === null) throw new NotWitnessed('growth-missing');
  if (!isConsistent(earlier, now, hashesOf(growth))) throw new NotWitnessed('forked');
};

/**
 * Adds a witness's signature (c2sp.org/tlog-cosignature) to a checkpoint of a log, once it is sure that the log has grown
 * from what it cosigned before. Answers the note with all signatures it had. @throws NotWitnessed
 */
export const cosigned = ({ checkpoint: note, earlier, growth, logKeys, witness, seconds }: WitnessAsked): string => {
  const now = opened(note, logKeys, 'unreadable');
  if (now.forged.length > 0 || now.signedBy.length === 0) throw new NotWitnessed('log-unsigned');
  if (earlier !== null) {
    const before = opened(earlier, [witness], 'earlier-unreadable');
    // What it is compared with must be what this witness itself put its name to.
    if (before.forged.length > 0 || before.signedBy.length === 0) throw new NotWitnessed('earlier-not-own');
    checkGrowth(before.checkpoint, now.checkpoint, growth);
  }
  const { text, signatures } = parseNote(note);
  const own = parseNote(signedNote(text, [witness], seconds)).signatures;
  const others = signatures.filter(({ name, keyId }) => name !== witness.name || keyId !== witness.keyId);
  return noteText({ text, signatures: [...others, ...own] });
};

/**
 * Puts the cosignatures of a note that came back beside the signatures of the one that is kept. Only those of the given
 * witnesses, and only right ones: `forged` names the others. Null when it is not a note of the same text.
 */
export const joined = (
  kept: string,
  brought: string,
  witnesses: readonly NoteVerifier[],
): Readonly<{ note: string; added: readonly string[]; forged: readonly string[] }> | null => {
  const ours = parseNote(kept);
  const theirs = parseNote(brought);
  if (ours.text !== theirs.text) return null;
  const { signedBy, forged } = openNote(brought, witnesses);
  const has = new Set(openNote(kept, witnesses).signedBy);
  const added = forged.length > 0 ? [] : signedBy.filter((name) => !has.has(name));
  const signatures = theirs.signatures.filter(({ name, keyId }) => added.includes(`${name}+${keyId}`));
  const unique = signatures.filter(({ keyId }, at) => signatures.findIndex((one) => one.keyId === keyId) === at);
  return { note: noteText({ text: ours.text, signatures: [...ours.signatures, ...unique] }), added, forged };
};
