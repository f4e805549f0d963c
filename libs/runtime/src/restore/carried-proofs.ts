import { join } from 'node:path';
import { KeptNodes, LogTree, type SqliteEventStore } from '@app/event-store';
import { MalformedCheckpoint, MalformedNote, noteText, originOf, parseCheckpoint, parseNote } from '@app/ledger';
import { notesLeft, SqliteOperations, type KeyValues } from '@app/vault';
import { isSetAside, keyOf, putAside, readKept, type KeptCheckpoint } from '../proofs/kept-checkpoints.js';
import { files } from '../stores/stores.js';

/** What became of the checkpoints that a replaced directory had. */
export type ProofsCarried = Readonly<{
  /** Of the copy's own log, with signatures that the copy lacked, or set aside before: kept as they were. */
  kept: number;
  /** Signed of what the copy does not have: kept, set aside. */
  aside: number;
  /** All that there were could be read. */
  isAll: boolean;
}>;

/** A checkpoint and the head that its note signs; null: it cannot be read. */
const readable = (text: string) => {
  try {
    const kept = readKept(text);
    return { kept, signed: parseCheckpoint(parseNote(kept.note).text) };
  } catch (error) {
    const isText = error instanceof MalformedNote || error instanceof MalformedCheckpoint;
    if (isText || error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
};

/** Both signatures of one text, each once. Whoever reads them checks them by keys of their own. */
const withSignatures = (ours: KeptCheckpoint, theirs: KeptCheckpoint): KeptCheckpoint => {
  const [{ text, signatures }, other] = [parseNote(ours.note), parseNote(theirs.note)];
  const has = new Set(signatures.map(({ name, keyId }) => `${name}+${keyId}`));
  const more = other.signatures.filter(({ name, keyId }) => !has.has(`${name}+${keyId}`));
  if (more.length === 0) return ours;
  const note = noteText({ text, signatures: [...signatures, ...more] });
  return { ...ours, note, verifier: ours.verifier ?? theirs.verifier };
};

/** Keeps a checkpoint of the copy's log; whether anything changed. */
const keep = async (notes: KeyValues, one: KeptCheckpoint): Promise<boolean> => {
  const before = await notes.get(keyOf(one.count));
  const after = JSON.stringify(before === null ? one : withSignatures(readKept(before), one));
  if (after !== before) await notes.put(keyOf(one.count), after);
  return after !== before;
};

/**
 * Takes over into a copy what was signed of its log, with the signatures that were put to it since, and what was set
 * aside; what was signed of a history that the copy does not have is set aside, so that nobody can say that it never was.
 * @param replaced null: nothing of the same log is replaced
 */
export const carryProofs = async (
  replaced: string | null,
  copy: string,
  log: SqliteEventStore,
  now: string,
): Promise<ProofsCarried> => {
  const left = replaced === null ? null : notesLeft(join(replaced, files.operations));
  const tree = new LogTree(log, new KeptNodes());
  const operations = new SqliteOperations(join(copy, files.operations));
  const { notes } = operations;
  try {
    const { count } = await log.head();
    let [kept, aside, isAll] = [0, 0, left !== null];
    for (const [key, text] of left ?? []) {
      if ((await notes.get(key)) === text) continue;
      const found = readable(text);
      if (found === null) {
        isAll = false;
        continue;
      }
      const { kept: one, signed } = found;
      const isSaid = signed.count === one.count && signed.root === one.root && signed.origin === originOf(log.storeId);
      if (isSaid && one.count <= count && (await tree.rootAt(one.count)) === one.root) {
        if (await keep(notes, one)) kept += 1;
      } else if (isSetAside(key)) {
        await notes.put(key, text);
        kept += 1;
      } else {
        await putAside(notes, one, now);
        aside += 1;
      }
    }
    return { kept, aside, isAll };
  } finally {
    tree.close();
    await operations.close();
  }
};
