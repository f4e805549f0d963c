import type { SqliteEventStore } from '@app/event-store';
import {
  finding,
  followedKeys,
  grewFrom,
  keyName,
  MalformedCheckpoint,
  MalformedNote,
  membersOf,
  missingOf,
  openNote,
  originOf,
  parseCheckpoint,
  witnessedBy,
  type Checkpoint,
  type Finding,
  type Head,
  type NoteVerifier,
  type Trust,
  type Witnessed,
} from '@app/ledger';
import { notesIn, rotationsIn } from '@app/runtime/proofs';

/** What is known of a log besides its own words: heads to hold it against, and the first thing wrong with their signatures. */
export type KeptTrust = Readonly<{
  heads: readonly Head[];
  signedBy: readonly string[];
  /** How many events the last checkpoint counts that was signed by the keys; null where none is known to be. */
  signedUpTo: number | null;
  witnessed: readonly Witnessed[];
  finding: Finding | null;
}>;

/** The log is held against so many of the checkpoints kept beside it, and against all that others have signed too. */
const looked = 500;

type Opened = Readonly<{ checkpoint: Checkpoint; signedBy: readonly string[] }>;

/** Reads a note that is kept beside a log: what counts is the text that is signed. */
const openedNote = (note: string, keys: readonly NoteVerifier[], origin: string): Opened | Finding => {
  try {
    const { text, signedBy, forged } = openNote(note, keys);
    const checkpoint = parseCheckpoint(text);
    if (forged.length > 0) return finding('signature-forged', 0, forged.join('、'));
    return checkpoint.origin === origin ? { checkpoint, signedBy } : finding('foreign-head', 0, checkpoint.origin);
  } catch (error) {
    if (error instanceof MalformedNote || error instanceof MalformedCheckpoint) return finding('note-unreadable', 0);
    throw error;
  }
};

/** The same for all, those that count most first: nobody has signed the keys that they are kept under. */
const openedNotes = (
  notes: readonly string[],
  keys: readonly NoteVerifier[],
  origin: string,
): readonly Opened[] | Finding => {
  const opened: Opened[] = [];
  for (const note of notes) {
    const one = openedNote(note, keys, origin);
    if ('reason' in one) return one;
    opened.push(one);
  }
  return opened.sort((one, other) => other.checkpoint.count - one.checkpoint.count);
};

/**
 * Reads the checkpoints that are kept beside a log and those that somebody kept elsewhere. Of the first, the last must be
 * signed by each key (or by one that took its place), and one of them by each witness.
 */
export const keptTrust = async (
  { data, tenant, log }: Readonly<{ data: string; tenant: string; log: SqliteEventStore }>,
  { keys, earlier, earlierKeys = [], witnesses = [] }: Trust,
): Promise<KeptTrust> => {
  // Before the log is asked how long it is: what is signed meanwhile is no matter of this check.
  const notes = (await notesIn(data, looked)).map(({ note }) => note);
  const { storeId } = log;
  const origin = originOf(storeId);
  const { count, root } = await log.head();
  const now = { origin, count, root };
  const none = { heads: [], signedBy: [], signedUpTo: null, witnessed: [] };
  const followed = followedKeys(keys, { rotations: await rotationsIn(log, tenant) }, origin);
  if ('reason' in followed) return { ...none, finding: followed };
  const members = membersOf(followed);
  const opened = openedNotes(notes, members, origin);
  if ('reason' in opened) return { ...none, finding: opened };
  const heads = opened.map(({ checkpoint }) => checkpoint);
  const before = grewFrom(earlier, [...members, ...earlierKeys], now, null);
  const seen = witnessedBy(witnesses, [...notes, ...earlier], now, null);
  const [last] = opened;
  const signedBy = last?.signedBy ?? [];
  const missing = missingOf(followed, signedBy);
  // What the log itself is found to be comes first: a checkpoint that it has not grown from names the event.
  const held = [...heads, ...('heads' in before ? before.heads : []), ...('heads' in seen ? seen.heads : [])];
  const wrong = missing ? finding('not-signed', 0, keyName(missing)) : [before, seen].find((one) => 'reason' in one);
  return {
    heads: held.map((head) => ({ storeId, count: head.count, root: head.root })),
    signedBy: wrong ? [] : signedBy,
    signedUpTo: wrong || signedBy.length === 0 ? null : last!.checkpoint.count,
    witnessed: !wrong && 'heads' in seen ? seen.witnessed : [],
    finding: wrong ?? null,
  };
};
