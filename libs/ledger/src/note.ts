/** One signature line of a note: whose, by which key, and the bytes after the key's id. */
export type NoteSignature = Readonly<{ name: string; keyId: string; bytes: Buffer }>;

/** A signed note as it was read; nothing of it has been checked yet. `text` ends in a newline. */
export type Note = Readonly<{ text: string; signatures: readonly NoteSignature[] }>;

/** What can check one key's signatures. `keyId` in hex, four bytes. */
export type NoteVerifier = Readonly<{
  name: string;
  keyId: string;
  verifies: (text: string, signature: Buffer) => boolean;
}>;

/** What can sign; `seconds` since 1970, for signatures that say when. */
export type NoteSigner = Readonly<{ name: string; keyId: string; sign: (text: string, seconds: number) => Buffer }>;

/** Not a note of c2sp.org/signed-note. */
export class MalformedNote extends Error {
  constructor(reason: string) {
    super(`not a signed note: ${reason}`);
    this.name = 'MalformedNote';
  }
}

/** More than one could need, less than would cost anything to check. */
const mostSignatures = 64;
const mostCharacters = 1_000_000;

const isName = (name: string): boolean => name !== '' && !/[\s\p{Z}+]/u.test(name);

/** Base64 that is written in the one way there is, or null. */
export const exactBase64 = (text: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
};

/** A hash in hex as notes and bundles write it. */
export const base64Of = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

const signatureOf = (line: string): NoteSignature => {
  const [, name, base64] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = base64 === undefined ? null : exactBase64(base64);
  if (name === undefined || !isName(name) || !bytes || bytes.length < 5) throw new MalformedNote('a signature line');
  return { name, keyId: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) };
};

/** Reads a note (c2sp.org/signed-note): text, an empty line, signature lines; there may be none of these. @throws MalformedNote */
export const parseNote = (note: string): Note => {
  if (note.length > mostCharacters) throw new MalformedNote('too long');
  if (/\p{Surrogate}/u.test(note) || /\p{Cc}/u.test(note.replaceAll('\n', '')))
    throw new MalformedNote('control characters');
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new MalformedNote('no empty line after its text');
  const lines = note
    .slice(end + 2)
    .split('\n')
    .slice(0, -1);
  if (lines.length > mostSignatures) throw new MalformedNote('too many signatures');
  return { text: note.slice(0, end + 1), signatures: lines.map(signatureOf) };
};

const lineOf = ({ name, keyId, bytes }: NoteSignature): string =>
  `— ${name} ${Buffer.concat([Buffer.from(keyId, 'hex'), bytes]).toString('base64')}\n`;

/** Writes a note with the signatures it has. @throws MalformedNote when it could not be read back */
export const noteText = ({ text, signatures }: Note): string => {
  const note = `${text}\n${signatures.map(lineOf).join('')}`;
  parseNote(note);
  return note;
};

/** Signs a text, which ends in a newline. Nobody to sign makes a note that is unsigned, and says so when it is opened. */
export const signedNote = (text: string, signers: readonly NoteSigner[], seconds: number): string => {
  if (!text.endsWith('\n')) throw new MalformedNote('its text does not end its last line');
  const signatures = signers.map(({ name, keyId, sign }) => ({ name, keyId, bytes: sign(text, seconds) }));
  return noteText({ text, signatures });
};

/** What the signatures of a note came to: by which of the known keys it is signed, and which of them were forged. */
export type Opened = Readonly<{ text: string; signedBy: readonly string[]; forged: readonly string[] }>;

/** Checks a note by the keys that are trusted; signatures by other keys mean nothing. @throws MalformedNote */
export const openNote = (note: string, trusted: readonly NoteVerifier[]): Opened => {
  const { text, signatures } = parseNote(note);
  const signedBy = new Set<string>();
  const forged = new Set<string>();
  for (const { name, keyId, bytes } of signatures) {
    const key = trusted.find((one) => one.name === name && one.keyId === keyId);
    if (key) (key.verifies(text, bytes) ? signedBy : forged).add(`${name}+${keyId}`);
  }
  return { text, signedBy: [...signedBy], forged: [...forged] };
};
