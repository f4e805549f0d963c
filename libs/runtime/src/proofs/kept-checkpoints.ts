import { keyName, MalformedNote, parseNote, type TreeHead } from '@app/ledger';
import type { KeyValues } from '@app/vault';

/** Why a checkpoint was made: a new day, many events, a formal act, or because somebody asked for a proof. */
export type CheckpointReason = 'day' | 'events' | 'act' | 'asked';

/** A checkpoint that was made, and is kept beside the log. */
export type KeptCheckpoint = TreeHead &
  Readonly<{
    /** The note (c2sp.org/tlog-checkpoint), signed or not. */
    note: string;
    /** ISO instant. */
    madeAt: string;
    reason: CheckpointReason;
    /** What its signature is verified by; null: unsigned. */
    verifier: string | null;
  }>;

/** Keys in the order of counts; what was set aside stands before all of them. */
export const keyOf = (count: number): string => String(count).padStart(16, '0');
const aside = '-';

/** Whether nothing is signed any more by what has this key. */
export const isSetAside = (key: string): boolean => key.startsWith(aside);

export const readKept = (text: string): KeptCheckpoint => JSON.parse(text) as KeptCheckpoint;

/** The texts of those of the keys that have one, in their order. */
const textsOf = async (kept: KeyValues, keys: readonly string[]): Promise<readonly string[]> => {
  const found = await kept.several(keys);
  return keys.flatMap((key) => found.get(key) ?? []);
};

/** The last so many, latest first. */
export const recentOf = async (kept: KeyValues, limit: number): Promise<readonly KeptCheckpoint[]> => {
  const keys = (await kept.lastKeys(limit)).filter((key) => !isSetAside(key));
  return (await textsOf(kept, keys)).map(readKept);
};

/** A checkpoint's note, and what its signature is said to be verified by. Nothing of it has been checked. */
export type KeptNote = Pick<KeptCheckpoint, 'note' | 'verifier'>;

/** Empty where somebody has made something else of it: then no note can be read there. */
const noteIn = (text: string): KeptNote => {
  try {
    const { note, verifier } = JSON.parse(text) as Partial<Record<keyof KeptNote, unknown>>;
    if (typeof note === 'string') return { note, verifier: typeof verifier === 'string' ? verifier : null };
  } catch {
    // Told by whoever opens it.
  }
  return { note: '', verifier: null };
};

/** Those who have put a signature beside the log's own; null where the note cannot be read. */
export const othersOn = ({ note, verifier }: KeptNote): readonly string[] | null => {
  try {
    return parseNote(note)
      .signatures.map(keyName)
      .filter((name) => !verifier?.startsWith(`${name}+`));
  } catch (error) {
    if (error instanceof MalformedNote) return null;
    throw error;
  }
};

/** Read at a time. */
const pageSize = 500;

/** The texts of all that are kept, latest first, some at a time. */
export async function* pagesOf(kept: KeyValues): AsyncGenerator<readonly string[]> {
  const keys = (await kept.keys('')).filter((key) => !isSetAside(key)).toReversed();
  for (let at = 0; at < keys.length; at += pageSize) yield textsOf(kept, keys.slice(at, at + pageSize));
}

/**
 * The notes of the last so many, latest first, and after them every earlier one that others have signed too: however long
 * ago a witness looked, what it saw counts. One that cannot be read is answered, so that somebody is told.
 */
export const notesOf = async (kept: KeyValues, limit: number): Promise<readonly KeptNote[]> => {
  const notes: KeptNote[] = [];
  let at = 0;
  for await (const page of pagesOf(kept))
    notes.push(...page.map(noteIn).filter((one) => at++ < limit || othersOn(one)?.length !== 0));
  return notes;
};

/** Keeps one where nothing is signed by it any more. */
export const putAside = (kept: KeyValues, checkpoint: KeptCheckpoint, now: string): Promise<void> =>
  kept.put(`${aside}${keyOf(checkpoint.count)}@${now}`, JSON.stringify(checkpoint));
