import { MalformedKey, verifierOf } from './keys.js';
import { MalformedNote, openNote, parseNote, signedNote, type NoteSigner, type NoteVerifier } from './note.js';

/** A change of the key that signs a log: public halves only, as they are printed. */
export type Rotation = Readonly<{ origin: string; from: string; to: string }>;

const format = 'hengjian-key-rotation@1';

/** A key that can sign, and its public half. */
type Signer = NoteSigner & Readonly<{ verifier: string }>;

/** The statement that introduces a key: signed by the old one, which vouches for it, and by itself, which has the secret. */
export const signedRotation = (origin: string, old: Signer, next: Signer, seconds: number): string =>
  signedNote([format, origin, old.verifier, next.verifier, ''].join('\n'), [old, next], seconds);

/** Reads what a statement says; nothing of it has been checked. Null for anything else. */
export const rotationIn = (note: string): Rotation | null => {
  try {
    const [first, origin, from, to, ...rest] = parseNote(note).text.split('\n');
    const isOne = first === format && origin && from && to && rest.length === 1 && rest[0] === '';
    return isOne ? { origin, from, to } : null;
  } catch (error) {
    if (error instanceof MalformedNote) return null;
    throw error;
  }
};

const known = (vkey: string): NoteVerifier | null => {
  try {
    return verifierOf(vkey);
  } catch (error) {
    if (error instanceof MalformedKey) return null;
    throw error;
  }
};

/** Name and id of a key, as signatures name it. */
export const keyName = ({ name, keyId }: Pick<NoteVerifier, 'name' | 'keyId'>): string => `${name}+${keyId}`;

/** Whether a statement is signed by a key that is trusted, and by the key that it introduces; `forged` where it only says so. */
const checked = (note: string, { to }: Rotation, trusted: NoteVerifier): NoteVerifier | 'forged' | null => {
  const next = known(to);
  if (!next || keyName(next) === keyName(trusted)) return null;
  const { signedBy, forged } = openNote(note, [trusted, next]);
  if (forged.length > 0) return 'forged';
  return signedBy.length === 2 ? next : null;
};

/** A key that is trusted, and those that took its place one after the other. */
export type FollowedKey = Readonly<{ key: NoteVerifier; successors: readonly NoteVerifier[] }>;

/**
 * Follows the statements of a log from a key that is trusted. Of two that replace the same key the first counts; one that
 * bears the name of a trusted key and is not its own is told by `forged`: whose.
 */
export const followed = (
  key: NoteVerifier,
  statements: readonly string[],
  origin: string,
): FollowedKey & Readonly<{ forged: string | null }> => {
  const chain: NoteVerifier[] = [key];
  for (const note of statements) {
    const last = chain.at(-1)!;
    const said = rotationIn(note);
    const from = said && known(said.from);
    if (!said || !from || said.origin !== origin || keyName(from) !== keyName(last)) continue;
    const next = checked(note, said, last);
    if (next === 'forged') return { key, successors: chain.slice(1), forged: keyName(last) };
    // A circle of keys ends where it began.
    if (next && !chain.some((one) => keyName(one) === keyName(next))) chain.push(next);
  }
  return { key, successors: chain.slice(1), forged: null };
};
